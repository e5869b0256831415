"""The page of the product's own burden."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET

from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import Role
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds
from burden.usage import selectors
from burden.usage.selectors import MonthCost
from burden.usage.services import FEWEST_PEOPLE

MONTHS_SHOWN = 12


@require_GET
@transaction.atomic
def own_burden(request: HttpRequest) -> HttpResponse:
    """How much time this product takes from those who use it."""
    user = signed_in(request)
    policies.require(user, "own_burden.view")
    scope = Scope.from_request(request)
    latest = selectors.latest_month(scope.unit)
    period = Period.from_request(request, latest=latest)
    parameters = thresholds.in_force()
    months = selectors.costs_of(scope.unit, period.last, parameters, months=MONTHS_SHOWN)
    if request.GET.get("export") == "csv":
        return _csv(request, scope, months)
    asked = period.single_months()[-1]
    present = next((one for one in months if one.month == asked), None)
    roles = [role for role in Role if any(one.of(role) for one in months)]
    context: dict[str, Any] = {
        "scope": scope,
        "period": period,
        "asked": asked,
        "latest": latest or timezone.localdate(),
        "present": present,
        "roles": roles,
        "trend_sentence": _trend_sentence(months),
        "trend": [(one.month, [one.of(role) for role in roles]) for one in months],
        "fewest": FEWEST_PEOPLE,
        "parameter_set": parameters.set,
    }
    return render(request, "usage/own_burden.html", context)


def _trend_sentence(months: list[MonthCost]) -> str:
    """What the picture says; nothing of a single month."""
    if len(months) < 2:
        return ""
    first, last = months[0], months[-1]
    return _("All roles together: %(then)s minutes a person in %(first)s, %(now)s in %(last)s.") % {
        "then": number_format(round(first.minutes_a_person, 1), 1),
        "first": first.month.label,
        "now": number_format(round(last.minutes_a_person, 1), 1),
        "last": last.month.label,
    }


def _csv(request: HttpRequest, scope: Scope, months: list[MonthCost]) -> HttpResponse:
    head = (
        _("Month"),
        _("Role"),
        _("Activity"),
        _("People"),
        _("Acts"),
        _("Minutes an act"),
        pgettext("time", "Minutes"),
    )
    rows = (
        (
            month.month.key,
            role.role.label,
            cost.activity.label,
            cost.people,
            cost.acts,
            cost.each,
            cost.minutes,
        )
        for month in months
        for role in month.roles
        for cost in role.costs
    )
    return as_csv(by=signed_in(request), unit=scope.unit, name="own-burden", head=head, rows=rows)
