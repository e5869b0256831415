"""Pages of what meetings cost: why it changed, who called whom, and a unit's month day by day."""

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.audit import looks
from burden.audit.exports import as_csv
from burden.dashboards import change_wording
from burden.dashboards.selectors import calls, change, month
from burden.dashboards.selectors.hosts import HostChanges
from burden.dashboards.selectors.overview import latest_day
from burden.ledger.selectors import Slice
from burden.organisations import policies
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope

PAGE_SIZE = 25
AGAINST = ("previous", "year")


@require_GET
@transaction.atomic
def meeting_change(request: HttpRequest) -> HttpResponse:
    """Did the load of meetings really fall: five causes that add up to the change."""
    user = signed_in(request)
    policies.require(user, "overview.view")
    scope = Scope.from_request(request)
    latest = latest_day(scope)
    period = Period.from_request(request, latest=latest)
    against = request.GET.get("against") or AGAINST[0]
    if against not in AGAINST:
        raise Http404
    before = period.previous() if against == "previous" else period.a_year_before()
    found, hosts = change.change_between(scope.path, before, period)
    asked = request.GET.get("export")
    if asked == "csv":
        return _hosts_csv(request, scope, hosts)
    if asked == "causes":
        return _causes_csv(request, scope, found)
    context = {
        "scope": scope,
        "period": period,
        "latest": latest,
        "against": against,
        "change": found,
        "answer": change_wording.change_sentence(found),
        "causes": change_wording.causes_of(found),
        "page": Paginator(hosts, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "dashboards/meeting_change.html", context)


def _causes_csv(request: HttpRequest, scope: Scope, found: change.Change) -> HttpResponse:
    return as_csv(
        by=signed_in(request),
        unit=scope.unit,
        name="meeting-causes",
        head=(
            _("Cause"),
            found.before.period.label,
            found.after.period.label,
            _("Change in hours"),
        ),
        rows=change_wording.cause_lines(found),
    )


def _hosts_csv(request: HttpRequest, scope: Scope, hosts: HostChanges) -> HttpResponse:
    head = (
        _("Host"),
        _("Meetings before"),
        _("Meetings"),
        _("Hours before"),
        _("Hours"),
        _("Change in hours"),
    )
    rows = (
        (row.unit.name, row.count_before, row.count, row.hours_before, row.hours, row.change)
        for row in hosts
    )
    return as_csv(
        by=signed_in(request), unit=scope.unit, name="meeting-change", head=head, rows=rows
    )


@require_GET
@transaction.atomic
def meeting_calls(request: HttpRequest) -> HttpResponse:
    """Who called whom: meetings by the level that held them and the level that had to come."""
    user = signed_in(request)
    policies.require(user, "overview.view")
    scope = Scope.from_request(request)
    latest = latest_day(scope)
    period = Period.from_request(request, latest=latest)
    part = Slice(scope.path, period)
    matrix = calls.calls_of(part)
    if request.GET.get("export") == "csv":
        return _calls_csv(request, scope, matrix)
    page = Paginator(calls.units_called(part), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "scope": scope,
        "period": period,
        "latest": latest,
        "calls": matrix,
        "called": calls.with_units(list(page), part),
        "page": page,
    }
    return render(request, "dashboards/meeting_calls.html", context)


def _calls_csv(request: HttpRequest, scope: Scope, matrix: calls.Calls) -> HttpResponse:
    head = (_("Level of the host"), _("Level called"), _("Meetings"), _("Calls"), _("Hours"))
    rows = (
        (cell.host.label, cell.called.label, cell.meetings, cell.calls, cell.hours)
        for row in matrix.rows
        for cell in row.cells
        if cell.meetings
    )
    return as_csv(
        by=signed_in(request), unit=scope.unit, name="meeting-calls", head=head, rows=rows
    )


@require_GET
@transaction.atomic
def meeting_calendar(request: HttpRequest) -> HttpResponse:
    """A unit's month: which meetings took its people on which day."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    scope = Scope.from_request(request)
    latest = latest_day(scope)
    period = Period.from_request(request, latest=latest)
    found = month.month_of(scope.unit, period)
    if request.GET.get("export") == "csv":
        return _days_csv(request, scope, found)
    looks.at_list("meeting.list_viewed", scope.unit, rows=found.count, asked=request.GET)
    context = {"scope": scope, "period": found.period, "latest": latest, "month": found}
    return render(request, "dashboards/meeting_calendar.html", context)


def _days_csv(request: HttpRequest, scope: Scope, found: month.Month) -> HttpResponse:
    head = (_("Date"), _("Working day"), _("Meetings"), _("Hours"))
    rows = (
        (day.date, _("yes") if day.is_working else _("no"), len(day.meetings), day.hours)
        for day in found.days
    )
    return as_csv(
        by=signed_in(request), unit=scope.unit, name="meeting-calendar", head=head, rows=rows
    )
