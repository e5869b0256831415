"""All rules that one group or application is held against (GD-16, GD-25, GD-26, ZJ, YY)."""

from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from burden.activities.rules.hits import Hit, settled

from .records import (
    APPS,
    FORCED,
    GROUP,
    MARKS,
    PROOFS,
    PUNCHING,
    SYSTEM,
    TOWNSHIP,
    Group,
)

_FILED_FROM = date(2026, 1, 25)
_SHOWN = 40


def check(
    record: Group, limits: Mapping[str, float], confirmed: Collection[str] = ()
) -> tuple[Hit, ...]:
    """What speaks against a group by the rules in force on the day it is looked at."""
    found = [
        *_features(record),
        *_builder(record),
        *_filing(record, limits),
        *_idle(record, limits),
        *_overlaps(record, limits),
        *_messages(record, limits),
    ]
    return settled(found, record.judged_on, confirmed, record.exemption)


def is_off_hours(record: Group, limits: Mapping[str, float]) -> bool:
    """Whether so many instructions came outside working time that it is spoken of."""
    if record.exemption or record.off_hours < limits["group.off_least"]:
        return False
    return record.off_hours >= limits["group.off_share"] * record.instructions


def _features(record: Group) -> Iterator[Hit]:
    """What the register says that it makes people do."""
    is_app = record.kind in APPS
    told: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
        (PUNCHING, ("ZJ-02",), ("GD-26", "YY-03")),
        (FORCED, ("ZJ-03",), ("GD-26", "YY-03")),
        (PROOFS, ("ZJ-04",), ("YY-04",)),
        (MARKS, ("ZJ-04",), ("YY-04",)),
    )
    against: dict[str, list[str]] = {}
    for features, always, of_apps in told:
        named = [one for one in features if one in record.features]
        for rule in (*always, *(of_apps if is_app else ())):
            against.setdefault(rule, []).extend(named)
    for rule, names in against.items():
        if names:
            yield Hit(rule, "features", {"names": names})


def _builder(record: Group) -> Iterator[Hit]:
    """GD-25, YY-02: bodies below the county build none."""
    if record.kind in APPS and record.level >= TOWNSHIP and not record.is_closed:
        yield Hit("GD-25", "builder")
        yield Hit("YY-02", "builder")


def _filing(record: Group, limits: Mapping[str, float]) -> Iterator[Hit]:
    """YY-05: filed in time; what is newer than the measures gets as long."""
    if record.kind not in APPS or record.filing or record.is_closed:
        return
    until = filed_until(record.start, limits)
    if record.judged_on > until:
        yield Hit("YY-05", "unfiled", {"day": until.isoformat()})


def filed_until(start: date, limits: Mapping[str, float]) -> date:
    """The last day on which an application may be without a filing."""
    first = max(start, _FILED_FROM)
    years, month = divmod(first.month - 1 + int(limits["group.filing_months"]), 12)
    last = monthrange(first.year + years, month + 1)[1]
    return date(first.year + years, month + 1, min(first.day, last))


def _idle(record: Group, limits: Mapping[str, float]) -> Iterator[Hit]:
    """ZJ-07: nobody uses it, or its task is over, and it stands still."""
    if record.is_closed or record.idle_days < limits["group.idle_days"]:
        return
    figures = {"days": record.idle_days, "bound": limits["group.idle_days"]}
    if record.kind == SYSTEM and record.cost is not None:
        figures["cost"] = record.cost
    yield Hit("ZJ-07", "task_over" if record.is_task_over else "idle", figures)


def _overlaps(record: Group, limits: Mapping[str, float]) -> Iterator[Hit]:
    """ZJ-07: groups for one job; ZJ-01: applications of one line."""
    if record.is_closed:
        return
    same = [one for one in record.overlapping if one.ratio >= limits["group.overlap"]]
    if same and record.kind not in APPS:
        most = max(same, key=lambda one: one.ratio)
        figures = {"count": len(same), "common": most.common, "share": most.ratio}
        ids = tuple(one.id for one in same[:_SHOWN])
        yield Hit("ZJ-07", "overlap", {**figures, "bound": limits["group.overlap"]}, ids)
    count = len(record.same_line) + 1
    if record.kind in APPS and count >= limits["group.apps_in_line"]:
        yield Hit("ZJ-01", "same_line", {"count": count}, record.same_line[:_SHOWN])


def _messages(record: Group, limits: Mapping[str, float]) -> Iterator[Hit]:
    """What its messages ask for."""
    of = record.instructions
    for form, count, rule in (
        ("chain", record.chains, "ZJ-06"),
        ("reply", record.replies, "ZJ-06"),
        ("proof", record.proofs, "ZJ-04"),
        ("punch", record.punches, "ZJ-02"),
    ):
        if count:
            yield Hit(rule, form, {"count": count, "of": of, "quote": record.quotes.get(form, "")})
    if record.kind == GROUP and record.busy_days and record.busiest_day is not None:
        figures = {
            "days": record.busy_days,
            "most": record.busiest,
            "day": record.busiest_day.isoformat(),
            "bound": limits["group.tasks_a_day"],
        }
        yield Hit("ZJ-06", "busy", figures)
    if record.repeated:
        figures = {"count": record.repeated, "of": of}
        yield Hit("ZJ-05", "told_again", figures, record.repeats[:_SHOWN])
    if record.hurried:
        figures = {
            "count": record.hurried,
            "of": of,
            "hours": record.shortest or 0,
            "bound": limits["rule.hours_to_deadline"],
        }
        yield Hit("GD-16", "hurried", figures)
