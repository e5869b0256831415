"""Dates and deadlines of two papers side by side, as they are written for the reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from docs_audit import demand_wording, gbt9704, selectors
from docs_audit.compared import Compared
from docs_audit.deadlines import DeadlinePair, deadline_pairs
from docs_audit.gbt9704 import Requirement

CHANGE_LABELS: dict[str, Promise] = {
    "same": _("same"),
    "tightened": _("tightened"),
    "relaxed": _("relaxed"),
    "added": _("added"),
    "dropped": _("dropped"),
    "other": _("counted otherwise"),
}


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline of both papers, as it is written for the reader."""

    pair: DeadlinePair

    @property
    def lower(self) -> str:
        return demand_wording.deadline(self.pair.lower)

    @property
    def upper(self) -> str:
        return demand_wording.deadline(self.pair.upper)

    @property
    def change(self) -> Promise:
        return CHANGE_LABELS[self.pair.change]


@dataclass(frozen=True)
class Dates:
    """Days of the lower and the upper paper, as far as they are open, and their deadlines."""

    issued: tuple[date | None, date | None]
    printed: tuple[date | None, date | None]
    deadlines: list[DeadlineRow]

    @property
    def days_later(self) -> int | None:
        """Days from the upper paper to the lower; None where one has no date or it came first."""
        lower, upper = self.issued
        if lower is None or upper is None or lower < upper:
            return None
        return (lower - upper).days

    @property
    def is_printed(self) -> bool:
        """Whether either paper tells the day it was printed."""
        return any(self.printed)


def dates_of(found: selectors.Comparison, compared: Compared) -> Dates:
    """Days and deadlines of both papers; of a closed one only what stands in the passages."""
    lower, upper = (_demands(side.paper.text) for side in (found.lower, found.upper))
    pairs = deadline_pairs(
        _shown(found.lower, lower.requirements, [one.lower for one in compared.passages]),
        _shown(found.upper, upper.requirements, [one.upper for one in compared.passages]),
    )
    return Dates(
        issued=(
            found.match.lower.issued_on if found.lower.is_open else None,
            found.match.upper.issued_on if found.upper.is_open else None,
        ),
        printed=(
            lower.printed_on if found.lower.is_open else None,
            upper.printed_on if found.upper.is_open else None,
        ),
        deadlines=[DeadlineRow(pair) for pair in pairs],
    )


@dataclass(frozen=True)
class Demands:
    """What a text demands, and the day it was printed."""

    requirements: tuple[Requirement, ...]
    printed_on: date | None


@lru_cache(maxsize=32)
def _demands(text: str) -> Demands:
    """Read them out of a text; a superior paper is compared with one lower paper after another."""
    read = gbt9704.read_paper(text)
    return Demands(read.requirements, _day(read.printed_on.value))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _shown(
    side: selectors.Side,
    requirements: Sequence[Requirement],
    passages: Sequence[tuple[int, int]],
) -> Sequence[Requirement]:
    """The demands that stand wholly in what this reader may read."""
    if side.is_open:
        return requirements
    return [
        one
        for one in requirements
        if any(start <= one.span[0] and one.span[1] <= end for start, end in passages)
    ]
