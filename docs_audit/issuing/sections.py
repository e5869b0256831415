"""The lists on the page of a unit's year: what stands on one side only, and the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.organisations.models import Level
from docs_audit.issuing.comparing import Comparison
from docs_audit.issuing.issued import Issued
from docs_audit.issuing.planning import Balance, Entry, Ground, Pair
from docs_audit.issuing.reach import Reach
from docs_audit.wording import percent


@dataclass(frozen=True)
class Line:
    """A paper, a stretch of numbers or an entry of the plan; `uuid` where it can be opened."""

    number: str
    title: str = ""
    day: date | None = None
    uuid: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class Section:
    """One list: its name in addresses, its lines, and how many papers or numbers they are.

    What tells of a difference stands on the page at once, the other lists open from it.
    """

    key: str
    label: str | Promise
    lines: list[Line]
    count: int
    is_difference: bool = True


@dataclass(frozen=True)
class Shown:
    """Ids of the papers that the reader may not open; of these only the number is told."""

    closed_ids: frozenset[int]

    def line(self, paper: Issued, note: str = "") -> Line:
        is_open = paper.id not in self.closed_ids
        return Line(
            paper.number,
            paper.title if is_open else "",
            paper.day,
            paper.uuid if is_open else None,
            note,
        )


def sections_of(
    papers: Sequence[Issued],
    found: Comparison,
    plan: Balance | None,
    reach: Reach,
    shown: Shown,
) -> list[Section]:
    """Every list of a year; those of the plan only where one was brought."""
    return [
        _section(
            "unregistered",
            gettext_lazy("Received, not in the register"),
            [shown.line(paper) for paper in found.unregistered],
        ),
        _section(
            "missing",
            gettext_lazy("In the register, never received here"),
            [shown.line(paper) for paper in found.never_received],
        ),
        Section(
            "gaps",
            gettext_lazy("Gaps in the numbering"),
            [
                Line(
                    _span_of(gap.series, gap.first, gap.last),
                    _("%(count)d numbers") % {"count": gap.size},
                )
                for gap in found.gaps
            ],
            sum(gap.size for gap in found.gaps),
        ),
        *(_of_plan(plan, shown) if plan is not None else ()),
        _section(
            "below",
            gettext_lazy("Sent to the county and below"),
            [shown.line(paper, _level(paper.reaches)) for paper in reach.papers],
            is_difference=False,
        ),
        _section(
            "issued",
            gettext_lazy("All numbered papers"),
            [shown.line(paper, _level(paper.reaches)) for paper in papers],
            is_difference=False,
        ),
    ]


def _of_plan(plan: Balance, shown: Shown) -> Iterable[Section]:
    yield _section(
        "outside",
        gettext_lazy("Issued, not in the plan"),
        [shown.line(pair.issued, _nearest(pair)) for pair in plan.outside],
    )
    yield _section(
        "pending",
        gettext_lazy("Planned, not issued"),
        [Line(one.number, one.title, note=_planned_for(one)) for one in plan.pending],
    )
    yield _section(
        "planned",
        gettext_lazy("Issued by the plan"),
        [shown.line(pair.issued, _joined_by(pair)) for pair in plan.planned],
        is_difference=False,
    )


def narrowed(lines: Iterable[Line], words: str) -> list[Line]:
    """The lines that hold every word in number, title or note."""
    asked = words.lower().split()
    return [
        line
        for line in lines
        if all(word in f"{line.number} {line.title} {line.note}".lower() for word in asked)
    ]


def _section(key: str, label: Promise, lines: list[Line], *, is_difference: bool = True) -> Section:
    return Section(key, label, lines, len(lines), is_difference)


def _level(reaches: str) -> str:
    return str(Level(reaches).label) if reaches else ""


def _planned_for(entry: Entry) -> str:
    return _("planned for month %(month)s") % {"month": entry.month} if entry.month else ""


def _joined_by(pair: Pair) -> str:
    assert pair.entry is not None
    told = {"title": pair.entry.title, "number": pair.entry.number or "–"}
    if pair.ground is Ground.NUMBER:
        return _("by number %(number)s of the plan: %(title)s") % told
    return _("titles alike by %(share)s: %(title)s") % {**told, "share": percent(pair.likeness)}


def _nearest(pair: Pair) -> str:
    if pair.entry is None:
        return _("no entry is alike")
    return _("the nearest entry is alike by %(share)s: %(title)s") % {
        "share": percent(pair.likeness),
        "title": pair.entry.title,
    }


def _span_of(series: str, first: int, last: int) -> str:
    numbers = f"{first}" if first == last else f"{first}–{last}"
    return f"{series} {numbers}号"
