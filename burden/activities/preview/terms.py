"""What a subject tells of how its records are judged and booked, for previews."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from burden.ledger.services import Booking
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject
from burden.thresholds.whatif import Asked

UnitYear = tuple[int, int]


def _no_years(_asked: Asked, _confirmed: Collection[str]) -> Mapping[UnitYear, frozenset[str]]:
    return {}


def _nothing(_records: Sequence[Any], _asked: Asked) -> None:
    """Records come with all that they are asked for."""


@dataclass(frozen=True)
class Recheck:
    """One subject.

    Attributes:
        limits: keys that rules on single records are held against.
        hours: keys that hours are made of.
        standing: records that count, with everything that judging and booking read.
        accused: ids of rules that speak against each record, by item; told all records.
        rows: what is booked of a record.
        claims: hours by kind of finding, of the rules that speak against it.
        years: keys that rules on a unit's year are held against.
        accused_years: ids of rules that speak against each year of a unit that is judged, read
            from no more of the records than years ask.
        others: kinds that no rule speaks of, each with its confidence and whether it holds.
        paired: such kinds of a record and another item, each with its confidence and whether it
            holds by the id of that item.
        sought: keys for which each record is looked into anew, which takes its time.
        read: what is read of all records at once and kept with them, before anything is asked.
    """

    subject: Subject
    limits: frozenset[str]
    hours: frozenset[str]
    standing: Callable[[], QuerySet[Any]]
    accused: Callable[[Sequence[Any], Asked, Collection[str]], Mapping[int, frozenset[str]]]
    rows: Callable[[Any, Parameters], Sequence[Booking]]
    claims: Callable[[Any, Parameters, Iterable[str]], Mapping[str, Decimal]]
    years: frozenset[str] = frozenset()
    accused_years: Callable[[Asked, Collection[str]], Mapping[UnitYear, frozenset[str]]] = _no_years
    others: Mapping[str, tuple[float, Callable[[Any, Parameters], bool]]] = field(
        default_factory=dict
    )
    paired: Mapping[str, tuple[float, Callable[[Any], Mapping[int, bool]]]] = field(
        default_factory=dict
    )
    sought: frozenset[str] = frozenset()
    read: Callable[[Sequence[Any], Asked], None] = _nothing
