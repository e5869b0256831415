"""Why a meeting that repeats a superior one is no layered meeting all the same.

A name alone spares nothing: a meeting renamed is the same meeting (burden reference, 2.9). Each
reason rests on what the meeting did, or on a legal basis that its record names.
"""

from __future__ import annotations

from collections.abc import Sequence

from .minutes import MEASURES_OF_ONES_OWN, kinds_of, own_measures
from .profiles import Profile
from .records import Also

STATUTORY = "statutory"
EMERGENCY = "emergency"
RERUN = "rerun"
MERGES = "merges"
OWN_MEASURES = "own_measures"
REASONS = (STATUTORY, EMERGENCY, RERUN, MERGES, OWN_MEASURES)

_MOSTLY_OWN = 0.5
_RESPONSE_DAYS = 1.0
_MERGED_AT_LEAST = 3
_MAIN_PART_AT_MOST = 2 / 3
_MEASURES_AT_LEAST = 3
_KINDS_AT_LEAST = 2
_OWN_AT_LEAST = 0.3


def reason(
    child: Profile,
    upper: Profile,
    *,
    own: Sequence[int],
    repeated: Sequence[int],
    also: Sequence[Also],
    days: float,
) -> str:
    """Return the reason, or nothing; `own` are the indexes of items that stand in no superior
    meeting, `repeated` those that stand in `upper`.
    """
    mostly_own = bool(child.items) and len(own) >= _MOSTLY_OWN * len(child.items)
    if child.meeting.legal_basis or (child.nature.statutory and mostly_own):
        return STATUTORY
    if child.nature.emergency and (upper.nature.emergency or days < _RESPONSE_DAYS):
        return EMERGENCY
    if child.rerun:
        return RERUN
    if _merges(repeated, also):
        return MERGES
    return OWN_MEASURES if _implements(child, upper, own) else ""


def _merges(repeated: Sequence[int], also: Sequence[Also]) -> bool:
    """Tell whether it makes one meeting of several: of three, or of two in like parts.

    A repetition padded with an item of another meeting merges nothing.
    """
    parts = [len(repeated), *(len(one.items) for one in also)]
    return len(parts) >= _MERGED_AT_LEAST or (
        len(parts) > 1 and max(parts) <= _MAIN_PART_AT_MOST * sum(parts)
    )


def _implements(child: Profile, upper: Profile, own: Sequence[int]) -> bool:
    """Tell whether it decided measures of its own: in a good part of its items sums, amounts or
    persons, or several of them in its minutes.
    """
    texts = [child.items[i].text for i in own]
    concrete = [text for text in texts if kinds_of(text) & MEASURES_OF_ONES_OWN]
    if concrete and len(texts) >= _OWN_AT_LEAST * len(child.items):
        return True
    measures = own_measures(child.meeting.minutes, upper.meeting.minutes)
    kinds = frozenset[str]().union(*map(kinds_of, measures)) & MEASURES_OF_ONES_OWN
    return len(measures) >= _MEASURES_AT_LEAST and len(kinds) >= _KINDS_AT_LEAST
