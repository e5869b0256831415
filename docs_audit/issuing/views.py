"""Pages of what units issue: registers against papers received, and red heads turned white."""

import csv
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.organisations import policies
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, visible_units
from burden.thresholds import selectors as thresholds
from docs_audit.issuing import comparing, heads, importing, pages
from docs_audit.issuing.forms import ExplanationForm, RegisterForm
from docs_audit.issuing.rows import HEADINGS
from docs_audit.models import Paper

PAGE_SIZE = 25
_ERRORS_SHOWN = 200
_BOM = "\ufeff"


@require_GET
def issued_list(request: HttpRequest) -> HttpResponse:
    """Units of the scope that keep a register: this year's count against the last."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    scope, year = Scope.from_request(request), _year(request)
    told = Q(registered_papers__isnull=False) | Q(registered_months__isnull=False)
    units = visible_units(user).filter(told, path__startswith=scope.path).distinct()
    page = Paginator(units.order_by("path"), PAGE_SIZE).get_page(request.GET.get("page"))
    years = comparing.years_of(page.object_list)
    context = {
        "page": page,
        "rows": [
            (unit, comparing.balance_of(unit, year, years, is_explained=False))
            for unit in page.object_list
        ],
        "scope": scope,
        "year": year,
        "may_import": policies.can(user, "register.import"),
    }
    return render(request, "documents/issued_list.html", context)


@require_GET
def issued_unit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One unit's year: its count, and what stands in the register or in the papers only."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    unit = unit_for(user, str(uuid))
    year = _year(request)
    years = comparing.years_of([unit])
    explanations = list(comparing.explained(unit, year))
    balance = comparing.balance_of(unit, year, years, is_explained=bool(explanations))
    shown = request.GET.get("show", "")
    visible, found = Paper.objects.visible_to(user), comparing.compare(unit, year)
    context = {
        "unit": unit,
        "year": year,
        "years": sorted({year, *(told for _unit, told in years)}),
        "balance": balance,
        "peers": comparing.peers_share(unit, year),
        "received": found.received,
        "sections": pages.sections_of(found, visible, shown),
        "shown": shown,
        "explanations": explanations,
        "form": ExplanationForm(initial={"year": year}),
        "may_explain": policies.can(user, "register.explain", unit),
        "may_import": policies.can(user, "register.import", unit),
    }
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


@require_http_methods(["GET", "POST"])
def register_import(request: HttpRequest) -> HttpResponse:
    """Bring a register; rows that cannot be used are named, the others are taken."""
    user = signed_in(request)
    policies.require(user, "register.import")
    form = RegisterForm(request.POST or None, request.FILES or None, user=user)
    report = None
    if request.method == "POST" and form.is_valid():
        report = importing.import_register(
            rows=form.cleaned_data["rows"],
            name=form.cleaned_data["file"].name,
            unit=form.cleaned_data["unit"],
            by=user,
        )
    context: dict[str, Any] = {"form": form, "report": report}
    if report is not None:
        context |= {"errors": report.errors[:_ERRORS_SHOWN], "unit": form.cleaned_data["unit"]}
    return render(request, "documents/register_import.html", context)


@require_GET
def register_template(request: HttpRequest) -> HttpResponse:
    """An empty register with a row of each sort, to be filled in a spreadsheet."""
    user = signed_in(request)
    policies.require(user, "register.import")
    response = HttpResponse(_BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="register.csv"'
    table = csv.writer(response)
    table.writerow(HEADINGS)
    year = timezone.localdate().year
    code = user.scope.code if user.scope else ""
    table.writerow([code, f"示例发〔{year}〕1号", "关于示例事项的通知", f"{year}-01-05"])
    table.writerow([code, "", "", "", f"{year}-01", "示例发", 12, 12, 0])
    return response


@require_GET
def white_heads(request: HttpRequest) -> HttpResponse:
    """Are red heads turning white? A unit and all below it against their own twelve months."""
    user = signed_in(request)
    policies.require(user, "papers.view")
    scope = Scope.from_request(request)
    papers = heads.papers_within(user, scope.unit)
    months = heads.months_of(papers)
    latest = max(months, default=None)
    period = _quarter(request, Period.month_of(latest or timezone.localdate()))
    bounds = heads.bounds_of(thresholds.in_force())
    found = heads.drift_of(months, period, bounds)
    white = (
        papers.filter(is_white_head=True, issued_on__range=(period.first, period.last))
        .select_related("unit")
        .defer("text")
        .order_by("-issued_on", "-pk")
    )
    context = {
        "scope": scope,
        "period": period,
        "drift": found,
        "answer": pages.drift_answer(found),
        "rate": heads.rate_of(papers, period),
        "months": pages.months_shown(months, period),
        "forms": heads.forms_of(papers, period),
        "bundles": pages.bundles_of(papers, period),
        "page": Paginator(white, PAGE_SIZE).get_page(request.GET.get("page")),
        "bounds": bounds,
    }
    return render(request, "documents/white_heads.html", context)


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    if not asked:
        return timezone.localdate().year
    try:
        return Period.parse(asked).first.year
    except ValueError as error:
        raise Http404(str(error)) from error


def _quarter(request: HttpRequest, latest: Period) -> Period:
    """The period asked for, else the quarter of the latest paper."""
    if request.GET.get("period"):
        return Period.from_request(request)
    quarter = (latest.first.month + 2) // 3
    return Period.parse(f"{latest.first.year}-Q{quarter}")
