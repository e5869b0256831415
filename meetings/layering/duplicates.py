"""Records of one meeting: what several venues or hosts reported is one meeting."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from .profiles import Profile
from .records import Mode
from .vocabulary import Vocabulary

# Branch venues write down when their own room began.
START_TOLERANCE = timedelta(minutes=45)
TOPIC_AT_LEAST = 0.5
SHARED_UNITS_AT_LEAST = 0.3
_LOOKED_AT = 40
_VENUE_LENGTH = 5
_GENERIC_VENUE = re.compile(
    r"^(?:[一二三四五六七八九十\d]+[楼号层])?(?:第?[一二三四五六七八九十\d]+)?(?:大|小|多功能|视频|电视电话|党员|机关)?"
    r"(?:会议室|会场|礼堂|活动室|会议中心|办公室|视频会议室|分会场|主会场|线上|腾讯会议)$"
)


def groups(profiles: Sequence[Profile], vocabulary: Vocabulary) -> list[list[int]]:
    """Return indexes of records of one meeting, groups of two and more."""
    parent = list(range(len(profiles)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for left, right in _pairs(profiles):
        a, b = root(left), root(right)
        if a != b and same(profiles[left], profiles[right], vocabulary):
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
        venue = _venue(profile)
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


def same(left: Profile, right: Profile, vocabulary: Vocabulary) -> bool:
    """Tell whether two records are of one meeting: one time, one topic, and a tie between them."""
    return (
        _at_one_time(left, right)
        and left.nature.edition == right.nature.edition
        and left.nature.act == right.nature.act
        and not _told_apart(left, right)
        and not _speak_of_different_meetings(left, right)
        and _on_one_topic(left, right, vocabulary)
        and _tied(left, right)
    )


def _at_one_time(left: Profile, right: Profile) -> bool:
    if not (left.meeting.timed and right.meeting.timed):
        return left.start.date() == right.start.date()
    if abs(left.start - right.start) > START_TOLERANCE:
        return False
    first, second = sorted((left, right), key=lambda profile: profile.start)
    end = first.meeting.end
    return end is None or end.replace(tzinfo=None) > second.start


def _told_apart(left: Profile, right: Profile) -> bool:
    """Tell whether one unit reports meetings on two topics at two times of the day."""
    return (
        left.meeting.unit == right.meeting.unit
        and left.meeting.timed
        and right.meeting.timed
        and left.start != right.start
        and frozenset(left.title.words) != frozenset(right.title.words)
    )


def _speak_of_different_meetings(left: Profile, right: Profile) -> bool:
    """Tell whether one conveys what the other does not, or each names its own place."""
    if bool(left.title.phrases) != bool(right.title.phrases):
        return True
    if left.position.place.id == right.position.place.id:
        return False
    return _own_scope(left) and _own_scope(right) and not _names_other(left, right)


def _own_scope(profile: Profile) -> bool:
    here = profile.position.place
    return bool({here.mark, here.char} & profile.title.scopes)


def _names_other(left: Profile, right: Profile) -> bool:
    """Tell whether either title names the other's place too, as a joint meeting's does."""
    return (
        right.position.place.name in left.meeting.title
        or left.position.place.name in right.meeting.title
    )


def _on_one_topic(left: Profile, right: Profile, vocabulary: Vocabulary) -> bool:
    if left.is_vague or right.is_vague:
        if not (left.items and right.items):
            return left.name == right.name
        if left.is_vague and right.is_vague and left.name != right.name:
            # Office meetings share routine; only two that share most of it are one.
            return _agendas_agree(left, right, vocabulary, way=min)
        return _agendas_agree(left, right, vocabulary)
    shared = vocabulary.contained(left.title.words, frozenset(right.title.words))
    shared = max(shared, vocabulary.contained(right.title.words, frozenset(left.title.words)))
    if shared < TOPIC_AT_LEAST:
        return _agendas_agree(left, right, vocabulary)
    return not (left.items and right.items) or _agendas_agree(left, right, vocabulary, 0.2)


def _agendas_agree(
    left: Profile,
    right: Profile,
    vocabulary: Vocabulary,
    at_least: float = TOPIC_AT_LEAST,
    *,
    way: Callable[[float, float], float] = max,
) -> bool:
    """Tell whether enough of one agenda, or with `way` min of both, stands in the other."""
    if not left.items or not right.items:
        return False
    inside = vocabulary.contained(left.words, right.words)
    return way(inside, vocabulary.contained(right.words, left.words)) >= at_least


def _tied(left: Profile, right: Profile) -> bool:
    """Tell whether the same people sat there, by organiser, attendance or venue."""
    if left.host == right.host:
        return True
    venue = _venue(left)
    if venue and venue == _venue(right):
        return True
    if left.host in right.attending and right.host in left.attending:
        return True
    if _overlap(left.attending, right.attending) >= SHARED_UNITS_AT_LEAST:
        return True
    if _jointly_named(left, right):
        return True
    return any(
        _attended_by_video(main, branch) or _is_branch(main, branch)
        for main, branch in ((left, right), (right, left))
    )


def _jointly_named(left: Profile, right: Profile) -> bool:
    """Tell whether two hosts that can meet jointly give one topical name and one hour."""
    if left.is_vague or left.name != right.name or left.start != right.start:
        return False
    neighbours = left.position.place.id == right.position.place.id
    return neighbours or _names_other(left, right)


def _is_branch(main: Profile, branch: Profile) -> bool:
    """Tell whether the branch reports, as a venue, a remote meeting of a place it lies in, or of
    a department there.
    """
    if main.meeting.mode is Mode.ONSITE or branch.meeting.mode is Mode.ONSITE:
        return False
    own = 0 if branch.meeting.unit != branch.host else 1
    above = {place.id for place in branch.position.chain[own:]}
    return main.position.place.id in above and main.name == branch.name


def _attended_by_video(main: Profile, branch: Profile) -> bool:
    """Tell whether the branch's own unit is listed in the main record, which was remote or bears
    the very same name."""
    if branch.meeting.unit not in main.attending and branch.host not in main.attending:
        return False
    remote = Mode.ONSITE not in {main.meeting.mode, branch.meeting.mode}
    return remote or (main.name == branch.name and not main.is_vague)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0


def _venue(profile: Profile) -> str:
    venue = profile.meeting.venue.strip()
    return "" if len(venue) < _VENUE_LENGTH or _GENERIC_VENUE.match(venue) else venue
