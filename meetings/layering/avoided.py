"""The credit of a joint video meeting: the layers of meetings that it replaced."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from .records import Meeting, Mode

WINDOW_DAYS = 30


def layers_avoided(
    upper: Meeting,
    reached_units: Iterable[str],
    repeats: Iterable[Meeting],
    window_days: float = WINDOW_DAYS,
) -> tuple[str, ...]:
    """Return the units that a video meeting reached and that held no meeting to repeat it.

    `reached_units` sat in `upper` at their own venues; `repeats` are the meetings linked below it,
    at any depth. A unit that no agenda item concerned was not spared a meeting, it sat through
    one: it earns no credit. A meeting on site replaces none.
    """
    if upper.mode is Mode.ONSITE:
        return ()
    until = upper.start + timedelta(days=window_days)
    met = {one.unit for one in repeats if upper.start < one.start <= until}
    return tuple(
        unit
        for unit in dict.fromkeys(reached_units)
        if unit != upper.unit
        and unit not in met
        and (upper.concerned is None or unit in upper.concerned)
    )
