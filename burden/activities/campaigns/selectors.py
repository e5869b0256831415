"""Reads of campaigns, each within the reader's scope."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from burden.activities.models import Campaign, Participant
from burden.organisations.models import User


def campaigns_of(user: User) -> QuerySet[Any]:
    """Campaigns of the scope with organiser and number of participants, the latest first."""
    joined = Participant.objects.filter(campaign=OuterRef("pk")).order_by().values("campaign")
    found: QuerySet[Any] = (
        Campaign.objects.visible_to(user)
        .select_related("unit", "item__root")
        .prefetch_related(Prefetch("participants", Participant.objects.select_related("unit")))
        .annotate(target_count=Coalesce(Subquery(joined.annotate(n=Count("pk")).values("n")), 0))
        .order_by("-day", "-pk")
    )
    return found
