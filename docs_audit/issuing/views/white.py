"""Are red heads turning white? A unit and all below it against their own twelve months."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from burden.audit import looks
from burden.organisations import policies
from burden.organisations.paging import LongPaginator
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds
from docs_audit.issuing import exports, heads, pages, sums

PAGE_SIZE = 25
_BUNDLES = "bundles"


@require_GET
@transaction.atomic
def white_heads(request: HttpRequest) -> HttpResponse:
    """The shares of a period, and its white heads or the papers that hold several subjects."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    scope = Scope.from_request(request)
    papers = heads.papers_within(user, scope.unit)
    issued = sums.within(user, scope.unit)
    months = heads.months_of(issued)
    latest = max(months, default=None)
    period = _quarter(request, Period.month_of(latest or timezone.localdate()))
    bundles = heads.bundles_of(papers, period)
    is_of_bundles = request.GET.get("show") == _BUNDLES
    listed = bundles if is_of_bundles else heads.white_of(papers, period)
    words = request.GET.get("q", "").split()
    for word in words:
        listed = listed.filter(title__icontains=word)
    if request.GET.get("export") == "csv":
        return exports.white_as_csv(user, scope.unit, listed)
    bounds = heads.bounds_of(thresholds.in_force())
    found = heads.drift_of(months, period, bounds)
    shown = pages.months_shown(months, period)
    known = None if words or is_of_bundles else found.now.white
    page = LongPaginator(listed, PAGE_SIZE, known=known).get_page(request.GET.get("page"))
    looks.at_list("document.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        "scope": scope,
        "period": period,
        "drift": found,
        "answer": pages.drift_answer(found),
        "rate": heads.rate_of(months, period),
        "months": shown,
        "months_sentence": pages.months_sentence(shown) if shown else "",
        "forms": heads.forms_of(issued, period),
        "bundles": bundles.count(),
        "is_of_bundles": is_of_bundles,
        "page": page,
        "bounds": bounds,
    }
    return render(request, "documents/white_heads.html", context)


def _quarter(request: HttpRequest, latest: Period) -> Period:
    """The period asked for, else the quarter of the latest paper."""
    if request.GET.get("period"):
        return Period.from_request(request)
    quarter = (latest.first.month + 2) // 3
    return Period.parse(f"{latest.first.year}-Q{quarter}")
