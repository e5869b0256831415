"""All rules that one inspection is held against."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from burden.activities.rules.hits import Hit, settled

from . import notices
from .indicators import outside_duties, shape_of
from .records import CENTRAL, CITY, COUNTY, PROVINCE, RANKING, RESEARCH, Inspection
from .rounds import repeated_by

_SHOWN = 8


def check(
    record: Inspection,
    above: Sequence[Inspection],
    limits: Mapping[str, float],
    confirmed: Collection[str] = (),
) -> tuple[Hit, ...]:
    """What speaks against an inspection by the rules in force on its first day.

    Args:
        above: inspections of superior organs that it may repeat.
        limits: the values that rules are held against, by key.
        confirmed: ids of rules that a person has compared with their official text.
    """
    found = [
        *_escorts(record, limits),
        *_traces(record, limits),
        *_outside_duties(record, limits),
        *_authorities(record),
        *_code(record, limits),
        *_layered(record, above, limits),
        *notices.find(record),
    ]
    return settled(found, record.start, confirmed, record.exemption)


def _escorts(record: Inspection, limits: Mapping[str, float]) -> Iterator[Hit]:
    """BX-01: too many of a level where a number is set, people of many levels for few visitors."""
    by_level: dict[int, int] = {}
    for one in record.escorts:
        by_level[one.level] = by_level.get(one.level, 0) + one.people
    if record.visitor:
        yield from _of_visit(record.visitor, by_level, limits)
        return
    levels = sorted(level for level, people in by_level.items() if people and level > record.level)
    people = sum(by_level[level] for level in levels)
    if record.people is None or not record.people:
        return
    is_layered = len(levels) >= limits["inspection.escort_levels"]
    if is_layered and people >= limits["inspection.escort_ratio"] * record.people:
        figures = {"people": people, "visitors": record.people, "levels": len(levels)}
        yield Hit("BX-01", "layered", figures)


def _of_visit(
    visitor: str, by_level: Mapping[int, int], limits: Mapping[str, float]
) -> Iterator[Hit]:
    below = limits["inspection.escorts_below"]
    bounds = {
        CENTRAL: limits[f"inspection.escorts_central_{visitor}"],
        PROVINCE: limits[f"inspection.escorts_province_{visitor}"],
        CITY: below,
        COUNTY: below,
    }
    for level, bound in bounds.items():
        people = by_level.get(level, 0)
        if people > bound:
            yield Hit("BX-01", "escorts", {"level": level, "people": people, "bound": bound})


def _traces(record: Inspection, limits: Mapping[str, float]) -> Iterator[Hit]:
    """GD-17, by the list of indicators and by what the notice says of them."""
    shape = shape_of(record.indicators)
    if shape.traces and shape.trace_share >= limits["inspection.trace_share"]:
        figures = {"traces": shape.traces, "count": shape.standards}
        yield Hit("GD-17", "indicators", figures)
        # The sentences that mark traces are those indicators.
        return
    for clause in record.said(notices.TRACES)[:1]:
        yield Hit("GD-17", "clause", {"sentence": clause.text})


def _outside_duties(record: Inspection, limits: Mapping[str, float]) -> Iterator[Hit]:
    found = outside_duties(record.indicators, record.below)
    if found is None or not record.indicators:
        return
    count, first = found
    if count and count / len(record.indicators) >= limits["inspection.outside_duties"]:
        figures = {"outside": count, "count": len(record.indicators), "first": first}
        yield Hit("GD-28", "outside", figures)


def _authorities(record: Inspection) -> Iterator[Hit]:
    """N18-01: a department sets an inspection of Party committees and governments by itself."""
    if record.is_office or record.approval or record.plan_number:
        return
    if record.kind in (RANKING, RESEARCH):
        return
    held = [one.name for one in record.below if one.is_authority]
    if held:
        figures = {"units": "、".join(held[:_SHOWN]), "count": len(held)}
        yield Hit("N18-01", "authorities", figures)


def _code(record: Inspection, limits: Mapping[str, float]) -> Iterator[Hit]:
    is_asked = bool(limits["inspection.code_required"]) and record.kind != RANKING
    if is_asked and not record.number and record.below:
        yield Hit("LOC-08", "no_code")


def _layered(
    record: Inspection, above: Sequence[Inspection], limits: Mapping[str, float]
) -> Iterator[Hit]:
    upper = repeated_by(record, above, limits)
    if upper is not None:
        figures = {
            "organiser": upper.organiser_name,
            "day": upper.start.isoformat(),
            "days": (record.start - upper.start).days,
        }
        yield Hit("N20-02", "repeats", figures, items=(upper.id,))
