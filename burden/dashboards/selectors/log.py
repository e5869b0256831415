"""The audit log as its administrator reads it, and whether it still is what it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from burden.audit import selectors as log
from burden.audit.models import Entry
from burden.organisations.models import Unit, User


@dataclass(frozen=True)
class Fault:
    """The first bad entry of a chain."""

    number: int
    code: str


@dataclass(frozen=True)
class State:
    """What the last check found in the chains that the reader's scope lies in."""

    at: datetime
    entries: int
    faults: list[Fault]


@dataclass(frozen=True)
class LogRow:
    """One entry, the unit it concerns, and what it tells beside its columns."""

    entry: Entry
    unit: Unit | None
    details: dict[str, Any]


def log_for(user: User) -> QuerySet[Entry]:
    """Entries of the scope of an audit administrator, the latest first."""
    return log.log_of(user.scope.path) if user.scope else Entry.objects.none()


def state_for(user: User) -> State | None:
    """The last check of the chain of the reader's top unit and of the parameters' chain."""
    found = log.last_verification()
    if found is None or user.scope is None:
        return None
    mine = {user.scope.path.partition("/")[0], ""}
    return State(
        found.at,
        sum(length for chain, length in found.chains.items() if chain in mine),
        [Fault(one["number"], one["code"]) for one in found.faults if one["chain"] in mine],
    )


def log_rows(entries: Iterable[Entry]) -> list[LogRow]:
    """The entries with their units, which are read in one statement."""
    found = list(entries)
    units = Unit.objects.in_bulk({_unit_id(one) for one in found})
    return [LogRow(one, units.get(_unit_id(one)), log.details(one)) for one in found]


def _unit_id(entry: Entry) -> int:
    """The last step of a unit's path, 0 where there is none."""
    return int(entry.unit_path.strip("/").rpartition("/")[2] or 0)
