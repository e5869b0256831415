"""Pages of a report that is ordered: choosing it, watching it, taking it out, calling it off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.findings.models import Finding, FindingQuerySet, Rectification
from burden.findings.rectification_forms import RectificationFilter
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.reports import ordering, selectors, services
from burden.reports.errors import OrderRefused
from burden.reports.forms import NoticeForm, OrderForm
from burden.reports.models import Report
from burden.reports.writing import fonts

CONTENT_TYPES = {
    Report.Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Report.Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Report.Form.PDF: "application/pdf",
    Report.Form.ZIP: "application/zip",
}
# Confirmed findings that a notice is chosen from.
_OFFERED = 200


@require_http_methods(["GET", "POST"])
def order_create(request: HttpRequest) -> HttpResponse:
    """Choose form and language of a report, and order it."""
    user = signed_in(request)
    policies.require(user, "reports.view")
    kind = ordering.kind_or_404(request.GET.get("kind", Report.Kind.PERIOD))
    scope = Scope.from_request(request)
    latest = ledger.latest_day(scope.path)
    period = Period.from_request(request, latest=latest)
    subject = _subject(request, user, kind, scope, period)
    data = request.POST if request.method == "POST" else None
    form = (
        NoticeForm(kind, list(_confirmed(user, scope, period)[:_OFFERED]), data)
        if kind == Report.Kind.NOTICE
        else OrderForm(kind, data)
    )
    if form.is_valid():
        try:
            report = services.order(
                by=user,
                unit=subject.unit,
                kind=kind,
                form=form.cleaned_data["form"],
                language=form.cleaned_data["language"],
                parameters={**subject.parameters, **form.parameters()},
            )
        except OrderRefused as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            return redirect("reports:report-detail", report.uuid)
    has_period = kind in (Report.Kind.PERIOD, Report.Kind.UNIT, Report.Kind.NOTICE)
    context = {
        "scope": scope if has_period or kind == Report.Kind.RECTIFICATION else None,
        "period": period if has_period else None,
        "latest": latest,
        "kind": kind,
        "form": form,
        "unit": subject.unit,
        "period_label": period.label if has_period else "",
        "narrowed_by": _narrowed_by(subject),
        "cases": form["findings"] if kind == Report.Kind.NOTICE else None,
        "font_missing": "" if fonts.font_file() else fonts.PACKAGE,
    }
    status = 422 if form.errors else 200
    return render(request, "reports/order_create.html", context, status=status)


def _subject(
    request: HttpRequest, user: User, kind: str, scope: Scope, period: Period
) -> ordering.Subject:
    if kind == Report.Kind.MATTER:
        return ordering.of_matter(user, request.GET.get("matter", ""))
    if kind == Report.Kind.BUNDLE:
        return ordering.of_finding(user, request.GET.get("finding", ""))
    if kind == Report.Kind.RECTIFICATION:
        return ordering.of_rectifications(user, scope.unit, request.GET.dict())
    return ordering.of_period(scope.unit, period)


def _narrowed_by(subject: ordering.Subject) -> str:
    """What of the scope's rectifications is told, in words; empty for other kinds."""
    filters = subject.parameters.get("filters")
    if filters is None:
        return ""
    return RectificationFilter(filters, Rectification.objects.none()).told


def _confirmed(user: User, scope: Scope, period: Period) -> FindingQuerySet:
    """Confirmed findings of scope and period, the heaviest first."""
    visible = findings_visible_to(user).within(scope.path)
    found = visible.filter(
        occurred_on__range=(period.first, period.last),
        state=Finding.State.CONFIRMED,
    )
    return found.heaviest_first()


@require_GET
def report_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far a report is, and its file once it is made; asked for anew while it is under way."""
    report = selectors.report_for(signed_in(request), uuid)
    context = {
        "report": report,
        "is_given_up": selectors.is_given_up(report),
        "is_tried_again": selectors.is_tried_again(report),
    }
    is_fragment = getattr(request, "htmx", False)
    template = "reports/_report_state.html" if is_fragment else "reports/report_detail.html"
    return render(request, template, context)


@require_GET
def report_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The file, to whoever ordered it and may still see what it is about."""
    user = signed_in(request)
    report = selectors.report_for(user, uuid)
    return file_answer(user, report)


def file_answer(user: User, report: Report) -> HttpResponse:
    """The file as an answer; that it left is kept."""
    data = selectors.file_of(report)
    services.note_download(report=report, by=user)
    response = HttpResponse(data, content_type=CONTENT_TYPES[Report.Form(report.form)])
    response["Content-Disposition"] = f'attachment; filename="{report.name}"'
    return response


@require_POST
def report_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Order the same once more, because its file is no longer there."""
    user = signed_in(request)
    try:
        report = services.order_again(report=selectors.report_for(user, uuid), by=user)
    except OrderRefused as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("reports:report-detail", uuid)
    return redirect("reports:report-detail", report.uuid)


@require_POST
def report_cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Call a report off."""
    user = signed_in(request)
    report = services.cancel(report=selectors.report_for(user, uuid), by=user)
    if report.state == Report.State.RUNNING:
        messages.info(request, _("It stops at its next step."))
    return redirect("reports:report-detail", report.uuid)
