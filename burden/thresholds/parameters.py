"""One version of all parameters, for reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.models import ParameterSet


@dataclass(frozen=True)
class Parameters(Mapping[str, float]):
    """The values of one set by key; one the set is older than has what its definition says."""

    set: ParameterSet

    def __getitem__(self, key: str) -> float:
        definition = DEFINITIONS[key]
        older = definition.default if definition.older is None else definition.older
        return float(self.set.values.get(key, older))

    def __iter__(self) -> Iterator[str]:
        return iter(DEFINITIONS)

    def __len__(self) -> int:
        return len(DEFINITIONS)

    def knows(self, key: str) -> bool:
        """Whether the set has a value of its own: it is not older than the parameter."""
        return key in self.set.values

    def whole(self, key: str) -> int:
        """A value that counts something."""
        return round(self[key])
