"""Pages of the trend of meetings: a scope by level and host, one host, and its warnings."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from burden.audit import looks
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, visible_units
from burden.thresholds import selectors as thresholds
from meetings import counts
from meetings.convening import pages, warning, watching
from meetings.convening.forms import HostFilter, WarningForm
from meetings.convening.free_weeks import weeks_by_host
from meetings.requests import year_of

PAGE_SIZE = 25


@require_GET
def trend_list(request: HttpRequest) -> HttpResponse:
    """Meetings of a scope by month, level and host, against the year before."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    known = counts.known_until()
    scope, year = Scope.from_request(request), year_of(request, known.year)
    filters = HostFilter(request.GET)
    hosts = visible_units(user).filter(
        counts.held_in(year), path__startswith=scope.path, **filters.conditions()
    )
    if request.GET.get("export") == "csv":
        return _as_csv(user, pages.hosts_of(list(hosts.order_by("path")), year, known))
    page = Paginator(hosts.order_by("path"), PAGE_SIZE).get_page(request.GET.get("page"))
    balance, levels = counts.whole_and_by_level(scope.path, year, known)
    context = {
        "scope": scope,
        "year": year,
        "filters": filters,
        "balance": balance,
        "answer": pages.answer_of(balance, year),
        "months": pages.months_of(balance, year),
        "levels": pages.levels_of(levels),
        "page": page,
        "rows": pages.hosts_of(list(page.object_list), year, known),
    }
    return render(request, "meetings/trend_list.html", context)


@require_GET
def trend_unit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One host's year: its months, what the rules say of them, whom it calls, its warnings."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    unit = unit_for(user, str(uuid))
    return _unit_page(request, user, unit, WarningForm() if _may_warn(user, unit) else None)


@require_POST
def warning_create(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A dated warning, from which on a rebound is watched for."""
    user = signed_in(request)
    unit = unit_for(user, str(uuid))
    policies.require(user, "meetings.warn", unit)
    form = WarningForm(request.POST)
    if not form.is_valid():
        return _unit_page(request, user, unit, form, status=400)
    told = form.cleaned_data
    warning.warn(unit=unit, given_on=told["given_on"], reason=told["reason"], by=user)
    messages.success(request, _("The warning is kept; the six months after it are watched."))
    return redirect(
        f"{reverse('meetings:trend-unit', args=[uuid])}?year={told['given_on'].year}#warnings"
    )


def _may_warn(user: User, unit: Unit) -> bool:
    return policies.can(user, "meetings.warn", unit)


def _unit_page(
    request: HttpRequest, user: User, unit: Unit, form: WarningForm | None, *, status: int = 200
) -> HttpResponse:
    known = counts.known_until()
    year = year_of(request, known.year)
    parameters = thresholds.in_force()
    balance = counts.by_host([unit], year)[unit.pk]
    occasions = watching.occasions_of(unit)
    said = pages.rules_of_year(user, unit, year, parameters)
    rows = sum(len(one.hits) for one in said)
    looks.at_rows_of("meeting.page_viewed", unit, unit, rows=rows, asked=request.GET)
    context = {
        "unit": unit,
        "year": year,
        "balance": balance,
        "answer": pages.answer_of(balance, year),
        "months": pages.months_of(balance, year),
        "rules": said,
        "weeks": weeks_by_host({unit.pk: balance}, year, known, parameters).get(unit.pk),
        "receivers": pages.receivers_of(unit, year, known),
        "rebounds": watching.rebounds_of(unit, occasions, parameters)[::-1],
        "form": form,
    }
    return render(request, "meetings/trend_unit.html", context, status=status)


def _as_csv(user: User, hosts: list[pages.HostRow]) -> HttpResponse:
    return as_csv(
        by=user,
        unit=user.scope,
        name="meeting-trend",
        head=[
            _("Unit"),
            _("Level"),
            _("Meetings"),
            _("Year before"),
            _("Heading for"),
            _("at least"),
            _("at most"),
            _("Person-hours"),
            _("Person-hours, year before"),
            _("Weeks without a meeting"),
            _("Working weeks that are over"),
        ],
        rows=map(_csv_row, hosts),
    )


def _csv_row(row: pages.HostRow) -> list[object]:
    balance, ahead = row.balance, row.balance.forecast
    weeks = row.weeks.weeks if row.weeks else None
    return [
        row.unit,
        row.unit.get_level_display(),
        balance.now.total,
        balance.before.total,
        ahead.expected if ahead else "",
        ahead.low if ahead else "",
        ahead.high if ahead else "",
        round(balance.now.total_hours, 1),
        round(balance.before.total_hours, 1),
        weeks.free if weeks else "",
        weeks.over if weeks else "",
    ]
