"""Pages of rectifications: the list, one of them, setting, reporting and measuring."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.audit import looks
from burden.audit.exports import as_csv
from burden.findings import basis, services
from burden.findings import rectification_pages as pages
from burden.findings import selectors as findings
from burden.findings.basis_files import file_of_proof
from burden.findings.errors import MarkedText, RectificationRefused
from burden.findings.models import Finding, Rectification
from burden.findings.rectification_forms import ProofForm, RectificationFilter, SetForm
from burden.findings.selectors import rectifications as selectors
from burden.findings.views import kept_sentence
from burden.organisations import policies
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.stack import kept_forms
from burden.stack.kept_forms import keeps_form

PAGE_SIZE = 25


@require_GET
@transaction.atomic
def rectification_list(request: HttpRequest) -> HttpResponse:
    """What units of the scope have to rectify, the nearest deadline first."""
    user = signed_in(request)
    policies.require(user, "rectifications.view")
    scope, today = Scope.from_request(request), timezone.localdate()
    within = selectors.rectifications_visible_to(user).filter(unit__path__startswith=scope.path)
    filters = RectificationFilter(request.GET, within)
    if request.GET.get("export") == "csv":
        rows = pages.csv_rows(filters.qs, today)
        return as_csv(
            by=user, unit=scope.unit, name="rectifications", head=pages.csv_head(), rows=rows
        )
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_list("rectification.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        "scope": scope,
        "filters": filters,
        "default_sort": "deadline",
        "may_order": policies.can(user, "reports.view"),
        "page": page,
        "answer": pages.answer_of(within, today),
        "rows": pages.rows_of(list(page), today),
    }
    return render(request, "findings/rectification_list.html", context)


@require_GET
def rectification_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One rectification with everything that was measured of it."""
    user = signed_in(request)
    found = selectors.rectification_for(user, uuid)
    return _detail(request, found, ProofForm(initial=_kept(request)))


def _page_of(_request: HttpRequest, uuid: UUID) -> str:
    return reverse("findings:rectification-detail", args=[uuid])


def _same_page(request: HttpRequest, **_where: UUID) -> str:
    return request.path


def _kept(request: HttpRequest) -> dict[str, Any]:
    """What this person had sent after the sign-in had ended, told as such; else nothing."""
    kept = kept_forms.take(request, signed_in(request).uuid)
    if kept is None:
        return {}
    messages.warning(request, kept_sentence())
    return {name: values if name == "findings" else values[-1] for name, values in kept.lists()}


@keeps_form(_same_page)
@require_http_methods(["GET", "POST"])
def rectification_create(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Set a rectification for a confirmed finding and those like it in the matter."""
    user = signed_in(request)
    finding = findings.finding_for(user, uuid, action="rectifications.set")
    if finding.state != Finding.State.CONFIRMED:
        raise Http404("only confirmed findings are rectified")
    alike = selectors.rectifiable_with(user, finding)
    allowed = findings.findings_visible_to(user).filter(pk__in=[one.pk for one in alike])
    form = SetForm(
        request.POST or None,
        findings=allowed,
        initial={"findings": [str(one.uuid) for one in alike], **_kept(request)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            found = services.set_rectification(
                findings=list(form.cleaned_data["findings"]), by=user, task=form.task
            )
        except RectificationRefused as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            messages.success(request, _("Set. The unit finds it under rectifications."))
            return redirect("findings:rectification-detail", uuid=found.uuid)
    context = {
        "finding": finding,
        "claim": pages.claim_of(finding),
        "form": form,
        "alike": [(one, pages.claim_of(one)) for one in alike],
        "ticked": form["findings"].value() or [],
        "measured": pages.measured_now(finding, timezone.localdate()),
    }
    status = 400 if form.errors else 200
    return render(request, "findings/rectification_create.html", context, status=status)


@keeps_form(_page_of, may_keep=basis.is_unmarked)
@require_POST
def rectification_report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say for the unit what was done."""
    user = signed_in(request)
    found = selectors.rectification_for(user, uuid, action="rectifications.report")
    form = ProofForm(request.POST, request.FILES)
    if form.is_valid():
        told = form.cleaned_data
        try:
            services.report_done(
                rectification=found, by=user, text=told["text"], files=told["basis"]
            )
        except (RectificationRefused, MarkedText) as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            messages.success(request, _("Kept. Now the figure is measured from the records."))
            return redirect("findings:rectification-detail", uuid=uuid)
    return _detail(request, found, form, status=400)


@require_GET
def rectification_basis(request: HttpRequest, uuid: UUID, file: UUID) -> HttpResponseBase:
    """A file that came with a proof."""
    user = signed_in(request)
    return file_of_proof(request, selectors.rectification_for(user, uuid), file)


@require_POST
def rectification_check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Measure the figure; it closes where it fell, else it is one on paper."""
    user = signed_in(request)
    found = selectors.rectification_for(user, uuid, action="rectifications.set")
    try:
        services.check(rectification=found, by=user)
    except RectificationRefused as refusal:
        messages.error(request, str(refusal.sentence))
        return _detail(request, found, ProofForm(), status=400)
    found = selectors.rectification_for(user, uuid)
    messages.success(request, pages.checked_sentence(found))
    return redirect("findings:rectification-detail", uuid=uuid)


def _detail(
    request: HttpRequest,
    found: Rectification,
    form: ProofForm,
    *,
    status: int = 200,
) -> HttpResponse:
    user = signed_in(request)
    context = {
        "one": pages.rectification_page(user, found, timezone.localdate()),
        "rectification": found,
        "form": form,
    }
    return render(request, "findings/rectification_detail.html", context, status=status)
