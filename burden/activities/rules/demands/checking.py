"""All rules that one demand is held against (GD-16, GD-24, GD-27, ZJ-04, ZJ-05, YY-01, YY-04)."""

from collections.abc import Collection, Iterator, Mapping

from burden.activities.rules.duties import silent_on
from burden.activities.rules.hits import Hit, settled

from .records import APP, FINGERTIPS, ONLINE, Demand

_SHOWN = 40


def check(
    record: Demand, limits: Mapping[str, float], confirmed: Collection[str] = ()
) -> tuple[Hit, ...]:
    """What speaks against a demand by the rules in force on the day it was sent.

    What asks its equals or those above asks nobody at the grassroots.
    """
    if not record.goes_down:
        return ()
    found = [
        *_deadline(record, limits),
        *_often(record, limits),
        *_again(record, limits),
        *_pictures(record),
        *_outside(record),
    ]
    return settled(found, record.start, confirmed, record.exemption)


def is_repeated(record: Demand, limits: Mapping[str, float]) -> bool:
    """Whether enough of the fields were asked for before to speak of it."""
    return bool(record.repeated) and record.repeated >= min(limits["demand.fields"], record.fields)


def _deadline(record: Demand, limits: Mapping[str, float]) -> Iterator[Hit]:
    """GD-16: hours to answer (K15). A deadline before the sending left nobody any."""
    if record.hours is None:
        return
    bound = limits["rule.hours_to_deadline"]
    if record.hours <= 0:
        yield Hit("GD-16", "past", {"hours": -record.hours})
    elif record.hours <= bound:
        form = "short" if record.is_exact else "short_at_most"
        form = "short_by_upload" if record.is_brought else form
        figures = {"hours": record.hours, "working": record.working or 0, "bound": bound}
        yield Hit("GD-16", form, figures)


def _often(record: Demand, limits: Mapping[str, float]) -> Iterator[Hit]:
    """GD-16: so many demands of one asker to one receiver within seven days."""
    count, bound = len(record.week), limits["rule.demands_a_week"]
    if count >= bound:
        others = tuple(one for one in record.week if one != record.id)
        figures = {"count": count, "bound": bound}
        yield Hit("GD-16", "often", figures, items=others[:_SHOWN])


def _again(record: Demand, limits: Mapping[str, float]) -> Iterator[Hit]:
    """What was told once is not asked for again: by any way, online, through an application."""
    if not is_repeated(record, limits):
        return
    figures = {"count": record.repeated, "fields": record.fields, "forms": len(record.forms)}
    rules = ["GD-24"]
    if record.channel in ONLINE:
        rules.append("ZJ-05")
    if record.channel == APP:
        rules.append("YY-01")
    for rule in rules:
        yield Hit(rule, "again", figures, items=record.forms[:_SHOWN])


def _pictures(record: Demand) -> Iterator[Hit]:
    """Photographs, screenshots and tracks asked for through groups and applications."""
    if not record.pictures or record.channel not in FINGERTIPS:
        return
    figures = {"names": "、".join(record.pictures[:3]), "count": len(record.pictures)}
    yield Hit("ZJ-04", "pictures", figures)
    if record.channel == APP:
        yield Hit("YY-04", "pictures", figures)


def _outside(record: Demand) -> Iterator[Hit]:
    """GD-27: what no list of duties of a township speaks of; where a list is on record."""
    silent = silent_on(record.title, record.duties)
    if silent:
        figures = {"count": len(silent), "units": "、".join(silent[:3])}
        yield Hit("GD-27", "outside_list", figures)
