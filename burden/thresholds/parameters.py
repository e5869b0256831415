"""One version of all parameters, for reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.models import ParameterSet


@dataclass(frozen=True)
class Parameters(Mapping[str, float]):
    """The values of one set by key; a key the set is older than has the default of the code."""

    set: ParameterSet

    def __getitem__(self, key: str) -> float:
        definition = DEFINITIONS[key]
        return float(self.set.values.get(key, definition.default))

    def __iter__(self) -> Iterator[str]:
        return iter(DEFINITIONS)

    def __len__(self) -> int:
        return len(DEFINITIONS)

    def whole(self, key: str) -> int:
        """A value that counts something."""
        return round(self[key])
