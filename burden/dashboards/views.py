"""Pages that join several apps; they read and change nothing."""

from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from burden.activities.voices.rounds.selectors import invitation_of
from burden.audit import looks
from burden.dashboards import exports, pages
from burden.dashboards.flow_request import flow_asked
from burden.dashboards.selectors import flow as flows
from burden.dashboards.selectors import overview as overviews
from burden.dashboards.selectors.scope_choice import choice_around
from burden.dashboards.selectors.search import found
from burden.findings.selectors.due import has_dues
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for

PAGE_SIZE = 25


@require_GET
@transaction.atomic
def overview(request: HttpRequest) -> HttpResponse:
    """Where the load is, and what is new this period."""
    policies.require(_user(request), "overview.view")
    scope = Scope.from_request(request)
    latest = overviews.latest_day(scope)
    if latest is None:
        context = {
            "scope": scope,
            "invitation": invitation_of(_user(request), timezone.localdate()),
            "has_dues": has_dues(_user(request)),
            **pages.first_steps_context(_user(request), scope),
        }
        return render(request, "dashboards/overview_empty.html", context)
    period = Period.from_request(request, latest=latest)
    if request.GET.get("export") in exports.OF_OVERVIEW:
        return exports.overview_csv(_user(request), scope, period, request.GET["export"])
    told = pages.overview_context(_user(request), scope, period)
    rows = len(told["heaviest"]) + len(told["findings"])
    looks.at_list("overview.list_viewed", scope.unit, rows=rows, asked=request.GET)
    context = {
        "scope": scope,
        "period": period,
        "latest": latest,
        "invitation": invitation_of(_user(request), timezone.localdate()),
        "has_dues": has_dues(_user(request)),
        **told,
    }
    return render(request, "dashboards/overview.html", context)


@require_GET
@transaction.atomic
def flow(request: HttpRequest) -> HttpResponse:
    """One cell of the flow matrix: the pairs of units, and of one pair its items."""
    policies.require(_user(request), "overview.view")
    scope = Scope.from_request(request)
    latest = overviews.latest_day(scope)
    period = Period.from_request(request, latest=latest)
    asked = flow_asked(request, scope, period)
    cell = asked.cell
    if request.GET.get("export") == "csv":
        return exports.flow_csv(_user(request), scope, cell)
    page = Paginator(cell.items() if asked.is_pair else cell.pairs(), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    listed = list(page)
    rows = (
        pages.opened(_user(request), flows.with_items(listed))
        if asked.is_pair
        else flows.with_units(listed)
    )
    if asked.is_pair:
        looks.at_list("flow.list_viewed", scope.unit, rows=len(rows), asked=request.GET)
    context = {
        "scope": scope,
        "period": period,
        "latest": latest,
        "asked": asked,
        "totals": cell.totals(),
        "page": page,
        "rows": rows,
        "may_read_matters": policies.can(_user(request), "matters.view"),
    }
    return render(request, "dashboards/flow.html", context)


@require_GET
def scope_pick(request: HttpRequest) -> HttpResponse:
    """Choose the part of the tree to look at; a fragment inside the top bar, else a page."""
    policies.require(_user(request), "overview.view")
    scope = Scope.from_request(request)
    words = request.GET.get("q", "").strip()
    target = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    context = {
        "scope": scope,
        "words": words,
        "next": target if is_ours else reverse("dashboards:overview"),
        "kept": [(name, value) for name, value in request.GET.items() if name != "q"],
        "choice": choice_around(_user(request), scope.unit, words),
    }
    is_fragment = getattr(request, "htmx", False)
    template = "dashboards/_scope_choice.html" if is_fragment else "dashboards/scope_pick.html"
    return render(request, template, context)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Items of all kinds by number or title, units by name."""
    user = _user(request)
    policies.require(user, "overview.view")
    words = request.GET.get("words", "").strip()
    told = found(user, words)
    if told.items:
        looks.at_list("search.list_viewed", user.scope, rows=len(told.items), asked=request.GET)
    context = {"words": words, "search_words": words, "found": told}
    return render(request, "dashboards/search.html", context)


@require_GET
@transaction.atomic
def unit_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Why this unit has this score."""
    unit = unit_for(_user(request), uuid)
    policies.require(_user(request), "scores.view", unit)
    latest = overviews.latest_day(Scope(unit))
    period = Period.from_request(request, latest=latest)
    if request.GET.get("export") == "csv":
        return exports.unit_csv(_user(request), unit, period)
    told = pages.unit_context(_user(request), unit, period)
    rows = sum(len(items) for _component, items in told["components"]) + len(told["findings"])
    looks.at_rows_of("unit.page_viewed", unit, unit, rows=rows, asked=request.GET)
    context = {"period": period, "latest": latest, **told}
    return render(request, "dashboards/unit_detail.html", context)


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)
