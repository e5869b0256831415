"""The same people in two meetings at once: counted once, and told as what cannot have been.

Only units, numbers and titles of attendees are on record, so people are the same in two cases:
a principal whose title is the same in both, one person each time; and as many as a unit would need
beyond its staff to sit in both. In doubt they are different people, and every hour counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import hours, roles
from .hours import Stretch
from .records import Attendance, Role


@dataclass(frozen=True, slots=True)
class Presence:
    """The people of one unit in one meeting; `principals` are titles that one person bears."""

    meeting: str
    people: int
    principals: frozenset[str]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Doubled:
    """People who already sat in another meeting during a stretch of this one."""

    other: str
    people: int
    stretch: Stretch


def presence(meeting: str, seats: Sequence[Attendance], stretches: tuple[Stretch, ...]) -> Presence:
    """Return how one unit's own people were present; representatives and guests are none of them.

    `seats` are those of the unit.
    """
    seats = [seat for seat in seats if roles.is_staff(seat.role)]
    single = (seat for seat in seats if seat.people == 1)
    titles = frozenset(seat.role for seat in single if roles.rank(seat.role) is Role.PRINCIPAL)
    return Presence(meeting, sum(seat.people for seat in seats), titles, stretches)


def doubled(own: Presence, earlier: Sequence[Presence], staff: int) -> Iterator[Doubled]:
    """Yield who of a meeting's people sat in an earlier one at the same time.

    `staff` is the number of people the unit has, 0 when nobody knows it. Where several earlier
    meetings run at once, the first of them is named.
    """
    for stretch in _pieces(own.stretches, earlier):
        running = [one for one in earlier if hours.shared([stretch], one.stretches)]
        if not running:
            continue
        same = len(own.principals & frozenset().union(*(one.principals for one in running)))
        elsewhere = min(sum(one.people for one in running), staff)
        beyond = elsewhere + min(own.people, staff) - staff
        people = max(same, beyond)
        if people > 0:
            yield Doubled(running[0].meeting, people, stretch)


def _pieces(stretches: Sequence[Stretch], others: Sequence[Presence]) -> Iterator[Stretch]:
    """Yield the stretches, cut wherever another meeting begins or ends."""
    cuts = {moment for one in others for stretch in one.stretches for moment in stretch}
    for start, end in stretches:
        inside = sorted({start, end, *(moment for moment in cuts if start < moment < end)})
        yield from pairwise(inside)
