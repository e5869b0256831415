"""Pages of removal: what is past its period, requests, and the decision of the second person."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.retention import selectors, services
from burden.retention.errors import RemovalRefused
from burden.retention.filters import OutcomeFilter, RemovalFilter
from burden.retention.forms import AskForm, DecideForm, ProposeForm
from burden.retention.models import Outcome, Removal
from burden.thresholds import selectors as thresholds

PAGE_SIZE = 25


@require_GET
def removal_list(request: HttpRequest) -> HttpResponse:
    """What the scope holds past its period, and the requests, the latest first."""
    user = signed_in(request)
    found = selectors.removals_visible_to(user)
    filters = RemovalFilter(request.GET, found)
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=user.scope,
            name="removals",
            head=[
                _("Request"),
                _("Kind"),
                _("Before"),
                _("Unit"),
                _("Proposed by"),
                _("Proposed on"),
                _("Reason"),
                _("State"),
                _("Decided by"),
                _("Removed"),
                _("Stayed"),
            ],
            rows=_removal_rows(filters.qs),
        )
    dues = list(selectors.due_in(user.scope)) if user.scope is not None else []
    context = {
        "dues": dues,
        "due_total": sum(due.count for due in dues),
        "page": Paginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page")),
        "filters": filters,
        "default_sort": "-at",
        "may_propose": policies.can(user, "removals.propose"),
    }
    return render(request, "retention/removal_list.html", context)


@require_http_methods(["GET", "POST"])
def removal_create(request: HttpRequest) -> HttpResponse:
    """Propose that all records of a kind before a day be removed."""
    user = signed_in(request)
    policies.require(user, "removals.propose")
    if user.scope is None:
        raise PermissionDenied("removals.propose")
    kind = request.GET.get("kind", "")
    form = ProposeForm(request.POST or None, initial={"kind": kind, "until": _latest_day(kind)})
    if form.is_valid():
        try:
            removal = services.propose(
                kind=selectors.kind_or_404(form.cleaned_data["kind"]),
                until=form.cleaned_data["until"],
                unit=user.scope,
                reason=form.cleaned_data["reason"],
                by=user,
            )
        except RemovalRefused as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            messages.success(request, _("Proposed; a security administrator decides."))
            return redirect("retention:removal-detail", removal.uuid)
    context = {"form": form, "dues": list(selectors.due_in(user.scope))}
    status = 422 if form.errors else 200
    return render(request, "retention/removal_create.html", context, status=status)


@require_http_methods(["GET", "POST"])
def removal_ask(request: HttpRequest, kind: str, record: UUID) -> HttpResponse:
    """Ask that a single record be removed, from its own page."""
    user = signed_in(request)
    policies.require(user, "removals.ask")
    found = selectors.kind_or_404(kind)
    if not found.may_ask(user, record):
        raise PermissionDenied("removals.ask")
    form = AskForm(request.POST or None)
    if form.is_valid():
        try:
            services.ask(kind=found, record=record, reason=form.cleaned_data["reason"], by=user)
        except RemovalRefused as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            messages.success(request, _("Asked for; a security administrator decides."))
            return redirect(request.path)
    context = {"form": form, "kind": found, "removal": selectors.asked_for(kind, record)}
    status = 422 if form.errors else 200
    return render(request, "retention/removal_ask.html", context, status=status)


@require_GET
def removal_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One request with what became of each record; asked for anew while it is carried out."""
    user = signed_in(request)
    removal = selectors.removal_for(user, uuid)
    if request.GET.get("export") == "csv":
        filters = OutcomeFilter(request.GET, _outcomes(removal))
        return as_csv(
            by=user,
            unit=removal.unit,
            name="removal-outcomes",
            head=[
                _("Record"),
                _("Outcome"),
                _("Document number"),
                _("Unit"),
                _("Day"),
                "SHA-256",
                _("Time"),
            ],
            rows=_outcome_rows(filters.qs),
        )
    return _detail(request, removal, DecideForm())


@require_POST
def removal_decide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Approve or refuse as the second person."""
    user = signed_in(request)
    removal = selectors.removal_for(user, uuid)
    policies.require(user, "removals.decide", removal)
    form = DecideForm(request.POST)
    if form.is_valid():
        act = services.approve if form.cleaned_data["verdict"] == "approve" else services.refuse
        try:
            act(removal=removal, by=user, reason=form.cleaned_data["reason"])
        except RemovalRefused as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            return redirect("retention:removal-detail", removal.uuid)
    return _detail(request, removal, form, status=422)


def _detail(
    request: HttpRequest, removal: Removal, form: Form, *, status: int = 200
) -> HttpResponse:
    user = signed_in(request)
    filters = OutcomeFilter(request.GET, _outcomes(removal))
    context = {
        "removal": removal,
        "kind": selectors.kind_or_404(removal.kind),
        "settled": removal.removed + removal.stayed,  # type: ignore[attr-defined]  # annotated
        "filters": filters,
        "page": Paginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page")),
        "form": form,
        "may_decide": removal.state == Removal.State.PROPOSED
        and policies.can(user, "removals.decide", removal),
        "is_own": removal.by_id == user.pk,
    }
    if getattr(request, "htmx", False):
        return render(request, "retention/_removal_state.html", context)
    return render(request, "retention/removal_detail.html", context, status=status)


def _outcomes(removal: Removal) -> QuerySet[Outcome]:
    return removal.outcomes.select_related("unit").order_by("id")


def _latest_day(code: str) -> date | None:
    """The end of the period of the kind that was chosen on the list; none without one."""
    if not code:
        return None
    kind = selectors.kind_or_404(code)
    return selectors.end_of_period(kind, timezone.localdate(), thresholds.in_force())


def _removal_rows(removals: Iterable[Removal]) -> Iterator[tuple[object, ...]]:
    for one in removals:
        yield (
            one.uuid,
            one.kind_label,
            one.until or one.record,
            one.unit.name,
            one.by,
            one.at.date(),
            one.reason,
            one.get_state_display(),
            one.decided_by or "",
            one.removed,  # type: ignore[attr-defined]  # annotated by the selector
            one.stayed,  # type: ignore[attr-defined]
        )


def _outcome_rows(outcomes: Iterable[Outcome]) -> Iterator[tuple[object, ...]]:
    for one in outcomes:
        unit = one.unit.name if one.unit else ""
        yield (
            one.record,
            one.get_why_display(),
            one.number,
            unit,
            one.day,
            one.sha256,
            one.at.isoformat(timespec="seconds"),
        )
