"""Reads of what the rules say of records and years that a user may see."""

from django.db.models import QuerySet

from burden.activities.models import ActivityHit
from burden.activities.registers.contract import all_registers
from burden.findings.rules import is_shown, showing_of
from burden.matters.models import Source
from burden.organisations.models import User
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES


def hits_visible_to(user: User, parameters: Parameters) -> QuerySet[ActivityHit]:
    """Hits on records that the user may open and on years of units in the scope.

    Rules that are switched off, or that nobody has confirmed where that is needed, are left out.
    """
    if user.scope is None:
        return ActivityHit.objects.none()
    told = [
        rule.id
        for rule in RULES.values()
        if rule.is_of_records
        and is_shown(rule.id)
        and showing_of(rule.id, parameters) is not Showing.NOWHERE
    ]
    found = ActivityHit.objects.filter(
        item__source=Source.ACTIVITIES, item__unit__path__startswith=user.scope.path
    )
    for register in all_registers():
        records = register.model.objects.visible_to(user).order_by()
        found |= ActivityHit.objects.filter(item__in=records.values("item"))
    return (
        found.filter(rule__in=told)
        .select_related("item__unit")
        .order_by("-item__occurred_on", "pk")
    )
