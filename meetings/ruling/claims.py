"""How many of a meeting's hours a rule finding speaks of, if it is right.

A claim is a part of hours that the ledger holds once, and books nothing itself: the relay of GD-10a
claims what the repetition costs (layered), GD-11 what the called principals gave (accompany). For
what lasts too long or is too large only the excess is claimed; in the ledger it stays an ordinary
meeting, of which nothing is avoidable (burden.md 2.3). Two findings of one meeting may claim the
same hours, so claims are never added up.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import QuerySet

from burden.findings.rules import kind_of
from burden.ledger.hours import exact
from meetings.models import Accompanying, Meeting, MeetingHit
from meetings.presence import Grid

RELAY = "relay"
_ZERO = Decimal(0)
# Forms that say how long it took, by the figure that was measured.
_LENGTHS = {
    "minutes": "minutes",
    "video_minutes": "minutes",
    "days": "days",
    "days_with_groups": "days",
    "days_of_department": "days",
    "conveying": "days",
}
_SPEECHES = frozenset({"speech", "speech_reckoned"})
_SIZES = frozenset({"people", "people_of_department", "class"})


class Told(Protocol):
    """A hit, be it just found or read from its row."""

    @property
    def rule(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def figures(self) -> Mapping[str, Any]: ...


@dataclass
class _Excess:
    """Shares of a meeting beyond a bound: of its length, of its people, and minutes of speeches."""

    length: float = 0.0
    people: float = 0.0
    minutes: float = 0.0

    def add(self, form: str, figures: Mapping[str, Any]) -> None:
        if form in _LENGTHS:
            self.length = max(self.length, _beyond(figures[_LENGTHS[form]], figures["bound"]))
        elif form in _SIZES:
            self.people = max(self.people, _beyond(figures["people"], figures["bound"]))
        elif form in _SPEECHES:
            self.minutes += figures["minutes"] - figures["bound"]
        elif form == "heads":
            self.minutes += figures.get("shorter") or 0

    def hours(self, grid: Grid) -> Decimal:
        """Whoever is too many gives all of it; the others sit for what was too long."""
        spoken = min(self.minutes / 60 / grid.sat.length, 1.0) if grid.sat.length else 0.0
        length = max(self.length, spoken)
        sat = float(sum(grid.columns, _ZERO)) * (1 - (1 - length) * (1 - self.people))
        return exact(sat + float(grid.way) * self.people)


def hits_of(meeting: Meeting) -> QuerySet[MeetingHit]:
    """What rules hold against a meeting."""
    return MeetingHit.objects.filter(item=meeting.item, spared="")


def claims_of(
    meeting: Meeting, grid: Grid, repeated: Decimal, hits: Iterable[Told]
) -> dict[str, Decimal]:
    """Hours by kind of finding, of the rules that are held against a meeting.

    `repeated` are the hours that its repetition of a superior meeting costs, if that is right.
    """
    excess: dict[str, _Excess] = defaultdict(_Excess)
    claims: dict[str, Decimal] = {}
    for hit in hits:
        kind = kind_of(hit.rule)
        if hit.form == RELAY:
            claims[kind] = repeated
        elif hit.form == "by_deputy":
            claims[kind] = _of_principals(grid, meeting.accompanying.all())
        else:
            excess[kind].add(hit.form, hit.figures)
    return claims | {kind: one.hours(grid) for kind, one in excess.items()}


def _of_principals(grid: Grid, accompanying: Iterable[Accompanying]) -> Decimal:
    called: dict[int, int] = defaultdict(int)
    for one in accompanying:
        if one.reason == Accompanying.Reason.PRINCIPAL:
            called[one.unit_id] += one.people
    hours = (
        row.hours * min(called[row.unit], row.people) / row.people
        for row in grid.rows
        if row.people and row.unit in called
    )
    return exact(sum(hours, _ZERO))


def _beyond(measured: float, bound: float) -> float:
    """The share of what was measured that lies above the bound."""
    return max(1 - bound / measured, 0.0) if measured else 0.0
