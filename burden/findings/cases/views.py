"""The library of published cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from burden.findings.cases.filters import CaseFilter
from burden.findings.cases.library import CASES
from burden.organisations import policies
from burden.organisations.requests import signed_in


@require_GET
def case_list(request: HttpRequest) -> HttpResponse:
    """What was made known elsewhere, by topic and rule, with its sources."""
    policies.require(signed_in(request), "findings.view")
    filters = CaseFilter(request.GET)
    context = {"filters": filters, "cases": filters.cases(), "total": len(CASES)}
    return render(request, "findings/case_list.html", context)
