"""Meetings that their own host holds again and again, and the items that recur in them.

What recurs is counted as meetings come in, beside their words: a list and a store that counts one
meeting at a time tell the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import pairwise
from statistics import median

from .profiles import Profile
from .vocabulary import Vocabulary

NUMERALS = "0-9０-９一二三四五六七八九十"
NEAR = timedelta(days=182)
_NUMERALS = re.compile(f"[{NUMERALS}]+")
_HELD_AT_LEAST = 6
_DAYS_APART_AT_MOST = 35
_REGULAR_WITHIN = 0.35
_ROUTINE_SHARE = 0.3
_ROUTINE_AT_LEAST = 4
_WITHOUT_TOPIC_AT_LEAST = 6
_WITHOUT_TOPIC_SHARE = 0.6
_MARK_LENGTH = 40
_ITEM, _OFFICE_ITEM, _EDITION, _ITEM_OF_EDITION = "@", "~", "^", "&"

Edition = tuple[str, str]


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


def mark(event: Profile, vocabulary: Vocabulary, editions: Sequence[datetime]) -> None:
    """Mark an edition of a regular meeting, and the items that are office routine.

    `editions` are the starts of meetings under its title by its unit, its own among them, sorted.
    """
    event.is_regular = not event.is_vague and is_regular(event.start, editions)
    event.routine_items |= frozenset(_routine_items(event, vocabulary))


def is_regular(start: datetime, editions: Sequence[datetime]) -> bool:
    """Tell whether the editions within half a year of `start` follow each other at one pace."""
    if len(editions) < _HELD_AT_LEAST:
        return False
    first = bisect_left(editions, start - NEAR)
    near = editions[first : bisect_right(editions, start + NEAR)]
    if len(near) < _HELD_AT_LEAST:
        return False
    gaps = sorted((b - a).total_seconds() / 86400 for a, b in pairwise(near))
    middle = median(gaps)
    spread = gaps[(3 * len(gaps)) // 4] - gaps[len(gaps) // 4]
    return 0 < middle <= _DAYS_APART_AT_MOST and spread <= _REGULAR_WITHIN * middle


def _routine_items(event: Profile, vocabulary: Vocabulary) -> Iterator[int]:
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
    """Return a key that no topic word is, short enough to be stored beside them."""
    text = kind + "|".join(parts)
    if len(text) < _MARK_LENGTH:
        return text
    return kind + blake2b(text.encode(), digest_size=16).hexdigest()
