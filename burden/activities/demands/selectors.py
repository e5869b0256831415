"""Reads of demands, each within the reader's scope."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from burden.activities.models import Demand, DemandTarget, RepeatedField
from burden.organisations.models import User


def demands_of(user: User) -> QuerySet[Any]:
    """Demands of the scope with who asks, how many it asks, and how much was asked before.

    The latest are first.
    """
    targets = DemandTarget.objects.filter(demand=OuterRef("pk")).order_by()
    repeated = RepeatedField.objects.filter(later__demand=OuterRef("pk")).order_by()
    found: QuerySet[Any] = (
        Demand.objects.visible_to(user)
        .select_related("unit", "reporter", "item__root")
        .prefetch_related(Prefetch("targets", DemandTarget.objects.select_related("unit")))
        .annotate(
            target_count=Coalesce(
                Subquery(targets.values("demand").annotate(n=Count("pk")).values("n")), 0
            ),
            repeated_count=Coalesce(
                Subquery(
                    repeated.values("later__demand")
                    .annotate(n=Count("later", distinct=True))
                    .values("n")
                ),
                0,
            ),
        )
        .order_by("-sent_at", "-pk")
    )
    return found
