"""Who sat where they were not needed: accompanying units, and matters tied into one meeting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from . import hours, roles
from .folding import fold
from .lexicon import names_several
from .profiles import Profile
from .records import Accompanying, Attendance, Nested, Role, Segment
from .statements import Statement
from .vocabulary import Vocabulary

_MINUTES = re.compile(r"(\d+(?:\.\d+)?)(?:分钟|min)")
_HOURS = re.compile(r"(\d+(?:\.\d+)?)(?:小时|个小时|h)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})[-~至—](\d{1,2}):(\d{2})")
_ONE_MATTER_AT_LEAST = 0.34
_TOPIC_LENGTH = 3

CONCERNS_NONE = "no item of the agenda concerns the unit"
PRINCIPAL_CALLED = "a principal called to a deputy's meeting"


def accompanying(event: Profile) -> Iterator[Accompanying]:
    """Yield the units that no item concerns, and principals called by a deputy."""
    length = event.meeting.hours or 0.0
    concerned = event.meeting.concerned
    by_deputy = _called_by_deputy(event)
    idle: dict[str, int] = defaultdict(int)
    principals: dict[str, int] = defaultdict(int)
    for seat in _guests(event):
        if concerned is not None and seat.unit not in concerned:
            idle[seat.unit] += seat.people
        elif by_deputy and roles.rank(seat.role) is Role.PRINCIPAL:
            principals[seat.unit] += seat.people
    for people_of, reason in ((idle, CONCERNS_NONE), (principals, PRINCIPAL_CALLED)):
        for unit, people in people_of.items():
            spent = hours.attended(people, length)
            yield Accompanying(event.meeting.id, unit, people, spent, reason)


def known_topics(events: Sequence[Profile]) -> frozenset[str]:
    """Return the topics that meetings are called for by their titles."""
    return frozenset(
        part
        for event in events
        if not event.is_vague
        for part in event.title.core.split("|")
        if len(part) >= _TOPIC_LENGTH
    )


def nested(event: Profile, vocabulary: Vocabulary, topics: frozenset[str]) -> Nested | None:
    """Return the segments of a meeting that ties unrelated matters together, or None.

    A unit that no segment concerns is accompanying, not nested: its hours are counted there.
    """
    meeting = event.meeting
    if len(meeting.agenda) < 2 or _is_routine(event) or _matters(event, vocabulary, topics) < 2:
        return None
    concerned = event.meeting.concerned
    guests = [s for s in _guests(event) if concerned is None or s.unit in concerned]
    by_unit: dict[str, float] = defaultdict(float)
    segments: list[Segment] = []
    for item, length in zip(meeting.agenda, _lengths(event), strict=True):
        idle = [seat for seat in guests if item.units and seat.unit not in item.units]
        for seat in idle:
            by_unit[seat.unit] += hours.attended(seat.people, length)
        lost = sum(hours.attended(seat.people, length) for seat in idle)
        segments.append(Segment(item.text, length, item.units, lost))
    total = sum(by_unit.values())
    if not total:
        return None
    return Nested(meeting.id, tuple(segments), tuple(sorted(by_unit.items())), total)


def _guests(event: Profile) -> list[Attendance]:
    hosts = {*event.hosts, event.meeting.unit}
    return [seat for seat in event.meeting.attendees if seat.unit not in hosts and seat.people > 0]


def _called_by_deputy(event: Profile) -> bool:
    """Tell whether the host's own attendance shows a deputy in the chair and no principal."""
    own = [seat for seat in event.meeting.attendees if seat.unit in event.hosts]
    chairs = [seat for seat in own if roles.convenes(seat.role)] or own
    ranks = {roles.rank(seat.role) for seat in chairs}
    return Role.DEPUTY in ranks and Role.PRINCIPAL not in ranks


def _is_routine(event: Profile) -> bool:
    nature = event.nature
    return event.is_series or nature.body or nature.statutory or nature.emergency


def _matters(event: Profile, vocabulary: Vocabulary, topics: frozenset[str]) -> int:
    """Return into how many matters the items fall: items that share words are one matter.

    Under a title with one topic every item belongs to it, unless it is itself what other meetings
    are called for.
    """
    title = _topic(event.title)
    groups: list[set[str]] = []
    for item in event.items:
        words = set(item.words)
        if not words:
            continue
        if title and not (words & title) and not _names_topic(item, topics):
            words |= title
        touching = [g for g in groups if _share_topic(words, g, title, vocabulary)]
        for group in touching:
            groups.remove(group)
            words |= group
        groups.append(words)
    return len(groups)


def _names_topic(item: Statement, topics: frozenset[str]) -> bool:
    """Tell whether a topic that other meetings are called for stands in the item."""
    return any(
        part[i:j] in topics
        for part in item.core.split("|")
        for i in range(len(part) - _TOPIC_LENGTH + 1)
        for j in range(i + _TOPIC_LENGTH, len(part) + 1)
    )


def _topic(title: Statement) -> frozenset[str]:
    """Return the words of a title with one topic; a title that lists several ties nothing."""
    return frozenset() if names_several(title.text) else frozenset(title.words)


def _share_topic(
    left: set[str], right: set[str], title: frozenset[str], vocabulary: Vocabulary
) -> bool:
    if left & title and right & title:
        return True
    smaller = min(vocabulary.mass(left), vocabulary.mass(right))
    return vocabulary.mass(left & right) >= _ONE_MATTER_AT_LEAST * smaller


def _lengths(event: Profile) -> Sequence[float]:
    """Return each item's length in hours: as written in it, otherwise equal parts of the rest."""
    agenda = event.meeting.agenda
    written = [_written_length(item.text) for item in agenda]
    open_items = sum(length is None for length in written)
    left = max((event.meeting.hours or 0.0) - sum(length or 0.0 for length in written), 0.0)
    share = left / open_items if open_items else 0.0
    return [share if length is None else length for length in written]


def _written_length(text: str) -> float | None:
    folded = fold(text)
    if clock := _CLOCK.search(folded):
        first, second, third, fourth = map(int, clock.groups())
        return max((third * 60 + fourth - first * 60 - second) / 60, 0.0)
    if minutes := _MINUTES.search(folded):
        return float(minutes[1]) / 60
    found = _HOURS.search(folded)
    return float(found[1]) if found else None
