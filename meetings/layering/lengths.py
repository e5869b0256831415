"""How long the items of an agenda take."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .folding import fold
from .records import AgendaItem

_MINUTES = re.compile(r"(\d+(?:\.\d+)?)(?:分钟|min)")
_HOURS = re.compile(r"(\d+(?:\.\d+)?)(?:小时|个小时|h)")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})[-~至—](\d{1,2}):(\d{2})")


def lengths(agenda: Sequence[AgendaItem], total: float) -> list[float]:
    """Return each item's length in hours: as written in it, otherwise equal parts of the rest.

    Written lengths that exceed the whole are shortened alike.
    """
    written = [written_length(item.text) for item in agenda]
    told = sum(one or 0.0 for one in written)
    if told > total > 0:
        written = [None if one is None else one * total / told for one in written]
    open_items = sum(one is None for one in written)
    left = max(total - sum(one or 0.0 for one in written), 0.0)
    share = left / open_items if open_items else 0.0
    return [share if one is None else one for one in written]


def written_length(text: str) -> float | None:
    """Return the hours that an item says it takes, None when it says nothing."""
    folded = fold(text)
    if clock := _CLOCK.search(folded):
        first, second, third, fourth = map(int, clock.groups())
        return max((third * 60 + fourth - first * 60 - second) / 60, 0.0)
    if minutes := _MINUTES.search(folded):
        return float(minutes[1]) / 60
    found = _HOURS.search(folded)
    return float(found[1]) if found else None
