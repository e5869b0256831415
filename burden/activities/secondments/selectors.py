"""Reads of secondments, each within the reader's scope."""

from typing import Any

from django.db.models import QuerySet

from burden.activities.models import Secondment
from burden.organisations.models import User


def secondments_of(user: User) -> QuerySet[Any]:
    """Secondments of the scope with borrower and lender, the latest first."""
    found: QuerySet[Any] = Secondment.objects.visible_to(user)
    return found.select_related("unit", "lender", "item__root").order_by("-day", "-pk")
