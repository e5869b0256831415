"""Meetings that their own host holds again and again, and the items that recur in them.

What recurs is counted as meetings come in, beside their words: a list and a store that counts one
meeting at a time tell the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2b
from itertools import pairwise
from statistics import median

from .profiles import Profile
from .vocabulary import Vocabulary

NUMERALS = "0-9０-９一二三四五六七八九十"
NEAR = timedelta(days=182)
_NUMERALS = re.compile(f"[{NUMERALS}]+")
_PARENTHESES = re.compile(r"[(（][^()（）]*[)）]")
_HOLDS = re.compile(r"^(?:人民政府|(?:街道)?办事处|[村居]民委员会)?(?:关于)?(?:召开|举行)?")
_HELD_AT_LEAST = 6
_DAYS_APART_AT_MOST = 35
_REGULAR_WITHIN = 0.35
_PACED_IN_A_ROW = 4
_PACED_DAYS_APART_AT_MOST = 100
_PACED_WITHIN = 1.25
_PACED_HOSTS_AT_LEAST = 2
_PACED_SHARE = 0.25
_ROUTINE_SHARE = 0.3
_ROUTINE_AT_LEAST = 4
_WITHOUT_TOPIC_AT_LEAST = 6
_WITHOUT_TOPIC_SHARE = 0.6
_MARK_LENGTH = 40
_ITEM, _OFFICE_ITEM, _EDITION, _ITEM_OF_EDITION = "@", "~", "^", "&"

Edition = tuple[str, str]
# The starts, sorted, of the meetings that units held under one name.
Held = Mapping[str, Sequence[datetime]]


def edition_of(event: Profile) -> Edition:
    """Return the unit and the title without numbers: what the editions of a series share."""
    return event.meeting.unit, title_of_edition(event.meeting.title)


def title_of_edition(title: str) -> str:
    """Return a title without numbers."""
    return _NUMERALS.sub("", title)


def counted(event: Profile) -> Iterator[str]:
    """Yield what is counted of a meeting: its words, and marks of what may recur in it."""
    yield from event.words
    cores = {item.core for item in event.items if item.core}
    for core in cores:
        yield _mark(_ITEM, core)
    if _is_office_meeting(event):
        yield _mark(_EDITION, *edition_of(event))
        for core in cores:
            yield _mark(_OFFICE_ITEM, core)
            yield _mark(_ITEM_OF_EDITION, *edition_of(event), core)


def with_standing(events: Sequence[Profile], vocabulary: Vocabulary) -> None:
    """Mark the events of a list, given in order of time."""
    editions: dict[Edition, list[datetime]] = defaultdict(list)
    for event in events:
        editions[edition_of(event)].append(event.start)
    for event in events:
        mark(event, vocabulary, editions[edition_of(event)])
    _mark_of_a_pace(events)


def mark(event: Profile, vocabulary: Vocabulary, editions: Sequence[datetime]) -> None:
    """Mark an edition of a regular meeting, and the items that are office routine.

    `editions` are the starts of meetings under its title by its unit, its own among them, sorted.
    """
    event.is_regular = not event.is_vague and is_regular(event.start, editions)
    event.recurring = partial(_recurring_items, vocabulary)


def _mark_of_a_pace(events: Sequence[Profile]) -> None:
    """Mark meetings whose unit, or others, meet at one pace under that name."""
    named: dict[str, dict[str, list[datetime]]] = defaultdict(lambda: defaultdict(list))
    names = [common_name(event) for event in events]
    for name, event in zip(names, events, strict=True):
        named[name][event.meeting.unit].append(event.start)
    at_a_pace = {(name, unit) for name, held in named.items() for unit in _at_a_pace(held)}
    for name, event in zip(names, events, strict=True):
        event.is_standing = (name, event.meeting.unit) in at_a_pace


def _at_a_pace(held: Held) -> Iterable[str]:
    """Return the units that meet at a pace under one name, each looked at once."""
    if is_of_a_pace(held):
        return held
    return [unit for unit, starts in held.items() if keeps_pace(starts)]


def is_standing(unit: str, held: Held) -> bool:
    """Tell whether meetings of one name are held at a pace: by the unit, or by others mostly."""
    return is_of_a_pace(held) or keeps_pace(held.get(unit, ()))


def common_name(event: Profile) -> str:
    """Return how a meeting is called, whoever holds it: its title without places, organs of a
    place, numbers and what stands in parentheses.
    """
    return _HOLDS.sub("", _NUMERALS.sub("", _PARENTHESES.sub("", event.title.bare)))


def is_of_a_pace(held: Held) -> bool:
    """Tell whether meetings of one name follow each other at one pace, at several hosts and not
    as an exception.
    """
    paced = [len(starts) for starts in held.values() if keeps_pace(starts)]
    meetings = sum(map(len, held.values()))
    return len(paced) >= _PACED_HOSTS_AT_LEAST and sum(paced) >= _PACED_SHARE * meetings


def keeps_pace(starts: Sequence[datetime]) -> bool:
    """Tell whether four meetings in a row follow each other at one distance, a quarter of a year
    at most: by chance they seldom do.
    """
    days = [(b - a).total_seconds() / 86400 for a, b in pairwise(starts)]
    in_a_row = _PACED_IN_A_ROW - 1
    return any(
        min(run) > 0 and max(run) <= min(_PACED_DAYS_APART_AT_MOST, _PACED_WITHIN * min(run))
        for run in (days[i : i + in_a_row] for i in range(len(days) - in_a_row + 1))
    )


def is_regular(start: datetime, editions: Sequence[datetime]) -> bool:
    """Tell whether the editions within half a year of `start` follow each other at one pace."""
    if len(editions) < _HELD_AT_LEAST:
        return False
    near = editions[bisect_left(editions, start - NEAR) : bisect_right(editions, start + NEAR)]
    if len(near) < _HELD_AT_LEAST:
        return False
    gaps = sorted((b - a).total_seconds() / 86400 for a, b in pairwise(near))
    middle = median(gaps)
    spread = gaps[(3 * len(gaps)) // 4] - gaps[len(gaps) // 4]
    return 0 < middle <= _DAYS_APART_AT_MOST and spread <= _REGULAR_WITHIN * middle


def _recurring_items(vocabulary: Vocabulary, event: Profile) -> Iterator[int]:
    """Yield the items that a good part of the editions share, where the title has no topic of its
    own, and those that stand nearly always in meetings without a topic.
    """
    edition = edition_of(event)
    held = vocabulary.count(_mark(_EDITION, *edition)) if _is_office_meeting(event) else 0
    needed = max(_ROUTINE_AT_LEAST, _ROUTINE_SHARE * held)
    for i, item in enumerate(event.items):
        if item.phrases or not item.core:
            continue
        without_topic = vocabulary.count(_mark(_OFFICE_ITEM, item.core))
        if without_topic >= max(
            _WITHOUT_TOPIC_AT_LEAST,
            _WITHOUT_TOPIC_SHARE * vocabulary.count(_mark(_ITEM, item.core)),
        ) or (
            held >= _ROUTINE_AT_LEAST
            and vocabulary.count(_mark(_ITEM_OF_EDITION, *edition, item.core)) >= needed
        ):
            yield i


def _is_office_meeting(event: Profile) -> bool:
    return event.is_vague or event.nature.series


def _mark(kind: str, *parts: str) -> str:
    """Return a key that no topic word is, short enough to be stored beside them; of the same parts
    two kinds differ in the kind alone.
    """
    text = "|".join(parts)
    if len(kind + text) < _MARK_LENGTH:
        return kind + text
    return kind + blake2b(text.encode(), digest_size=16).hexdigest()
