"""The first page of other burdens: what each register holds of this year, and its hours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from burden.activities.registers.counts import counts_of
from burden.activities.registers.year_pages import asked_year
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """A row a register: records of the scope in the year and the year before."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    scope, year = Scope.from_request(request), asked_year(request)
    context = {
        "rows": counts_of(user, scope.unit, year),
        "scope": scope,
        "year": year,
        "may_evaluate": policies.can(user, "evaluations.view"),
        "may_report": policies.can(user, "activities.report"),
    }
    return render(request, "activities/start.html", context)
