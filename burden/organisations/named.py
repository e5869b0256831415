"""Units as the rows of a list or the words of a form name them."""

from dataclasses import dataclass, field

from burden.organisations import selectors as organisations
from burden.organisations.models import Unit


class UnknownUnit(Exception):
    """A row names a unit that is not in the tree; `field` is where, `name` what it says."""

    def __init__(self, field_name: str, name: str) -> None:
        super().__init__(name)
        self.field = field_name
        self.name = name


@dataclass
class Units:
    """Units by what the rows call them, each looked up once."""

    near: Unit | None
    known: dict[str, Unit | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._lookup = organisations.Lookup(self.near)

    def look_up(self, name: str) -> Unit | None:
        """The unit, one outside the tree as well; nothing when in doubt."""
        if name not in self.known:
            self.known[name] = self._lookup.find(name)
        return self.known[name]

    def find(self, name: str, field_name: str) -> Unit:
        """The unit of the tree; raises UnknownUnit."""
        unit = self.look_up(name)
        if unit is None or unit.is_external:
            raise UnknownUnit(field_name, name)
        return unit

    def is_known(self, name: str) -> bool:
        unit = self.look_up(name)
        return unit is not None and not unit.is_external
