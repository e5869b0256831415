"""Stored secondments as the rules look at them."""

from django.db.models import QuerySet
from django.utils import timezone

from burden.activities.models import Secondment
from burden.activities.rules import secondments as rules


def stored() -> QuerySet[Secondment]:
    found: QuerySet[Secondment] = Secondment.objects.select_related("unit", "lender", "item")
    return found


def worded() -> QuerySet[Secondment]:
    """Those whose words were not removed: what is still judged and booked."""
    return stored().filter(item__removed_at__isnull=True)


def standing() -> QuerySet[Secondment]:
    """Those that were not withdrawn."""
    return stored().filter(is_withdrawn=False)


def record_of(secondment: Secondment) -> rules.Secondment:
    end = secondment.returned_on or max(timezone.localdate(), secondment.day)
    return rules.Secondment(
        id=str(secondment.uuid),
        level=secondment.unit.rank,
        lender=secondment.lender.name,
        lender_level=secondment.lender.rank,
        kind=secondment.kind,
        start=secondment.day,
        end=end,
        is_over=secondment.returned_on is not None,
        approval=secondment.approval,
        exemption=secondment.exemption,
        person=secondment.person,
    )
