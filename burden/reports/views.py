"""What leaves the product as a document; each leaves an entry in the log."""

from hashlib import sha256
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.activities.demands import merging
from burden.activities.registers.contract import register_or_404
from burden.activities.registers.told import told_columns
from burden.activities.registers.year_pages import asked_year
from burden.audit import services as audit
from burden.ledger import selectors as ledger
from burden.organisations import policies
from burden.organisations.paging import LongPaginator
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.reports import selectors, taken
from burden.reports.chain import chain_report
from burden.reports.comparison import comparison_report
from burden.reports.list_template import list_template
from burden.reports.merged_form import merged_sheet, merged_word
from burden.reports.overview import overview_report
from burden.thresholds import selectors as thresholds
from docs_audit import selectors as documents
from meetings import selectors as meetings
from meetings.fields import ALL

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


PAGE_SIZE = 25
# Of the own reports; older ones have expired or are found in the log.
_ORDERS_SHOWN = 30


@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """What can be handed over, and what this person took out so far."""
    user = signed_in(request)
    policies.require(user, "reports.view")
    scope = Scope.from_request(request)
    latest = ledger.latest_day(scope.path)
    page = LongPaginator(taken.taken_by(user), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "scope": scope,
        "unit": scope.unit,
        "period": Period.from_request(request, latest=latest),
        "latest": latest,
        "page": page,
        "rows": taken.told(page.object_list),
        "orders": list(selectors.reports_of(user)[:_ORDERS_SHOWN]),
        "kept_days": thresholds.in_force().whole("report.kept_days"),
        "may_read_findings": policies.can(user, "findings.view"),
    }
    return render(request, "reports/report_list.html", context)


@require_GET
def comparison_word(request: HttpRequest, lower: UUID, upper: UUID) -> HttpResponse:
    """The comparison of two papers as .docx; of a closed paper only the passages.

    Not even these leave the product where the closed paper is marked as internal.
    """
    user = signed_in(request)
    policies.require(user, "papers.view")
    found = documents.comparison_for(user, lower, upper)
    if found.match.is_bare:
        raise Http404("one of the papers was removed")
    if not found.may_leave:
        raise PermissionDenied("comparison with an internal paper that is closed to its reader")
    data = comparison_report(user, found)
    audit.record(
        by=user,
        action="comparison.exported",
        target=found.match.lower,
        unit=found.match.lower.unit,
        details={"upper": str(upper), "sha256": sha256(data).hexdigest()},
    )
    return _file(data, f"comparison-{lower}.docx")


@require_GET
def chain_word(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The chain of a meeting as .docx; of meetings that are closed to the reader only the line."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    meeting = meetings.meeting_for(user, uuid)
    data = chain_report(user, meeting)
    audit.record(
        by=user,
        action="chain.exported",
        target=meeting,
        unit=meeting.host,
        details={"sha256": sha256(data).hexdigest()},
    )
    return _file(data, f"chain-{meeting.uuid}.docx")


@require_GET
def overview_word(request: HttpRequest) -> HttpResponse:
    """The overview of a scope and period as .docx, on one page."""
    user = signed_in(request)
    policies.require(user, "overview.view")
    scope = Scope.from_request(request)
    period = Period.from_request(request, latest=ledger.latest_day(scope.path))
    data = overview_report(user, scope, period)
    audit.record(
        by=user,
        action="overview.exported",
        unit=scope.unit,
        details={"period": period.key, "sha256": sha256(data).hexdigest()},
    )
    return _file(data, f"overview-{period.key}.docx")


@require_GET
def merged_form(request: HttpRequest, form: str) -> HttpResponse:
    """One form instead of several, as .xlsx to be filled in or as .docx to be talked over."""
    user = signed_in(request)
    policies.require(user, "activities.view")
    if form not in ("xlsx", "docx"):
        raise Http404(form)
    demands, unit = merging.chosen_of(user, request.GET, asked_year(request))
    merged = merging.merged_of(demands)
    is_word = form == "docx"
    data = merged_word(user, merged) if is_word else merged_sheet(merged)
    audit.record(
        by=user,
        action="demands.merged",
        unit=unit or user.scope,
        details={"form": form, "demands": len(merged.demands), "sha256": sha256(data).hexdigest()},
    )
    return (_file if is_word else _sheet)(data, f"merged.{form}")


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=_WORD)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def meeting_template_sheet(request: HttpRequest) -> HttpResponse:
    """The template of a list of meetings as .xlsx; it holds nothing of anybody."""
    policies.require(signed_in(request), "meetings.report")
    return _sheet(list_template(_("Meetings"), ALL), "meetings.xlsx")


@require_GET
def register_template_sheet(request: HttpRequest, key: str) -> HttpResponse:
    """The template of a register of other burdens as .xlsx; it holds nothing of anybody."""
    policies.require(signed_in(request), "activities.report")
    register = register_or_404(key)
    return _sheet(list_template(str(register.label), told_columns(register)), f"{key}.xlsx")


def _sheet(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=_SHEET)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
