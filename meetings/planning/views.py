"""Pages of annual plans: units that have one, one unit's plan against what it held, the import."""

import csv
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from burden.audit import looks
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, visible_units
from burden.retention.year_lists import removed_words
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from meetings.models import PlannedMeeting
from meetings.planning import importing, pages
from meetings.planning.balancing import PlanBalance, balance_of, plan_of
from meetings.planning.forms import PlanForm
from meetings.planning.letting_go import PLANS
from meetings.planning.rows import HEADINGS
from meetings.requests import year_of
from meetings.ruling.records import records_of_year

PAGE_SIZE = 25
_ERRORS_SHOWN = 200
_BOM = "\ufeff"


@require_GET
def plan_list(request: HttpRequest) -> HttpResponse:
    """Units of the scope that have a plan of the year: planned, held, outside the plan."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    scope, year = Scope.from_request(request), year_of(request, timezone.localdate().year)
    planned = PlannedMeeting.objects.filter(year=year).values("unit")
    units = visible_units(user).filter(pk__in=planned, path__startswith=scope.path)
    asked = request.GET.get("q", "").strip()
    if asked:
        units = units.filter(name__icontains=asked)
    page = Paginator(units.order_by("path"), PAGE_SIZE).get_page(request.GET.get("page"))
    parameters = thresholds.in_force()
    context = {
        "page": page,
        "rows": [(unit, _balance(unit, year, parameters)[1]) for unit in page.object_list],
        "scope": scope,
        "year": year,
        "q": asked,
        "may_import": policies.can(user, "plans.import"),
    }
    return render(request, "meetings/plan_list.html", context)


@require_GET
def plan_unit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One unit's plan of a year against what it held; `export=csv` exports the lists."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    unit = unit_for(user, str(uuid))
    year = year_of(request, timezone.localdate().year)
    plan, found = _balance(unit, year, thresholds.in_force())
    shown = request.GET.get("show", "")
    rows = pages.rows_of(user, plan, found, shown if shown in pages.LISTS else "")
    if request.GET.get("export") == "csv":
        return _as_csv(user, unit, rows)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_rows_of("meeting-plan.page_viewed", unit, unit, rows=len(page), asked=request.GET)
    years = PlannedMeeting.objects.filter(unit=unit).order_by().values_list("year", flat=True)
    context = {
        "unit": unit,
        "year": year,
        "years": sorted({year, *years}),
        "found": found,
        "answer": pages.answer_key(found),
        "removed_words": removed_words(unit, year, PLANS),
        "lists": pages.LISTS.items(),
        "shown": shown,
        "page": page,
        "may_import": policies.can(user, "plans.import", unit),
    }
    return render(request, "meetings/plan_unit.html", context)


@require_http_methods(["GET", "POST"])
def plan_import(request: HttpRequest) -> HttpResponse:
    """Bring a plan; rows that cannot be used are named, the others are taken."""
    user = signed_in(request)
    policies.require(user, "plans.import")
    form = PlanForm(request.POST or None, request.FILES or None, user=user)
    context: dict[str, Any] = {"form": form, "report": None}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        report = importing.import_plan(
            rows=told["rows"],
            name=told["file"].name,
            unit=told["unit"],
            year=told["year"],
            by=user,
        )
        context |= {
            "report": report,
            "errors": report.errors[:_ERRORS_SHOWN],
            "unit": told["unit"],
            "year": told["year"],
        }
    return render(request, "meetings/plan_import.html", context)


@require_GET
def plan_template(request: HttpRequest) -> HttpResponse:
    """An empty plan with one line as an example."""
    user = signed_in(request)
    policies.require(user, "plans.import")
    response = HttpResponse(_BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="plan.csv"'
    table = csv.writer(response)
    table.writerow(HEADINGS)
    code = user.scope.code if user.scope else ""
    table.writerow([code, "1", "全县安全生产工作会议", "3月", 1, "三类", "各乡镇、县直部门"])
    return response


def _balance(
    unit: Unit, year: int, parameters: Parameters
) -> tuple[list[PlannedMeeting], PlanBalance]:
    plan = plan_of(unit, year)
    return plan, balance_of(plan, records_of_year(unit, year, parameters), year)


def _as_csv(user: User, unit: Unit, rows: list[pages.PlanRow]) -> HttpResponse:
    return as_csv(
        by=user,
        unit=unit,
        target=unit,
        name="meeting-plan",
        head=[
            _("List"),
            _("Number in the plan"),
            _("Title"),
            _("Month"),
            _("Held on"),
            _("To be called"),
        ],
        rows=(
            (
                row.list_label,
                row.number,
                row.title,
                row.month,
                row.held_at.date() if row.held_at else "",
                row.attendees,
            )
            for row in rows
        ),
    )
