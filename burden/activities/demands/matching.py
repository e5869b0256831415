"""Which fields of a demand its receivers were asked for before (ZJ-05, K15).

One statement finds the demands that share a receiver and a field by the keys that were kept when
they were recorded; the engine then compares periods and measures of those alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from burden.activities.demands.asked import asking_of, form_of
from burden.activities.demands.occurring import last_before
from burden.activities.fields import Asking, Form, Window, reasons_of, repeated_among
from burden.activities.models import AskedField, Demand, DemandTarget, RepeatedField
from burden.thresholds.parameters import Parameters

# Whoever was asked for the same oftener knows it by then.
MOST_DEMANDS = 60
_PAIRS_A_FIELD = 20
_FOLLOWERS_AT_MOST = 500
# Demands that recur at least so often speak of another stretch each time.
_MOVING = frozenset(
    {Demand.Cycle.DAILY, Demand.Cycle.WEEKLY, Demand.Cycle.MONTHLY, Demand.Cycle.QUARTERLY}
)


def repetitions_of(demand: Demand, parameters: Parameters) -> list[RepeatedField]:
    """The pairs of its fields with those of earlier demands, not yet written."""
    window = window_of(parameters)
    earlier = list(_earlier(demand, window))
    if not earlier:
        return []
    mine = list(demand.fields.exclude(key=""))
    theirs = AskedField.objects.filter(demand__in=earlier, key__in=demand.fields.values("key"))
    by_demand = {one.pk: (one, _form(one, demand)) for one in (*earlier, demand)}
    rows: dict[int, tuple[AskedField, Demand]] = {}
    askings = []
    for row in (*mine, *theirs.exclude(key="")):
        asked_by, form = by_demand[row.demand_id]
        row.demand = asked_by
        asking = _asking(row, asked_by, form)
        rows[id(asking)] = row, asked_by
        askings.append(asking)
    return [
        RepeatedField(
            later=rows[id(later)][0],
            earlier=rows[id(one)][0],
            reasons=[asdict(reason) for reason in reasons_of(one.meaning, later.meaning)],
        )
        for group in repeated_among(askings, window)
        for later, one in _pairs(group, rows, demand)
    ]


def of_removed(demand: Demand) -> list[RepeatedField]:
    """The pairs that were found with demands whose words were removed since, to be kept."""
    found = RepeatedField.objects.filter(
        later__demand=demand, earlier__demand__item__removed_at__isnull=False
    )
    return [
        RepeatedField(later=one.later, earlier=one.earlier)
        for one in found.select_related("later", "earlier__demand")
    ]


def window_of(parameters: Parameters) -> Window:
    return Window(
        parameters.whole("demand.changing_days"), parameters.whole("demand.standing_days")
    )


def followers_of(demand: Demand, parameters: Parameters) -> list[str]:
    """Later demands that may repeat this one or pass it down, by their ids."""
    days = timedelta(days=_longest(window_of(parameters)))
    later = _others(demand).filter(day__range=(demand.day, demand.day + days))
    shares = Exists(_at_receivers(demand)) | Q(unit__in=demand.targets.values("unit"))
    found = later.filter(shares, Exists(_shared_fields(demand))).order_by("sent_at", "pk")
    return [str(one) for one in found.values_list("uuid", flat=True)[:_FOLLOWERS_AT_MOST]]


def _earlier(demand: Demand, window: Window) -> QuerySet[Demand]:
    """Demands before it that share a receiver and a field, those of most fields first."""
    first = demand.day - timedelta(days=_longest(window))
    runs = ~Q(cycle=Demand.Cycle.ONCE) & (Q(sunset__isnull=True) | Q(sunset__gte=first))
    before = Q(sent_at__lt=demand.sent_at) | Q(sent_at=demand.sent_at, uuid__lt=demand.uuid)
    return (
        _others(demand)
        .filter(before, Q(day__gte=first) | runs)
        .filter(Exists(_at_receivers(demand)), fields__key__in=_keys(demand))
        .annotate(common=Count("fields__key", distinct=True))
        .order_by("-common", "-sent_at", "-pk")[:MOST_DEMANDS]
    )


def _others(demand: Demand) -> QuerySet[Demand]:
    found: QuerySet[Demand] = Demand.objects.standing().exclude(pk=demand.pk)
    return found


def _keys(demand: Demand) -> QuerySet[AskedField, str]:
    return demand.fields.exclude(key="").order_by().values_list("key", flat=True)


def _at_receivers(demand: Demand) -> QuerySet[DemandTarget]:
    return DemandTarget.objects.filter(
        demand=OuterRef("pk"), unit__in=demand.targets.values("unit")
    )


def _shared_fields(demand: Demand) -> QuerySet[AskedField]:
    return AskedField.objects.filter(demand=OuterRef("pk"), key__in=_keys(demand)).order_by()


def _longest(window: Window) -> int:
    return max(window.changing_days, window.standing_days)


def _form(asked_by: Demand, latest: Demand) -> Form:
    """A demand as it was asked last before the latest one."""
    form = form_of(asked_by)
    if asked_by.recurs and asked_by.pk != latest.pk:
        return replace(form, asked_on=last_before(asked_by, latest.day))
    return form


def _asking(row: AskedField, asked_by: Demand, form: Form) -> Asking:
    """A field as it was asked; the period of what recurs moves with its cycle."""
    asking = asking_of(row, form)
    if asked_by.cycle in _MOVING:
        return replace(asking, meaning=replace(asking.meaning, period=None))
    return asking


def _pairs(
    group: Sequence[Asking], rows: dict[int, tuple[AskedField, Demand]], demand: Demand
) -> Iterator[tuple[Asking, Asking]]:
    """The demand's own field of a group with each of the others, the nearest ones."""
    own = next((one for one in group if rows[id(one)][1].pk == demand.pk), None)
    if own is None:
        return
    others = [one for one in group if one is not own and not _is_series(own, one, rows)]
    for one in others[-_PAIRS_A_FIELD:]:
        yield own, one


def _is_series(own: Asking, other: Asking, rows: dict[int, tuple[AskedField, Demand]]) -> bool:
    """Whether both are one report that its asker tells of each time it is due."""
    mine, theirs = rows[id(own)][1], rows[id(other)][1]
    is_one = mine.unit_id == theirs.unit_id and mine.cycle == theirs.cycle and mine.recurs
    return is_one and not own.meaning.is_standing
