"""Pages of demands beside those of every register: fields, receivers, one form instead of many."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from burden.activities.demands import merging, pages, receivers, selectors, services
from burden.activities.demands.forms import FormFileForm
from burden.activities.demands.register import KEY, REGISTER
from burden.activities.importers import ImportFailed, MarkedList
from burden.activities.registers import sentences
from burden.activities.registers.views import frame
from burden.activities.registers.year_pages import asked_year
from burden.audit import looks
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import Level
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, units_matching, visible_units

PAGE_SIZE = 25
_EXPORTED_AT_MOST = 5_000


@require_POST
def demand_form(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Bring the empty form of a demand, or the mail that asked for it."""
    user = signed_in(request)
    policies.require(user, "activities.complete")
    demand = REGISTER.record_for(user, uuid)
    form = FormFileForm(request.POST, request.FILES)
    if not form.is_valid():
        told = form.errors.get("file", [_("Choose a file first.")])
        messages.error(request, " ".join(str(one) for one in told))
        return redirect("activities:record-detail", key=KEY, uuid=uuid)
    file = form.cleaned_data["file"]
    try:
        brought = services.bring_form(demand=demand, name=file.name, content=file.read(), by=user)
    except ImportFailed as failure:
        messages.error(request, sentences.of_file(failure.code, failure.detail))
    except MarkedList:
        messages.error(request, sentences.of_file("marked"))
    else:
        _tell(request, brought)
    return redirect("activities:record-detail", key=KEY, uuid=uuid)


@require_GET
def demand_fields(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All fields of a demand with where else each was asked, a page at a time."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    demand = REGISTER.record_for(user, uuid)
    page = pages.fields_of(user, demand, request.GET.get("page"))
    context = {**frame(REGISTER), "demand": demand, "page": page, "rows": page.object_list}
    return render(request, "activities/demand_fields.html", context)


@require_GET
def receiver_list(request: HttpRequest) -> HttpResponse:
    """How often each unit of the scope was asked in the year, by whom, and what it took."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    scope, year = Scope.from_request(request), asked_year(request)
    units = visible_units(user).filter(path__startswith=scope.path)
    asked = request.GET.get("q", "")
    found = receivers.receivers_of(units_matching(units, asked), year)
    if request.GET.get("export") == "csv":
        told = receivers.rows_of(found[:_EXPORTED_AT_MOST], year)
        return as_csv(
            by=user,
            unit=scope.unit,
            name="demand-receivers",
            head=[
                _("Unit"),
                _("Forms asked for"),
                _("Year before"),
                *(str(level.label) for level in Level),
                _("Units that asked"),
                _("Fields"),
                _("Most in one week"),
                _("Hours"),
                _("Avoidable"),
            ],
            rows=(
                (
                    one.unit.name,
                    one.count,
                    one.before,
                    *(one.by_level.get(level, 0) for level in Level),
                    one.askers,
                    one.fields,
                    one.busiest,
                    one.hours,
                    one.avoidable,
                )
                for one in told
            ),
        )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = receivers.rows_of(page.object_list, year)
    levels = [level for level in Level if any(level in one.by_level for one in rows)]
    context = {
        **frame(REGISTER),
        "page": page,
        "rows": [(one, [(level, one.by_level.get(level, 0)) for level in levels]) for one in rows],
        "levels": levels,
        "scope": scope,
        "year": year,
        "q": asked,
    }
    return render(request, "activities/demand_receivers.html", context)


@require_GET
def receiver_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What a unit was asked in a year: the same fields again and again, how often, by whom."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    unit, year = unit_for(user, uuid), asked_year(request)
    bundles = receivers.bundles_of(unit, year)
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=unit,
            target=unit,
            name="demands-received",
            head=[_("Field"), _("Times"), _("Form asked for"), _("Asked by"), _("Sent")],
            rows=(
                (name, one.times, demand.title, demand.unit.name, localtime(demand.sent_at))
                for one in bundles
                for name in one.names
                for demand in one.demands
            ),
        )
    asked = selectors.demands_of(user).filter(targets__unit=unit, day__year=year)
    latest = list(asked[: merging.DEMANDS_AT_MOST])
    page = Paginator(bundles, PAGE_SIZE).get_page(request.GET.get("page"))
    rows = len(latest) + len(page)
    looks.at_rows_of("demands.page_viewed", unit, unit, rows=rows, asked=request.GET)
    context = {
        **frame(REGISTER),
        "row": receivers.row_of(unit, year),
        "unit": unit,
        "year": year,
        "page": page,
        "again": receivers.needless_of(bundles),
        "most": bundles[0] if bundles else None,
        "latest": latest,
    }
    return render(request, "activities/demand_receiver.html", context)


@require_GET
def merged(request: HttpRequest) -> HttpResponse:
    """One form instead of several: each field once, who needs it, for which periods."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    year = asked_year(request)
    demands, unit = merging.chosen_of(user, request.GET, year)
    found = merging.merged_of(demands)
    if named := [str(one.uuid) for one in found.demands]:
        looks.at_several("demands.viewed_together", user.scope, count=len(named), demands=named)
    context = {
        **frame(REGISTER),
        "unit": unit,
        "year": year,
        "merged": found,
        "page": Paginator(found.rows, PAGE_SIZE * 4).get_page(request.GET.get("page")),
    }
    return render(request, "activities/demand_merged.html", context)


def _tell(request: HttpRequest, brought: services.Brought) -> None:
    if brought.fields:
        told = ngettext("%(count)s field was read.", "%(count)s fields were read.", brought.fields)
        messages.success(request, told % {"count": brought.fields})
    if brought.sent_at is not None:
        at = date_format(localtime(brought.sent_at), "DATETIME_FORMAT")
        messages.success(request, _("The mail was sent at %(at)s.") % {"at": at})
    if brought.is_date_wrong:
        messages.warning(
            request,
            _("The mail tells no time of sending that can be right; the time known before stands."),
        )
