"""Pages that join several apps; they read and change nothing."""

from typing import cast
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.audit.exports import as_csv
from burden.dashboards import pages
from burden.dashboards.selectors import flow as flows
from burden.dashboards.selectors import overview as overviews
from burden.dashboards.selectors.scope_choice import choice_around
from burden.dashboards.selectors.search import found
from burden.ledger.selectors import Slice
from burden.matters.models import Source
from burden.organisations import policies
from burden.organisations.models import Level, Unit, User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for

PAGE_SIZE = 25


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Where the load is, and what is new this period."""
    policies.require(_user(request), "overview.view")
    scope = Scope.from_request(request)
    latest = overviews.latest_day(scope)
    if latest is None:
        context = {"scope": scope, **pages.first_steps_context(_user(request), scope)}
        return render(request, "dashboards/overview_empty.html", context)
    period = Period.from_request(request, latest=latest)
    context = {
        "scope": scope,
        "period": period,
        "latest": latest,
        **pages.overview_context(_user(request), scope, period),
    }
    return render(request, "dashboards/overview.html", context)


@require_GET
@transaction.atomic
def flow(request: HttpRequest) -> HttpResponse:
    """One cell of the flow matrix: the pairs of units, and of one pair its papers and meetings."""
    policies.require(_user(request), "overview.view")
    scope = Scope.from_request(request)
    latest = overviews.latest_day(scope)
    period = Period.from_request(request, latest=latest)
    levels = {side: _level(request, side) for side in ("from_level", "to_level")}
    units = {"issuer": _any_unit(request, "issuer"), "receiver": _own_unit(request, "receiver")}
    source = _source(request)
    cell = flows.Flow.between_levels(
        Slice(scope.path, period), levels["from_level"], levels["to_level"]
    ).narrowed(**units, source=source)
    _hide_strangers(_user(request), units["issuer"], cell)
    if request.GET.get("export") == "csv":
        return _flow_csv(request, scope, cell)
    is_pair = all(units.values())
    page = Paginator(cell.items() if is_pair else cell.pairs(), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    rows = flows.with_items(list(page)) if is_pair else flows.with_units(list(page))
    context = {
        "scope": scope,
        "period": period,
        "latest": latest,
        "is_pair": is_pair,
        "totals": cell.totals(),
        "page": page,
        "rows": rows,
        "source": source,
        **levels,
        **units,
    }
    return render(request, "dashboards/flow.html", context)


def _hide_strangers(user: User, issuer: Unit | None, cell: flows.Flow) -> None:
    """A unit elsewhere that sent nothing here looks like one that does not exist."""
    if issuer is None or (user.scope is not None and user.scope.contains(issuer)):
        return
    if cell.is_empty():
        raise Http404


def _flow_csv(request: HttpRequest, scope: Scope, cell: flows.Flow) -> HttpResponse:
    head = (_("Issuer"), _("Receiver"), _("Hours"), _("Avoidable hours"), _("Papers and meetings"))
    keys = ("originator__name", "receiver__name", "hours", "avoidable", "items")
    rows = ([row[key] for key in keys] for row in flows.with_units(list(cell.pairs())))
    return as_csv(by=_user(request), unit=scope.unit, name="flow", head=head, rows=rows)


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
    """Papers and meetings by number or title, units by name."""
    policies.require(_user(request), "overview.view")
    words = request.GET.get("q", "").strip()
    context = {"words": words, "search_words": words, "found": found(_user(request), words)}
    return render(request, "dashboards/search.html", context)


@require_GET
def unit_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Why this unit has this score."""
    unit = unit_for(_user(request), uuid)
    policies.require(_user(request), "scores.view", unit)
    latest = overviews.latest_day(Scope(unit))
    period = Period.from_request(request, latest=latest)
    context = {
        "period": period,
        "latest": latest,
        **pages.unit_context(_user(request), unit, period),
    }
    return render(request, "dashboards/unit_detail.html", context)


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)


def _level(request: HttpRequest, name: str) -> Level | None:
    asked = request.GET.get(name, "")
    if not asked:
        return None
    if asked not in Level.values:
        raise Http404
    return Level(asked)


def _source(request: HttpRequest) -> Source | None:
    asked = request.GET.get("source", "")
    if not asked:
        return None
    if asked not in Source.values:
        raise Http404
    return Source(asked)


def _own_unit(request: HttpRequest, name: str) -> Unit | None:
    asked = request.GET.get(name, "")
    return unit_for(_user(request), asked) if asked else None


def _any_unit(request: HttpRequest, name: str) -> Unit | None:
    """An issuer, who may stand above the reader's scope."""
    asked = request.GET.get(name, "")
    if not asked:
        return None
    try:
        return Unit.objects.get(uuid=UUID(asked))
    except (ValueError, Unit.DoesNotExist) as error:
        raise Http404 from error
