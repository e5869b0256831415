"""Pages of matters: which cost most, what one of them became on its way down, and its items."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.audit import looks
from burden.audit.exports import as_csv
from burden.dashboards import matter_tree, pages
from burden.dashboards.filters import ItemFilter
from burden.dashboards.levels import level_asked
from burden.dashboards.selectors import matter as matters
from burden.dashboards.selectors import matter_receivers as receivers
from burden.dashboards.selectors.overview import latest_day
from burden.ledger import selectors as ledger
from burden.matters.models import Item
from burden.organisations import policies
from burden.organisations.models import Level
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope

PAGE_SIZE = 25
_DEFAULT_SORT = ("-hours", "occurred_on", "pk")


@require_GET
def matter_list(request: HttpRequest) -> HttpResponse:
    """Matters by what they cost in the scope and period."""
    user = signed_in(request)
    policies.require(user, "matters.view")
    scope = Scope.from_request(request)
    latest = latest_day(scope)
    period = Period.from_request(request, latest=latest)
    part = ledger.Slice(scope.path, period)
    count = ledger.count_matters(part)
    if request.GET.get("export") == "csv":
        return _matter_csv(request, scope, ledger.heaviest_matters(part, limit=count))
    page = Paginator(range(count), PAGE_SIZE).get_page(request.GET.get("page"))
    heaviest = ledger.heaviest_matters(part, limit=PAGE_SIZE, offset=PAGE_SIZE * (page.number - 1))
    looks.at_list("matter.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        "scope": scope,
        "period": period,
        "latest": latest,
        "page": page,
        "rows": matters.with_doors(user, heaviest),
    }
    return render(request, "dashboards/matter_list.html", context)


def _matter_csv(request: HttpRequest, scope: Scope, costs: list[ledger.ItemHours]) -> HttpResponse:
    head = (_("Number"), _("Title"), _("Issuer"), _("Date"), _("Hours"), _("Avoidable hours"))
    rows = (
        (
            row.root.number if row.is_open else "",
            row.root.title if row.is_open else "",
            row.root.unit.name,
            row.root.occurred_on,
            row.hours.hours,
            row.hours.avoidable,
        )
        for row in matters.with_doors(signed_in(request), costs)
    )
    with transaction.atomic():
        return as_csv(by=signed_in(request), unit=scope.unit, name="matters", head=head, rows=rows)


@require_GET
def matter_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One matter: what descended from a superior paper or meeting, and what it cost below."""
    user = signed_in(request)
    policies.require(user, "matters.view")
    matter = matters.matter_for(user, uuid)
    return render(request, "dashboards/matter_detail.html", pages.matter_context(user, matter))


@require_GET
def matter_items(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everything of a matter that the reader may open, with their hours."""
    user = signed_in(request)
    policies.require(user, "matters.view")
    matter = matters.opened_for(user, uuid)
    path = user.scope.path if user.scope else "-"
    filters = ItemFilter(request.GET, ledger.with_hours(matter.items, path=path))
    items = filters.qs if request.GET.get("sort") else filters.qs.order_by(*_DEFAULT_SORT)
    if request.GET.get("export") == "csv":
        return _items_csv(request, matter.root, items)
    page = Paginator(items, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "matter": matter,
        "filters": filters,
        "default_sort": "-hours",
        "page": page,
        "rows": [matter_tree.listed(one) for one in page],
    }
    return render(request, "dashboards/matter_items.html", context)


def _items_csv(request: HttpRequest, root: Item, items: Iterable[Any]) -> HttpResponse:
    user = signed_in(request)
    head = (
        _("Kind"),
        _("Level"),
        _("Number"),
        _("Title"),
        _("Issuer"),
        _("Date"),
        _("Hours"),
        _("Avoidable hours"),
    )
    rows = (
        (
            item.get_source_display(),
            item.get_level_display(),
            item.number,
            item.title,
            item.unit.name,
            item.occurred_on,
            item.hours,
            item.avoidable,
        )
        for item in items
    )
    with transaction.atomic():
        return as_csv(by=user, unit=user.scope, target=root, name="matter", head=head, rows=rows)


@require_GET
@transaction.atomic
def matter_units(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The units that received a matter's hours, of one level or of all, in a period or ever."""
    user = signed_in(request)
    policies.require(user, "matters.view")
    matter = matters.opened_for(user, uuid)
    level, scope = level_asked(request), Scope.from_request(request)
    period = Period.from_request(request) if request.GET.get("period") else None
    found = receivers.receivers_of(matter.root, scope.path, level, period)
    if request.GET.get("export") == "csv":
        head = (_("Unit"), _("Level"), _("Items"), _("Hours"), _("Avoidable hours"))
        rows = (
            (one.unit.name, one.unit.get_level_display(), one.items, one.hours, one.avoidable)
            for one in receivers.with_units(list(found))
        )
        return as_csv(
            by=user,
            unit=user.scope,
            target=matter.root,
            name="matter-units",
            head=head,
            rows=rows,
        )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "matter": matter,
        "level": level,
        "levels": Level.choices,
        "within": scope.unit,
        "during": period,
        "page": page,
        "rows": receivers.with_units(list(page)),
    }
    return render(request, "dashboards/matter_units.html", context)
