"""Registers and plans as lists that are brought, and empty ones to be filled in."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from burden.organisations import policies
from burden.organisations.importing.lists import ListReport
from burden.organisations.models import User
from burden.organisations.requests import signed_in
from docs_audit.issuing import importing, plan_rows, plans, rows
from docs_audit.issuing.forms import PlanForm, RegisterForm

_ERRORS_SHOWN = 200
_BOM = "\ufeff"


@require_http_methods(["GET", "POST"])
def register_import(request: HttpRequest) -> HttpResponse:
    """Bring a register; rows that cannot be used are named, the others are taken."""
    user = _registrar(request)
    form = RegisterForm(request.POST or None, request.FILES or None, user=user)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        report = importing.import_register(
            rows=told["rows"], name=told["file"].name, unit=told["unit"], by=user
        )
        context |= _told(report) | {"unit": told["unit"]}
    return render(request, "documents/register_import.html", context)


@require_http_methods(["GET", "POST"])
def plan_import(request: HttpRequest) -> HttpResponse:
    """Bring the plan of a year; rows that cannot be used are named, the others are taken."""
    user = _registrar(request)
    form = PlanForm(request.POST or None, request.FILES or None, user=user)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        report = plans.import_plan(
            rows=told["rows"],
            name=told["file"].name,
            unit=told["unit"],
            year=told["year"],
            replaces=told["replaces"],
            by=user,
        )
        context |= _told(report) | {"unit": told["unit"], "year": told["year"]}
    return render(request, "documents/plan_import.html", context)


@require_GET
def register_template(request: HttpRequest) -> HttpResponse:
    """An empty register with a row of each sort, to be filled in a spreadsheet."""
    user = _registrar(request)
    year, code = timezone.localdate().year, user.scope.code if user.scope else ""
    paper = [code, f"示例发〔{year}〕1号", "关于示例事项的通知", f"{year}-01-05", "1", "乡镇"]
    month = [code, "", "", "", "", "", f"{year}-01", "示例发", "12", "12", "0"]
    return _table("register.csv", rows.HEADINGS, (paper, month))


@require_GET
def plan_template(request: HttpRequest) -> HttpResponse:
    """An empty plan with a row of each sort, to be filled in a spreadsheet."""
    user = _registrar(request)
    year, code = f"{timezone.localdate().year}", user.scope.code if user.scope else ""
    by_month = [code, year, "1", "关于示例事项的通知", "3月"]
    by_quarter = [code, year, "2", "关于另一示例事项的实施方案", "第二季度"]
    return _table("plan.csv", plan_rows.HEADINGS, (by_month, by_quarter))


def _registrar(request: HttpRequest) -> User:
    user = signed_in(request)
    policies.require(user, "register.import")
    return user


def _told(report: ListReport) -> dict[str, Any]:
    return {"report": report, "errors": report.errors[:_ERRORS_SHOWN]}


def _table(name: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> HttpResponse:
    response = HttpResponse(_BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    table = csv.writer(response)
    table.writerow(head)
    table.writerows(lines)
    return response
