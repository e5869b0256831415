"""Pages of inspections beside those of every register: indicators, plans, organisers, receivers."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.activities.importers import ImportFailed, MarkedList
from burden.activities.inspections import planning, selectors, services, years
from burden.activities.inspections.columns import PLAN
from burden.activities.inspections.forms import IndicatorForm, PlanForm
from burden.activities.inspections.register import KEY, REGISTER
from burden.activities.registers import sentences
from burden.activities.registers.views import frame
from burden.activities.registers.year_pages import asked_year
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import Level
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import units_matching, visible_units

PAGE_SIZE = 25
_ERRORS_SHOWN = 200
_BOM = "\ufeff"


@require_POST
def inspection_indicators(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Bring the list of indicators of an inspection as a sheet."""
    user = signed_in(request)
    policies.require(user, "activities.complete")
    inspection = REGISTER.record_for(user, uuid)
    form = IndicatorForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            count = services.bring_indicators(
                inspection=inspection, name=file.name, content=file.read(), by=user
            )
        except ImportFailed as failure:
            messages.error(request, sentences.of_file(failure.code, failure.detail))
        except MarkedList:
            messages.error(request, sentences.of_file("marked"))
        else:
            words = ngettext(
                "%(count)s indicator was read.", "%(count)s indicators were read.", count
            )
            messages.success(request, words % {"count": count})
    else:
        told = form.errors.get("file", [_("Choose a sheet first.")])
        messages.error(request, " ".join(str(one) for one in told))
    return redirect("activities:record-detail", key=KEY, uuid=uuid)


@require_GET
def organiser_list(request: HttpRequest) -> HttpResponse:
    """Units of the scope that inspect or plan to: this year's count against the last."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    scope, year = Scope.from_request(request), asked_year(request)
    units = visible_units(user).filter(path__startswith=scope.path)
    asked = request.GET.get("q", "")
    found = years.organisers_of(units_matching(units, asked), year)
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=scope.unit,
            name="inspection-organisers",
            head=[_("Organiser"), _("Inspections"), _("Year before"), _("Planned")],
            rows=((one.name, one.now, one.before, one.planned) for one in found),
        )
    context = {
        **frame(REGISTER),
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "scope": scope,
        "year": year,
        "q": asked,
        "may_import": policies.can(user, "plans.import"),
    }
    return render(request, "activities/inspection_organisers.html", context)


@require_GET
def receiver_list(request: HttpRequest) -> HttpResponse:
    """How often each unit of the scope was inspected in the year, by whom, and what it cost."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    scope, year = Scope.from_request(request), asked_year(request)
    found = selectors.receivers_of(user, scope.path, year)
    if asked := request.GET.get("q", "").strip():
        found = [one for one in found if asked in one.unit.name]
    levels = [level for level in Level if any(level in one.by_level for one in found)]
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=scope.unit,
            name="inspection-receivers",
            head=[
                _("Unit"),
                _("Inspections"),
                _("Year before"),
                *(str(level.label) for level in levels),
                _("Days"),
                _("Hours"),
            ],
            rows=(
                (
                    one.unit.name,
                    one.count,
                    one.before,
                    *(one.by_level.get(level, 0) for level in levels),
                    one.days,
                    one.hours,
                )
                for one in found
            ),
        )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        **frame(REGISTER),
        "page": page,
        "rows": [
            (one, [(level, one.by_level.get(level, 0)) for level in levels])
            for one in page.object_list
        ],
        "levels": levels,
        "scope": scope,
        "year": year,
        "q": asked,
    }
    return render(request, "activities/inspection_receivers.html", context)


@require_http_methods(["GET", "POST"])
def plan_import(request: HttpRequest) -> HttpResponse:
    """Bring a plan; rows that cannot be used are named, the others are taken."""
    user = signed_in(request)
    policies.require(user, "plans.import")
    form = PlanForm(request.POST or None, request.FILES or None, user=user)
    context: dict[str, Any] = {**frame(REGISTER), "form": form}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            report = planning.take_plan(
                name=told["file"].name,
                content=told["file"].read(),
                unit=told["reporter"],
                year=told["year"],
                by=user,
            )
        except ImportFailed as failure:
            form.add_error("file", sentences.of_file(failure.code, failure.detail))
        except MarkedList:
            form.add_error("file", sentences.of_file("marked"))
        else:
            context |= {
                "report": report,
                "errors": report.errors[:_ERRORS_SHOWN],
                "unit": told["reporter"],
                "year": told["year"],
            }
    return render(request, "activities/inspection_plan_import.html", context)


@require_GET
def plan_template(request: HttpRequest) -> HttpResponse:
    """An empty plan with one line as an example."""
    policies.require(signed_in(request), "plans.import")
    response = HttpResponse(_BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="inspection-plan.csv"'
    table = csv.writer(response)
    table.writerow([one.header(sentences.language()) for one in PLAN.all])
    table.writerow([one.example for one in PLAN.all])
    return response
