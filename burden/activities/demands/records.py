"""Stored demands as the rules look at them."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from burden.activities.models import Demand, DemandTarget
from burden.activities.rules import demands as rules
from burden.organisations.models import Level, Unit

_PICTURES = re.compile(r"照片|图片|截图|截屏|视频|影像|轨迹|定位")
_WEEK = timedelta(days=7)
# Of a week at all receivers.
_SENT_AT_MOST = 50_000


def stored() -> QuerySet[Any]:
    """Demands with everything that a record is made of."""
    targets = Prefetch("targets", DemandTarget.objects.select_related("unit"))
    return Demand.objects.select_related("unit", "item").prefetch_related(targets)


def worded() -> QuerySet[Any]:
    """Those whose words were not removed: what is still judged and booked."""
    return stored().filter(item__removed_at__isnull=True)


def standing() -> QuerySet[Any]:
    """Those that count."""
    return stored().filter(is_withdrawn=False)


def record_of(
    demand: Demand, repeated: Collection[int] = (), forms: Collection[str] = ()
) -> rules.Demand:
    """A demand with the ids of its repeated fields and of the demands that they stand in."""
    told = told_of(demand, repeated, forms)
    return replace(told, pictures=_pictures(demand), week=week_of(demand))


def told_of(
    demand: Demand, repeated: Collection[int] = (), forms: Collection[str] = ()
) -> rules.Demand:
    """The same, without pictures and others of the week, which have to be looked for."""
    units = [one.unit for one in demand.targets.all()]
    return rules.Demand(
        id=str(demand.uuid),
        title=demand.title,
        start=demand.day,
        channel=demand.channel,
        cycle=demand.cycle,
        goes_down=any(one.rank > demand.unit.rank for one in units),
        hours=demand.hours_left,
        working=demand.working_hours_left,
        is_exact=demand.is_sent_timed and demand.is_due_timed,
        is_brought=demand.clock == Demand.Clock.UPLOAD,
        exemption=demand.exemption,
        fields=demand.field_count,
        repeated=len(repeated),
        forms=tuple(forms),
        duties=tuple((one.name, one.duties) for one in units if one.level == Level.TOWNSHIP),
    )


def of_year(unit: Unit, year: int) -> list[rules.Demand]:
    """A unit's demands of a year in the order of time, with no more than a year's rules ask."""
    below = DemandTarget.objects.filter(
        demand=OuterRef("pk"), unit__level__in=[one for one in Level if one.rank > unit.rank]
    )
    standing = Demand.objects.standing().filter(unit=unit, day__year=year)
    found = standing.annotate(goes_down=Exists(below))
    return [
        rules.Demand(
            id=str(one.uuid),
            title=one.title,
            start=one.day,
            channel=one.channel,
            goes_down=one.goes_down,
            exemption=one.exemption,
        )
        for one in found.order_by("sent_at", "pk")
    ]


def by_year() -> dict[tuple[int, int], list[rules.Demand]]:
    """The same of all units and years; two queries whatever the number of demands."""
    ranks = {level.value: level.rank for level in Level}
    at = DemandTarget.objects.order_by().values_list("demand")
    asked = dict(at.annotate(levels=ArrayAgg("unit__level", distinct=True)))
    found: dict[tuple[int, int], list[rules.Demand]] = {}
    rows = Demand.objects.standing().order_by("sent_at", "pk")
    for pk, unit, level, uuid, title, day, channel, exemption in rows.values_list(
        "pk", "unit", "unit__level", "uuid", "title", "day", "channel", "exemption"
    ):
        found.setdefault((unit, day.year), []).append(
            rules.Demand(
                id=str(uuid),
                title=title,
                start=day,
                channel=channel,
                goes_down=any(ranks[one] > ranks[level] for one in asked.get(pk, ())),
                exemption=exemption,
            )
        )
    return found


def _pictures(demand: Demand) -> tuple[str, ...]:
    paths = demand.fields.order_by("place").values_list("path", flat=True)
    names = (" / ".join(path) for path in paths)
    return tuple(name for name in names if _PICTURES.search(name))


def week_of(demand: Demand) -> tuple[str, ...]:
    """The demands of the seven days up to this one to the receiver that was asked most often.

    Which one it is stays unsaid: other receivers read of it as well.
    """
    if demand.exemption:
        return ()
    sent = (
        DemandTarget.objects.filter(
            unit__in=demand.targets.values("unit"),
            demand__unit=demand.unit,
            demand__exemption="",
            demand__is_withdrawn=False,
            demand__sent_at__gt=demand.sent_at - _WEEK,
            demand__sent_at__lte=demand.sent_at,
        )
        .order_by("demand__sent_at", "demand")
        .values_list("unit", "demand__uuid")
    )
    asked: dict[int, list[str]] = {}
    for unit, uuid in sent[:_SENT_AT_MOST]:
        asked.setdefault(unit, []).append(str(uuid))
    counts = [(len(uuids), uuids) for uuids in asked.values()]
    return tuple(max(counts)[1]) if counts else ()
