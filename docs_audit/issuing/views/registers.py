"""Registers of issued papers: all units that keep one, and one unit's year."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from burden.audit import looks
from burden.organisations import policies
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, units_matching, visible_units
from docs_audit.issuing import comparing, exports, importing, rights, year_page
from docs_audit.issuing.forms import ExplanationForm
from docs_audit.issuing.sections import narrowed

PAGE_SIZE = 25
# Of each list that tells of a difference; all of it opens from there.
_LINES_AT_ONCE = 8
_NOTES = ("exceeded", "heading")


@require_GET
@transaction.atomic
def issued_list(request: HttpRequest) -> HttpResponse:
    """Units of the scope that keep a register or a plan: this year's count against the last."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    scope, year = Scope.from_request(request), _year(request)
    keeping = comparing.keeping_register(visible_units(user).filter(path__startswith=scope.path))
    units = units_matching(keeping, request.GET.get("q", "")).order_by("path")
    note = request.GET.get("note", "")
    listed = _noted(list(units), year, note) if note in _NOTES else units
    if request.GET.get("export") == "csv":
        return exports.units_as_csv(user, scope.unit, _balances(listed, year), year)
    page = Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": _balances(page.object_list, year),
        "scope": scope,
        "year": year,
        "note": note,
        "may_import": policies.can(user, "register.import"),
    }
    return render(request, "documents/issued_list.html", context)


@require_GET
@transaction.atomic
def issued_unit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One unit's year: its count, its plan, and what stands on one side only."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    unit, year = rights.unit_for(user, uuid), _year(request)
    context: dict[str, Any] = year_page.context_of(user, unit, year)
    asked, words = request.GET.get("show", ""), request.GET.get("q", "")
    section = next((one for one in context["sections"] if one.key == asked), None)
    if section is not None:
        lines = narrowed(section.lines, words)
        if request.GET.get("export") == "csv":
            return exports.lines_as_csv(user, unit, section.key, lines)
        page = Paginator(lines, PAGE_SIZE).get_page(request.GET.get("page"))
        context |= {"section": section, "page": page}
        rows = len(page)
    else:
        told = [one for one in context["sections"] if one.lines and one.is_difference]
        context["differences"] = [(one, one.lines[:_LINES_AT_ONCE]) for one in told]
        rows = sum(len(lines) for _one, lines in context["differences"])
    looks.at_rows_of("register.page_viewed", unit, unit, rows=rows, asked=request.GET)
    context |= {"words": words, "form": ExplanationForm(initial={"year": year})}
    return render(request, "documents/issued_unit.html", context)


@require_POST
def issued_explain(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The unit's own explanation of a year above the last (GD-02)."""
    user = signed_in(request)
    unit = unit_for(user, str(uuid))
    policies.require(user, "register.explain", unit)
    form = ExplanationForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write an explanation of up to 5,000 characters."))
        return redirect("documents:issued-unit", uuid=uuid)
    year = form.cleaned_data["year"]
    importing.explain(unit=unit, year=year, text=form.cleaned_data["text"], by=user)
    messages.success(request, _("The explanation is kept."))
    return redirect(f"{reverse('documents:issued-unit', args=[uuid])}?year={year}")


def _balances(units: Any, year: int) -> list[tuple[Unit, comparing.Balance]]:
    listed = list(units)
    years = comparing.years_of(listed)
    return [(unit, comparing.balance_of(unit, year, years, is_explained=False)) for unit in listed]


def _noted(units: list[Unit], year: int, note: str) -> list[Unit]:
    """Those whose count is above last year's, or heading there."""
    return [
        unit
        for unit, balance in _balances(units, year)
        if (balance.is_exceeded if note == "exceeded" else balance.is_heading_above)
    ]


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    if not asked:
        return timezone.localdate().year
    try:
        return Period.parse(asked).first.year
    except ValueError as error:
        raise Http404(str(error)) from error
