"""The inbox, one finding, and deciding it."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from burden.audit import services as audit
from burden.audit.exports import as_csv
from burden.findings import groups, pages, selectors, services
from burden.findings.errors import DecidedMeanwhile, DecisionRefused
from burden.findings.filters import DEFAULT_SORT, FindingFilter
from burden.findings.forms import DecisionForm
from burden.findings.models import Finding
from burden.organisations import policies
from burden.organisations.paging import MOST, LongPaginator
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope

PAGE_SIZE = 25


@require_GET
def finding_list(request: HttpRequest) -> HttpResponse:
    """What must be decided next, the heaviest first; similar findings in one row."""
    user = signed_in(request)
    policies.require(user, "findings.view")
    scope = Scope.from_request(request)
    filters = _filtered(request, scope)
    if request.GET.get("export") == "csv":
        return _exported(request, scope, filters)
    ids = (
        groups.folded(filters.qs) if filters.is_folded else filters.qs.values_list("pk", flat=True)
    )
    # Sorted by narrow rows, all at once: only those of the page are read in full.
    found_ids = list(ids[: MOST + 1])
    page = LongPaginator(found_ids, PAGE_SIZE).get_page(request.GET.get("page"))
    listed = selectors.listed(user, page)
    found = groups.groups_of(listed, filters.qs) if filters.is_folded else {}
    context = {
        "scope": scope,
        "filters": filters,
        "default_sort": DEFAULT_SORT,
        "answer": pages.answer_of(filters.qs),
        "page": page,
        "rows": pages.rows_of(user, listed, groups=found),
    }
    template = "_finding_table.html" if _is_fragment(request) else "finding_list.html"
    return render(request, f"findings/{template}", context)


@require_GET
def finding_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One finding with its evidence; that it was looked at is kept."""
    user = signed_in(request)
    finding = selectors.finding_for(user, uuid)
    audit.record(by=user, action="finding.viewed", target=finding, unit=finding.unit)
    return _detail(request, finding, DecisionForm())


@require_POST
def finding_decide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take the decision; a row of the inbox is answered by the row as it stands then."""
    user = signed_in(request)
    finding = selectors.finding_for(user, uuid, action="findings.decide")
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            services.decide(finding=finding, by=user, **form.decision)
        except DecisionRefused as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
            if isinstance(refusal, DecidedMeanwhile):
                # Who differs after all decides on what stands now, not on what stood before.
                form.data = request.POST.dict() | {"seen": finding.decisions.count()}
    return _answer(request, finding, form)


def _answer(request: HttpRequest, finding: Finding, form: DecisionForm) -> HttpResponse:
    finding = selectors.finding_for(signed_in(request), finding.uuid)
    if _is_fragment(request):
        return _row(request, finding, form)
    if form.errors:
        return _detail(request, finding, form, status=422)
    messages.success(request, _("Decided: %(state)s.") % {"state": finding.get_state_display()})
    page = reverse("findings:finding-detail", args=[finding.uuid])
    return redirect(f"{page}?{request.GET.urlencode()}" if request.GET else page)


def _row(request: HttpRequest, finding: Finding, form: DecisionForm) -> HttpResponse:
    problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
    (row,) = pages.rows_of(signed_in(request), [finding], problem=problem)
    return render(request, "findings/_finding_row.html", {"row": row})


def _detail(
    request: HttpRequest, finding: Finding, form: DecisionForm, *, status: int = 200
) -> HttpResponse:
    scope = Scope.from_request(request)
    before, after = selectors.neighbours(finding, _filtered(request, scope).qs)
    one = pages.finding_page(signed_in(request), finding)
    context = {
        **one.evidence,
        "one": one,
        "finding": finding,
        "form": form,
        "before": before,
        "after": after,
    }
    return render(request, "findings/finding_detail.html", context, status=status)


def _filtered(request: HttpRequest, scope: Scope) -> FindingFilter:
    findings = selectors.findings_visible_to(signed_in(request))
    return FindingFilter(request.GET, findings.filter(unit__path__startswith=scope.path))


@transaction.atomic
def _exported(request: HttpRequest, scope: Scope, filters: FindingFilter) -> HttpResponse:
    user = signed_in(request)
    return as_csv(
        by=user,
        unit=scope.unit,
        name="findings",
        head=pages.csv_head(),
        rows=pages.csv_rows(user, list(filters.qs.select_related("parameter_set"))),
    )


def _is_fragment(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))
