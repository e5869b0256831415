"""Records of one meeting: what several venues or hosts reported is one meeting."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from .one_meeting import START_TOLERANCE, is_borne_out, may_be_same, venue_of
from .profiles import Profile
from .vocabulary import Vocabulary

_LOOKED_AT = 40


def groups(profiles: Sequence[Profile], vocabulary: Vocabulary) -> list[list[int]]:
    """Return indexes of records of one meeting, groups of two and more."""
    parent = list(range(len(profiles)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for left, right in _pairs(profiles):
        if not may_be_same(profiles[left], profiles[right]):
            continue
        a, b = root(left), root(right)
        if a != b and is_borne_out(profiles[left], profiles[right], vocabulary):
            parent[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(len(profiles)):
        found[root(i)].append(i)
    return [group for group in found.values() if len(group) > 1]


def _pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield pairs that meet at one time and are tied by host, attendance, place or venue.

    The records come in order of time. One of which only the day is known stands at its beginning.
    """
    starts = [profile.start for profile in profiles]
    by_unit: dict[tuple[date, str], list[int]] = defaultdict(list)
    untimed: dict[tuple[date, str], list[int]] = defaultdict(list)
    by_venue: dict[tuple[date, str], list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        day = profile.start.date()
        timed = profile.meeting.timed
        first = bisect_left(starts, profile.start - START_TOLERANCE, 0, i) if timed else 0
        for unit in _seats(profile):
            earlier = by_unit.get((day, unit))
            if earlier:
                oldest = earlier[-_LOOKED_AT] if len(earlier) > _LOOKED_AT else earlier[0]
                for j in earlier[bisect_left(earlier, max(first, oldest)) :]:
                    yield j, i
                for j in untimed.get((day, unit), ()):
                    if j >= oldest:
                        yield j, i
        venue = venue_of(profile)
        if venue:
            yield from ((j, i) for j in by_venue[day, venue][-_LOOKED_AT:])
            by_venue[day, venue].append(i)
        for unit in {profile.host, profile.meeting.unit, profile.position.place.id}:
            by_unit[day, unit].append(i)
            if not timed:
                untimed[day, unit].append(i)
    yield from _attended_later(profiles, starts, by_unit)


def _attended_later(
    profiles: Sequence[Profile],
    starts: Sequence[datetime],
    by_unit: dict[tuple[date, str], list[int]],
) -> Iterator[tuple[int, int]]:
    """Yield pairs where the earlier record names the host of the later one."""
    for i, profile in enumerate(profiles):
        day = profile.start.date()
        last = len(starts)
        if profile.meeting.timed:
            last = bisect_right(starts, profile.start + START_TOLERANCE, i)
        for unit in profile.attending | {place.id for place in profile.position.chain[1:]}:
            later = by_unit.get((day, unit))
            if later:
                for j in later[bisect_right(later, i) : bisect_left(later, last)]:
                    yield i, j


def _seats(profile: Profile) -> Iterable[str]:
    places = (place.id for place in profile.position.chain)
    return {profile.host, profile.meeting.unit, *profile.attending, *places}
