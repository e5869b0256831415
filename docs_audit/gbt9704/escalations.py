"""Demands that grow from a paper to the one made of it: 层层加码 (burden.md 2.7, K19).

Each demand of the child is linked to the parent's for the same thing, one to one, the likest
first. A deadline tightens when it falls earlier, a quota when it asks for more (or, of a limit,
for less), a frequency when it comes more often; what only the child demands is added. Logs add
along a chain: the shares of all levels sum up to what has become of the top's demand.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

import chinese_calendar

from .likeness import Wording, likeness
from .paper import Requirement, Span
from .quotas import direction_of, parts_of

Change = Literal["same", "tightened", "loosened", "added"]

RATES = {
    "daily": 365,
    "weekly": 52,
    "tenday": 36,
    "monthly": 12,
    "quarterly": 4,
    "halfyearly": 2,
    "yearly": 1,
}
_WORKING_DAYS = "wd"
# Below these two demands are not about one thing; materials are named in a few words.
_RELATED = {"deadline": 0.45, "quota": 0.45, "frequency": 0.45, "material": 0.6}
_HOURS_A_DAY = 24
_FRIDAY = 4


@dataclass(frozen=True)
class Demands:
    """What a paper demands, and when it was issued."""

    issued_on: date | None
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True)
class Escalation:
    """What became of a demand: indices into the requirements of parent and child.

    `log_step` is ln of the child's value over the parent's: of the days allowed (negative where
    time was lost), of a quota (positive where more is asked) or of a frequency; None where it
    cannot be told. Of an added demand there is no parent value.
    """

    kind: str
    parent_value: str
    value: str
    change: Change
    parent_index: int | None
    index: int
    log_step: float | None


def escalations_of(child: Demands, parent: Demands) -> tuple[Escalation, ...]:
    """What the child made of the parent's demands, in the order of the child's text.

    Papers that have no demand in common add nothing to each other.
    """
    pairs = dict(_linked(child.requirements, parent.requirements))
    found = [
        _compared(child, index, parent, above)
        if (above := pairs.get(index)) is not None
        else Escalation(one.kind, "", one.value, "added", None, index, None)
        for index, one in enumerate(child.requirements)
    ]
    return tuple(found) if pairs else ()


def allowed_days(issued_on: date | None, due: str) -> float | None:
    """Days from issue to the deadline, which without an hour is the end of its day less one.

    `2025-06-30` of a paper of 1 June allows 29 days, its `T12:00` half a day less; `5wd` allows
    the days until the fifth working day. None where either is unknown.
    """
    last = due_day(issued_on, due)
    if issued_on is None or last is None:
        return None
    _day, _mark, hour = due.partition("T")
    lost = 1 - int(hour[:2]) / _HOURS_A_DAY - int(hour[3:]) / 60 / _HOURS_A_DAY if hour else 0.0
    return (last - issued_on).days - lost


def due_day(issued_on: date | None, due: str) -> date | None:
    """The day of a deadline; working days are counted from the day of issue on.

    Holidays and make-up days count as the State Council published them; of a year that it has not
    published yet only weekends are left out.
    """
    if not due.endswith(_WORKING_DAYS):
        return datetime.fromisoformat(due).date()
    if issued_on is None:
        return None
    day, left = issued_on, int(due.removesuffix(_WORKING_DAYS))
    while left > 0:
        day += timedelta(days=1)
        left -= _is_working_day(day)
    return day


def _is_working_day(day: date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() <= _FRIDAY


def _linked(
    child: Sequence[Requirement], parent: Sequence[Requirement]
) -> Iterator[tuple[int, int]]:
    """(child, parent) indices of demands for one thing, one to one, the likest first.

    Of several that are equally like, as the dates of one sentence are, those of one value and
    then those at one place of their sentences belong together.
    """
    mine, theirs = [Wording.of(one) for one in child], [Wording.of(one) for one in parent]
    at, at_above = _places(child), _places(parent)
    scored = [
        (
            likeness(mine[index], theirs[above]),
            one.value == other.value,
            -abs(at[index] - at_above[above]),
            -abs(index - above),
            index,
            above,
        )
        for index, one in enumerate(child)
        for above, other in enumerate(parent)
        if one.kind == other.kind and _unit(one) == _unit(other)
    ]
    taken: set[tuple[str, int]] = set()
    for like, *_nearness, index, above in sorted(scored, reverse=True):
        if like < _RELATED[child[index].kind]:
            continue
        if ("child", index) not in taken and ("parent", above) not in taken:
            taken |= {("child", index), ("parent", above)}
            yield index, above


def _places(requirements: Sequence[Requirement]) -> list[int]:
    """The how-manieth of its kind each is in its sentence."""
    seen: Counter[tuple[str, Span]] = Counter()
    places = []
    for one in requirements:
        places.append(seen[one.kind, one.span])
        seen[one.kind, one.span] += 1
    return places


def _unit(requirement: Requirement) -> str:
    return parts_of(requirement.value)[1] if requirement.kind == "quota" else ""


def _compared(child: Demands, index: int, parent: Demands, above: int) -> Escalation:
    mine, theirs = child.requirements[index], parent.requirements[above]
    harder, step = 0.0, None
    if mine.kind == "deadline":
        harder, step = _deadline(child.issued_on, mine.value, parent.issued_on, theirs.value)
    elif mine.kind == "quota":
        step = _log(parts_of(mine.value)[0], parts_of(theirs.value)[0])
        direction = direction_of(mine.sentence, mine.value)
        step = None if step is None else direction * step
        harder = step or 0.0
    elif mine.kind == "frequency":
        step = _log(RATES[mine.value], RATES[theirs.value])
        harder = step or 0.0
    change: Change = "tightened" if harder > 0 else "loosened" if harder < 0 else "same"
    return Escalation(mine.kind, theirs.value, mine.value, change, above, index, step)


def _deadline(
    issued: date | None, mine: str, issued_above: date | None, theirs: str
) -> tuple[float, float | None]:
    """By how many days the child's deadline falls earlier, and the log of the time it leaves."""
    both = [mine, theirs]
    if all(one.endswith(_WORKING_DAYS) for one in both):
        days, days_above = (int(one.removesuffix(_WORKING_DAYS)) for one in both)
        return days_above - days, _log(days, days_above)
    step = _log(allowed_days(issued, mine), allowed_days(issued_above, theirs))
    ends = _end(issued, mine), _end(issued_above, theirs)
    if ends[0] is None or ends[1] is None:
        return 0.0, step
    return (ends[1] - ends[0]) / timedelta(days=1), step


def _end(issued_on: date | None, due: str) -> datetime | None:
    """A day without an hour ends with the day."""
    if "T" in due:
        return datetime.fromisoformat(due)
    day = due_day(issued_on, due)
    return None if day is None else datetime.combine(day, time.min) + timedelta(days=1)


def _log(mine: float | None, theirs: float | None) -> float | None:
    if mine is None or theirs is None or mine <= 0 or theirs <= 0:
        return None
    return math.log(mine / theirs)
