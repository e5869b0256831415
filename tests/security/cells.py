"""The form of the access table: who may send what to which address, and what strangers get."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from burden.organisations.models import Role, Unit, User

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")

EVERYONE = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()
READERS = frozenset({Role.INSPECTOR, Role.LEADER, Role.CADRE, Role.UNIT_EDITOR})
REPORTERS = frozenset({Role.INSPECTOR, Role.CADRE, Role.UNIT_EDITOR})
INSPECTOR = frozenset({Role.INSPECTOR})
SYSTEM_ADMIN = frozenset({Role.SYSTEM_ADMIN})
SECURITY_ADMIN = frozenset({Role.SECURITY_ADMIN})
AUDIT_ADMIN = frozenset({Role.AUDIT_ADMIN})


class Where(StrEnum):
    """Whose object an address names, seen from the person who asks."""

    OWN = "a unit of the person's county"
    STRANGER = "another county"
    SUPERIOR = "the city above"


@dataclass(frozen=True)
class World:
    """One city with two counties; the people of the table sit in the first."""

    city: Unit
    county: Unit
    township: Unit
    stranger: Unit
    people: Mapping[Role, User]
    without_scope: User

    def unit(self, where: Where) -> Unit:
        return {
            Where.OWN: self.township,
            Where.STRANGER: self.stranger,
            Where.SUPERIOR: self.city,
        }[where]


# Keyword arguments of the address for an object of the unit that `where` means.
Target = Callable[[World, Where], Mapping[str, Any]]


@dataclass(frozen=True)
class Row:
    """One address. Methods that `allowed` does not name are refused for everyone.

    `target` makes the object; without one there is none. Objects of `hidden` answer 404 whatever
    the role. `data` is what a POST sends. `is_public`: strangers may, too.
    """

    route: str
    allowed: Mapping[str, frozenset[Role]]
    target: Target | None = None
    hidden: frozenset[Where] = frozenset({Where.STRANGER, Where.SUPERIOR})
    data: Mapping[str, Any] = field(default_factory=dict)
    needs_scope: bool = True
    is_public: bool = False
