"""Signals apart from wording: who sat there, how long after, how far down, which papers."""

from __future__ import annotations

from collections.abc import Iterable
from math import log2

from .hierarchy import Hierarchy
from .lexicon import is_of_a_line
from .profiles import Profile
from .records import LEVELS, Evidence
from .weights import Weights

AT_ONCE_DAYS = 0.25
PROMPT_DAYS = 5
_LOWEST_WITH_DEPARTMENTS = LEVELS.index("county")


def attended(
    child: Profile,
    parent: Profile,
    hierarchy: Hierarchy,
    weights: Weights,
    *,
    told: bool,
    meant: bool,
) -> list[Evidence]:
    """Weigh whether the child's host sat in the parent; nothing when nobody is on record.

    `told` is true when what is said leaves no doubt, however it reached the host: it speaks less
    against the parent then that the host is not on record. `meant` is true when the child names
    the parent's title or the department that held it.
    """
    if not parent.attending:
        return [] if meant else _guests_unknown(child, parent, weights)
    if child.hosts & parent.attending:
        return [Evidence("attended", weights.attended, "the host sat in it")]
    if child.position.place.id in parent.attending:
        return [Evidence("attended", weights.attended / 2, "the host's place sat in it")]
    mine, kin = child.position.unit, parent.kin(hierarchy)
    if not child.position.is_department and (mine.id, mine.level) in kin:
        weight = weights.department_attended
        return [Evidence("attended", weight, "a department of the host's place sat in it")]
    internal = parent.attending <= parent.hosts
    if parent.position.is_department and not child.position.is_department:
        weight = weights.not_called / 2 if told else weights.not_called
        if internal:
            weight = weights.among_its_own
        return [Evidence("attended", weight, "the department did not call the host")]
    # Who has the child's superior and level could have sat there as the child could.
    peers = (mine.parent, mine.level) in kin
    weight = weights.left_out if peers or internal else weights.not_attended
    weight = weight / 2 if told else weight
    return [Evidence("attended", weight, "the host did not sit in it")]


def _guests_unknown(child: Profile, parent: Profile, weights: Weights) -> list[Evidence]:
    """Weigh that nothing tells whom a department called.

    Down to the county every place has departments of its own: one above calls those of its line,
    and so does a meeting of the line itself (全县教育系统); a place hears of it through them.
    """
    if child.position.is_department or not parent.position.is_department:
        return []
    has_departments = child.position.unit.level <= _LOWEST_WITH_DEPARTMENTS
    within = has_departments or is_of_a_line(parent.title.text)
    weight = weights.among_its_own if within else weights.guests_unknown
    return [Evidence("guests", weight, "whom the department called is not on record")]


def level(child: Profile, parent: Profile, weights: Weights) -> Evidence:
    """Weigh how many levels lie between; a department calls its own line rather than places."""
    gap = levels_between(parent, child)
    by_gap = {0: weights.own_place, 1: weights.next_level, 2: weights.two_levels}
    weight = by_gap.get(gap, weights.more_levels)
    if parent.position.is_department:
        own = child.position.is_department
        weight += weights.own_line if own else weights.department_over_place
    return Evidence("level", weight, f"{gap} levels down")


def cites(child: Profile, parent: Profile, weights: Weights) -> list[Evidence]:
    """Weigh shared document numbers, or that both cite and share none."""
    shared = child.numbers & parent.numbers
    if shared:
        return [Evidence("cites", weights.cites, ", ".join(sorted(shared)))]
    if child.numbers and parent.numbers:
        return [Evidence("cites", weights.cites_others, ", ".join(sorted(parent.numbers)))]
    return []


def has_cite(signals: Iterable[Evidence]) -> bool:
    """Tell whether a shared document number is among the signals."""
    return any(signal.signal == "cites" and signal.weight > 0 for signal in signals)


def delay(days: float, weights: Weights, *, explained: bool) -> Evidence:
    """Weigh the delay; a relay at once is odd only where nothing says that it is one.

    What follows late follows by chance the more likely, the longer it took.
    """
    if days < AT_ONCE_DAYS:
        weight = 0.0 if explained else weights.at_once
    else:
        doublings = max(log2(days / PROMPT_DAYS), 0.0)
        weight = weights.prompt + weights.per_doubling_of_delay * doublings
    return Evidence("delay", weight + weights.per_day * days, f"{days:.1f} days")


def days_between(parent: Profile, child: Profile) -> float:
    """Return the delay in days; where only dates are known, half a day for the same date."""
    if parent.meeting.timed and child.meeting.timed:
        return (child.start - parent.start).total_seconds() / 86400
    return max((child.start.date() - parent.start.date()).days, 0.5)


def levels_between(parent: Profile, child: Profile) -> int:
    """Return how many levels the child's host lies below the parent's."""
    return child.position.unit.level - parent.position.unit.level


def steps_between(parent: Profile, child: Profile) -> int:
    """Return how often a meeting is passed down on the way: an upper place reaches a department
    through the department's own place.
    """
    steps = levels_between(parent, child)
    elsewhere = parent.position.place.id != child.position.place.id
    through = child.position.is_department and not parent.position.is_department and elsewhere
    return steps + through
