"""Meetings that their own host holds again and again, found from the list itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from .profiles import Profile

_DIGITS = re.compile(r"[\d一二三四五六七八九十]+")
_HELD_AT_LEAST = 6
_DAYS_APART_AT_MOST = 35
_REGULAR_WITHIN = 0.35
_ROUTINE_SHARE = 0.3
_ROUTINE_AT_LEAST = 4
_WITHOUT_TOPIC_AT_LEAST = 6
_WITHOUT_TOPIC_SHARE = 0.6


def with_standing(events: Sequence[Profile]) -> None:
    """Mark editions of a regular meeting, and the items that recur in each of them."""
    by_name: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for event in events:
        by_name[event.host, _DIGITS.sub("", event.name)].append(event)
    _mark_items_without_topic(events)
    for editions in by_name.values():
        if len(editions) < _ROUTINE_AT_LEAST:
            continue
        if not editions[0].is_vague and _is_regular(editions):
            for event in editions:
                event.nature = replace(event.nature, series=True)
        _mark_routine_items(editions)


def _is_regular(editions: Sequence[Profile]) -> bool:
    if len(editions) < _HELD_AT_LEAST:
        return False
    gaps = sorted((b.start - a.start).total_seconds() / 86400 for a, b in pairwise(editions))
    middle = median(gaps)
    spread = gaps[(3 * len(gaps)) // 4] - gaps[len(gaps) // 4]
    return 0 < middle <= _DAYS_APART_AT_MOST and spread <= _REGULAR_WITHIN * middle


def _mark_routine_items(editions: Sequence[Profile]) -> None:
    """Mark items that a good part of the editions share; only without a topic of their own is a
    title no reason for that."""
    if not (editions[0].is_vague or editions[0].nature.series):
        return
    counts = Counter(core for event in editions for core in {i.core for i in event.items})
    needed = max(_ROUTINE_AT_LEAST, _ROUTINE_SHARE * len(editions))
    routine = {core for core, count in counts.items() if count >= needed}
    for event in editions:
        _mark(event, routine)


def _mark_items_without_topic(events: Sequence[Profile]) -> None:
    """Mark items that stand nearly always in meetings without a topic: office routine."""
    counts: Counter[str] = Counter()
    vague: Counter[str] = Counter()
    for event in events:
        cores = {item.core for item in event.items}
        counts.update(cores)
        if event.is_vague or event.nature.series:
            vague.update(cores)
    routine = {
        core
        for core, count in vague.items()
        if count >= _WITHOUT_TOPIC_AT_LEAST and count >= _WITHOUT_TOPIC_SHARE * counts[core]
    }
    for event in events:
        _mark(event, routine)


def _mark(event: Profile, routine: set[str]) -> None:
    event.routine_items |= frozenset(
        i for i, item in enumerate(event.items) if item.core in routine and not item.phrases
    )
