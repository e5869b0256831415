"""What an organiser's year of inspections says (GD-13, GD-14, GD-18, GD-19, N18-01a, LOC-07)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from burden.activities.rules.hits import Hit
from burden.organisations.plan_balance import likeness

from .plans import Balance
from .records import CENTRAL, CITY, COMPREHENSIVE, COUNTY, RANKING, Inspection

_SHOWN = 200
_LEVELS = 6
_SAME_TITLE = 0.7
# Days between two notices of a month, and of a quarter.
_MONTHLY, _QUARTERLY = (24, 38), (80, 102)


@dataclass(frozen=True, slots=True)
class Year:
    """An organiser's inspections of a year and of the year before, both up to the same day.

    `months` are those of the year that are over or begun; `balance` is None without a plan;
    `is_place` for a place's own leadership, whose departments' inspections are counted with it.
    """

    now: Sequence[Inspection]
    before: Sequence[Inspection]
    months: int
    balance: Balance | None = None
    of_place: Sequence[Inspection] = ()


def find(year: Year, limits: Mapping[str, float]) -> Iterator[Hit]:
    """What speaks against the year; what is exempt is not in it."""
    now = [one for one in year.now if one.is_counted and one.below]
    before = [one for one in year.before if one.is_counted and one.below]
    yield from _comprehensive(now, limits)
    yield from _plan(year.balance)
    yield from _on_site(now, year.months, limits)
    yield from _rankings(year.now, limits)
    yield from _more(now, before, limits)
    yield from _visits(now, limits)
    yield from _cut(now, before, limits)
    yield from _total(year.of_place, limits)


def _comprehensive(now: Sequence[Inspection], limits: Mapping[str, float]) -> Iterator[Hit]:
    """Of departments: to inspect the whole of its work is a place's own leadership's."""
    held = [one for one in now if one.kind == COMPREHENSIVE and not one.is_office]
    bound = limits["inspection.comprehensive_a_year"]
    if len(held) > bound:
        yield Hit("GD-13", "comprehensive", {"count": len(held), "bound": bound}, _ids(held))


def _plan(balance: Balance | None) -> Iterator[Hit]:
    if balance is None:
        return
    planned = sum(line.planned.times for line in balance.lines)
    for form, held in (("unplanned", balance.unplanned), ("over", balance.over)):
        if held:
            yield Hit("GD-13", form, {"count": len(held), "planned": planned}, _ids(held))


def _on_site(now: Sequence[Inspection], months: int, limits: Mapping[str, float]) -> Iterator[Hit]:
    """GD-14: of each central body in each province, wherever in it, an inspection once.

    Off until an administrator has set the number, which is not public.
    """
    bound = limits["inspection.onsite_a_month"]
    if not bound or not months or not now or now[0].level != CENTRAL:
        return
    visits: defaultdict[tuple[str, str], list[Inspection]] = defaultdict(list)
    for one in now:
        for province in sorted({target.province for target in one.targets if target.province}):
            visits[province].append(one)
    for (_unit, name), held in visits.items():
        if len(held) / months > bound:
            figures = {"unit": name, "count": len(held), "months": months, "bound": bound}
            yield Hit("GD-14", "on_site", figures, _ids(held))


def _rankings(now: Sequence[Inspection], limits: Mapping[str, float]) -> Iterator[Hit]:
    """GD-18: notices of one title that come by the month or by the quarter."""
    notices = sorted(
        (one for one in now if one.kind == RANKING), key=lambda one: (one.start, one.id)
    )
    for series in _series(notices):
        if len(series) < limits["inspection.rankings"]:
            continue
        gap = median((later.start - earlier.start).days for earlier, later in pairwise(series))
        rhythm = _rhythm(gap)
        if rhythm:
            figures = {"count": len(series), "units": _units(series)}
            yield Hit("GD-18", rhythm, figures, _ids(series))


def _series(notices: Sequence[Inspection]) -> list[list[Inspection]]:
    found: list[list[Inspection]] = []
    for one in notices:
        for series in found:
            if likeness(series[0].title, one.title) >= _SAME_TITLE:
                series.append(one)
                break
        else:
            found.append([one])
    return found


def _rhythm(gap: float) -> str:
    if _MONTHLY[0] <= gap <= _MONTHLY[1]:
        return "monthly"
    return "quarterly" if _QUARTERLY[0] <= gap <= _QUARTERLY[1] else ""


def _units(series: Sequence[Inspection]) -> int:
    return len({target.unit for one in series for target in one.targets})


def _more(
    now: Sequence[Inspection], before: Sequence[Inspection], limits: Mapping[str, float]
) -> Iterator[Hit]:
    """The total is to be held down: more than in the same months of the year before."""
    if len(before) >= limits["inspection.least"] and len(now) > len(before):
        yield Hit("GD-19", "more", {"count": len(now), "before": len(before)}, _ids(now))


def _visits(now: Sequence[Inspection], limits: Mapping[str, float]) -> Iterator[Hit]:
    """One unit inspected by one organiser time and again within days (K21)."""
    least, days = limits["inspection.visits"], limits["inspection.visit_days"]
    at: defaultdict[str, list[Inspection]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in sorted(now, key=lambda found: (found.start, found.id)):
        for target in one.below:
            names[target.unit] = target.name
            at[target.unit].append(one)
    thick = {unit: _densest(held, days) for unit, held in at.items()}
    found = {unit: held for unit, held in thick.items() if len(held) >= least}
    if found:
        unit = max(found, key=lambda one: (len(found[one]), one))
        held = found[unit]
        figures = {
            "unit": names[unit],
            "units": len(found),
            "count": len(held),
            "days": (held[-1].start - held[0].start).days + 1,
        }
        yield Hit("GD-19", "visits", figures, _ids(held))


def _densest(held: Sequence[Inspection], days: float) -> list[Inspection]:
    """The most of these that lie within so many days."""
    best: list[Inspection] = []
    first = 0
    for last, one in enumerate(held):
        while (one.start - held[first].start).days >= days:
            first += 1
        if last - first + 1 > len(best):
            best = list(held[first : last + 1])
    return best


def _cut(
    now: Sequence[Inspection], before: Sequence[Inspection], limits: Mapping[str, float]
) -> Iterator[Hit]:
    """N18-01a: of cities by 30 %, of counties and below by half."""
    for form, levels in (("cut_city", {CITY}), ("cut_grassroots", set(range(COUNTY, _LEVELS)))):
        count, past = (
            sum(any(one.level in levels for one in record.below) for record in records)
            for records in (now, before)
        )
        bound = limits[f"inspection.{form}"]
        if past >= limits["inspection.least"] and 1 - count / past < bound:
            yield Hit("N18-01a", form, {"count": count, "before": past, "bound": bound})


def _total(of_place: Sequence[Inspection], limits: Mapping[str, float]) -> Iterator[Hit]:
    bound = limits["inspection.a_year"]
    held = [one for one in of_place if one.is_counted and one.below]
    if bound and len(held) > bound:
        yield Hit("LOC-07", "total", {"count": len(held), "bound": bound}, _ids(held))


def until(records: Sequence[Inspection], last: date) -> list[Inspection]:
    """The records of a year up to the same month and day as `last`."""
    return [one for one in records if (one.start.month, one.start.day) <= (last.month, last.day)]


def _ids(records: Sequence[Inspection]) -> tuple[str, ...]:
    return tuple(one.id for one in records[:_SHOWN])
