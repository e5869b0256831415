"""What a host's year says.

GD-09, GD-10, GD-12c, N19-01, N20-01, BX-02a, LOC-01a, LOC-02a, LOC-03a.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from .records import COUNTY, PROVINCE, Hit, Outline, is_of_whole_place
from .sparing import spared
from .weeks import FreeWeeks

AnOutline = TypeVar("AnOutline", bound=Outline)

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Year:
    """A host's meetings of a year and of the year before, both up to the same day.

    `count` and `count_before` are those of the whole years, `forecast` (expected, low, high) where
    the year is not over, `weeks` without a meeting where records reach back to its beginning.
    """

    now: Sequence[Outline]
    before: Sequence[Outline]
    count: int
    count_before: int
    forecast: tuple[int, int, int] | None = None
    weeks: FreeWeeks | None = None


def find(year: Year, limits: Mapping[str, float]) -> Iterator[Hit]:
    """What speaks against the year; meetings that are spared are not in it."""
    now = [one for one in year.now if not spared(one)]
    before = [one for one in year.before if not spared(one)]
    yield from _comprehensive(now, limits)
    yield from _government(now, limits)
    yield from _principals(now, before, limits)
    yield from _video(now, limits)
    yield from _grassroots(now, before, limits)
    yield from _cut(now, before, limits)
    yield from _count(year, limits)
    yield from _weeks(year, limits)
    yield from _national(now)


def _comprehensive(now: Sequence[Outline], limits: Mapping[str, float]) -> Iterator[Hit]:
    """Of departments only: comprehensive deployment is the work of a place's own leadership."""
    held = [one for one in now if one.is_comprehensive and one.is_department]
    bound = limits["meeting.comprehensive_a_year"]
    if len(held) > bound:
        yield Hit("GD-09", "comprehensive", {"count": len(held), "bound": bound}, _ids(held))


def _government(now: Sequence[Outline], limits: Mapping[str, float]) -> Iterator[Hit]:
    """Meetings of the whole place in the name of its government; 0 as a bound: none is set."""
    bound = limits["meeting.government_a_year"]
    held = [one for one in now if one.is_government and _is_of_the_place(one)]
    if bound and len(held) > bound:
        yield Hit("LOC-02a", "government", {"count": len(held), "bound": bound}, _ids(held))


def _is_of_the_place(record: Outline) -> bool:
    """Called 全市, 全县 by its title, and those below sat in it."""
    return record.calls_lower_levels and is_of_whole_place(record.title)


def principals_called(records: Sequence[Outline]) -> list[Outline]:
    """Meetings of the county and above that heads of townships or villages sat in."""
    return [one for one in records if one.level <= COUNTY and one.calls_heads]


def _principals(
    now: Sequence[Outline], before: Sequence[Outline], limits: Mapping[str, float]
) -> Iterator[Hit]:
    called, called_before = principals_called(now), principals_called(before)
    is_enough = len(called) >= limits["meeting.least"] and before
    if is_enough and len(called) > len(called_before):
        figures = {"count": len(called), "before": len(called_before)}
        yield Hit("GD-10", "principals", figures, _ids(called))


def _video(now: Sequence[Outline], limits: Mapping[str, float]) -> Iterator[Hit]:
    reaching = [one for one in now if one.calls_lower_levels]
    if len(reaching) < limits["meeting.least"]:
        return
    on_site = [one for one in reaching if one.mode not in ("video", "hybrid")]
    video = len(reaching) - len(on_site)
    share = video / len(reaching)
    if share < limits["meeting.video_share"]:
        figures = {
            "video": video,
            "count": len(reaching),
            "bound": limits["meeting.video_share"],
        }
        yield Hit("GD-12c", "video", figures, _ids(on_site))


def _grassroots(
    now: Sequence[Outline], before: Sequence[Outline], limits: Mapping[str, float]
) -> Iterator[Hit]:
    """Meetings that go down to the county and below against the year before."""
    reaching, reaching_before = (
        [one for one in records if any(level >= COUNTY for level in one.guest_levels)]
        for records in (now, before)
    )
    if len(reaching_before) < limits["meeting.least"]:
        return
    fall = 1 - len(reaching) / len(reaching_before)
    if fall < limits["meeting.grassroots_cut"]:
        figures = {
            "count": len(reaching),
            "before": len(reaching_before),
            "bound": limits["meeting.grassroots_cut"],
        }
        yield Hit("N19-01", "grassroots", figures, _ids(reaching))


def _cut(
    now: Sequence[Outline], before: Sequence[Outline], limits: Mapping[str, float]
) -> Iterator[Hit]:
    """All meetings, by the share that a place has set itself; off where it set none."""
    bound = limits["meeting.cut"]
    if not bound or len(before) < limits["meeting.least"]:
        return
    if len(now) > len(before) * (1 - bound):
        figures = {"count": len(now), "before": len(before), "bound": bound}
        yield Hit("LOC-01a", "cut", figures, _ids(now))


def _count(year: Year, limits: Mapping[str, float]) -> Iterator[Hit]:
    """Above the year before, or so heading that even the low end of the forecast is above it."""
    before = year.count_before
    if before < limits["meeting.least"]:
        return
    if year.count > before:
        yield Hit("N20-01", "exceeded", {"count": year.count, "before": before})
    elif year.forecast is not None and year.forecast[1] > before:
        expected, low, high = year.forecast
        figures = {
            "count": year.count,
            "before": before,
            "forecast": expected,
            "low": low,
            "high": high,
        }
        yield Hit("N20-01", "heading", figures)


def _weeks(year: Year, limits: Mapping[str, float]) -> Iterator[Hit]:
    """Weeks without a meeting, once the last week is over; 0 as a bound: none is set."""
    bound, weeks = limits["meeting.free_weeks"], year.weeks
    if bound and weeks is not None and weeks.is_final and weeks.free < bound:
        yield Hit("LOC-03a", "free_weeks", {"count": weeks.free, "bound": bound})


def _national(now: Sequence[Outline]) -> Iterator[Hit]:
    national = [
        one for one in now if one.level == 0 and one.is_department and PROVINCE in one.guest_levels
    ]
    if len(national) > 1:
        yield Hit("BX-02a", "national", {"count": len(national), "bound": 1}, _ids(national))


def until(records: Sequence[AnOutline], last: date) -> list[AnOutline]:
    """The records of a year up to the same month and day as `last`."""
    return [one for one in records if (one.start.month, one.start.day) <= (last.month, last.day)]


def _ids(records: Sequence[Outline]) -> tuple[str, ...]:
    return tuple(one.id for one in records[:_SHOWN])
