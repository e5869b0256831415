"""Which demand from above one passes down: its asker was asked for the same shortly before."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from burden.activities.models import Demand, DemandTarget
from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.thresholds.parameters import Parameters


@dataclass(frozen=True)
class Passed:
    """The demand from above; `common` of the `fields` of the lower one stand in it as well."""

    upper: Demand
    common: int
    fields: int

    @property
    def new(self) -> int:
        """Fields that the lower demand adds."""
        return self.fields - self.common


def passed_by(demand: Demand, basis: Item | None, parameters: Parameters) -> Passed | None:
    """The demand that it names as its basis, else the likest that its asker had received."""
    keys = demand.fields.exclude(key="").order_by().values("key")
    fields = keys.distinct().count()
    found = _named(basis) if basis is not None else None
    is_named = found is not None
    candidates = found if found is not None else _received(demand, parameters)
    shared = candidates.exclude(pk=demand.pk).filter(fields__key__in=keys)
    best = (
        shared.annotate(common=Count("fields__key", distinct=True))
        .order_by("-common", "-sent_at", "-pk")
        .select_related("unit", "item")
        .first()
    )
    if best is None or not fields:
        return None
    if not is_named and best.common < parameters["demand.pass_share"] * fields:
        return None
    return Passed(best, best.common, fields)


def _named(basis: Item) -> QuerySet[Demand] | None:
    if basis.source != Source.DEMAND:
        return None
    found: QuerySet[Demand] = Demand.objects.standing().filter(item=basis)
    return found


def _received(demand: Demand, parameters: Parameters) -> QuerySet[Demand]:
    """What the asker, or the place whose department it is, was asked shortly before."""
    unit = demand.unit
    places = Unit.objects.filter(pk__in=unit.ancestor_ids, level=unit.level)
    first = demand.day - timedelta(days=parameters["demand.pass_days"])
    at_asker = DemandTarget.objects.filter(
        demand=OuterRef("pk"), unit__in=[unit.pk, *places.values_list("pk", flat=True)]
    )
    found: QuerySet[Demand] = Demand.objects.standing().filter(
        Exists(at_asker), day__gte=first, sent_at__lte=demand.sent_at
    )
    return found.exclude(unit=unit)
