"""Pages of data quality: can the figures be trusted, and what would make them better."""

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.audit import looks
from burden.audit.exports import as_csv
from burden.dashboards.levels import level_asked
from burden.dashboards.selectors import quality, spared
from burden.dashboards.selectors.overview import latest_day
from burden.ledger import selectors as ledger
from burden.organisations import policies
from burden.organisations.models import Level, Unit
from burden.organisations.paging import LongPaginator
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds
from docs_audit.models import Paper
from meetings.models import Meeting

PAGE_SIZE = 25


@require_GET
@transaction.atomic
def data_quality(request: HttpRequest) -> HttpResponse:
    """How much of the figures was recorded, what is missing, and which units it concerns."""
    user = signed_in(request)
    policies.require(user, "quality.view")
    scope, period, frame = _frame(request)
    floor = thresholds.in_force()["score.measured_floor"]
    units = quality.units_by_share(scope, period.single_months()[-1])
    level = level_asked(request)
    if level is not None:
        units = units.filter(unit__level=level)
    if request.GET.get("export") == "csv":
        head = (_("Unit"), _("Level"), _("Hours"), _("Measured share"))
        rows = (
            (one.unit.name, one.unit.get_level_display(), one.hours, one.measured_ratio)
            for one in units
        )
        return as_csv(by=user, unit=scope.unit, name="data-quality", head=head, rows=rows)
    part = ledger.Slice(scope.path, period)
    below = Count("pk", filter=Q(measured_ratio__lt=floor))
    counted = units.order_by().aggregate(all=Count("pk"), below=below)
    context = {
        **frame,
        "totals": ledger.totals(part.received_sums),
        "components": ledger.measured_by_component(part),
        "gaps": [
            (found, policies.can(user, found.gap.action))
            for found in quality.gap_counts(user, scope, period)
        ],
        "floor": floor,
        "below": counted["below"],
        "page": LongPaginator(units, PAGE_SIZE, known=counted["all"]).get_page(
            request.GET.get("page")
        ),
        "levels": Level.choices,
        "level": level,
        "may_see_silence": policies.can(user, "quality.silence"),
    }
    return render(request, "dashboards/quality.html", context)


@require_GET
@transaction.atomic
def quality_gap(request: HttpRequest, code: str) -> HttpResponse:
    """The records that lack one thing, each open to where it can be told."""
    user = signed_in(request)
    policies.require(user, "quality.view")
    gap = quality.gap_named(code)
    if gap is None:
        raise Http404
    policies.require(user, gap.action)
    scope, period, frame = _frame(request)
    records = quality.records_with(gap, user, scope, period)
    if request.GET.get("export") == "csv":
        head = (_("Title"), _("Unit"), _("Date"))
        rows = ((told["title"], told["unit"], told["day"]) for told in map(_told, records))
        return as_csv(by=user, unit=scope.unit, name="data-gap", head=head, rows=rows)
    known = quality.known_count(gap, user, scope, period)
    page = LongPaginator(records, PAGE_SIZE, known=known).get_page(request.GET.get("page"))
    kind = "document" if gap.action == "papers.view" else "meeting"
    looks.at_list(f"{kind}.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {**frame, "gap": gap, "page": page, "rows": [_told(one) for one in page]}
    return render(request, "dashboards/quality_gap.html", context)


@require_GET
@transaction.atomic
def silent_issuers(request: HttpRequest) -> HttpResponse:
    """Issuers whose papers others brought and they themselves did not."""
    user = signed_in(request)
    policies.require(user, "quality.silence")
    scope, period, frame = _frame(request)
    issuers = quality.silent_issuers(scope, period)
    if request.GET.get("export") == "csv":
        head = (_("Unit"), _("Level"), _("Papers here"), _("Brought by itself"))
        rows = ((one.name, one.get_level_display(), *_silence(one)) for one in issuers)
        return as_csv(by=user, unit=scope.unit, name="silent-issuers", head=head, rows=rows)
    page = LongPaginator(issuers, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "dashboards/silent_issuers.html", {**frame, "page": page})


@require_GET
@transaction.atomic
def spared_hours(request: HttpRequest) -> HttpResponse:
    """What exemptions keep out of the avoidable hours, by reason, and the meetings it concerns."""
    user = signed_in(request)
    policies.require(user, "quality.view")
    scope, period, frame = _frame(request)
    reason = spared.reason_asked(request)
    part = ledger.Slice(scope.path, period)
    found = spared.spared_items(part, reason)
    if request.GET.get("export") == "csv":
        head = (_("Title"), _("Host"), _("Date"), _("Reason"), _("Hours"))
        rows = (
            (one.item.title if one.is_open else "", *_spared_line(one))
            for one in spared.rows_of(user, found)
        )
        return as_csv(by=user, unit=scope.unit, name="spared", head=head, rows=rows)
    totals = ledger.totals(part.received_sums)
    reasons = spared.spared_by_reason(part)
    hours = sum((one.hours for one in reasons), ledger.ZERO)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_list("meeting.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        **frame,
        "reason": reason,
        "reasons": reasons,
        "meetings": sum(one.meetings for one in reasons),
        "hours": hours,
        "totals": totals,
        "share": spared.share_of(hours, totals.hours),
        "page": page,
        "rows": spared.rows_of(user, list(page)),
        "may_read_matters": policies.can(user, "matters.view"),
    }
    return render(request, "dashboards/spared.html", context)


def _spared_line(row: spared.SparedRow) -> tuple[object, ...]:
    return row.item.unit.name, row.item.occurred_on, row.reason.label, row.hours


def _frame(request: HttpRequest) -> tuple[Scope, Period, dict[str, Any]]:
    scope = Scope.from_request(request)
    latest = latest_day(scope)
    period = Period.from_request(request, latest=latest)
    return scope, period, {"scope": scope, "period": period, "latest": latest}


def _silence(issuer: Any) -> tuple[int, int]:
    return issuer.papers_here, issuer.brought


def _told(record: Meeting | Paper | Unit) -> dict[str, Any]:
    if isinstance(record, Meeting):
        return _told_meeting(record)
    return _told_paper(record) if isinstance(record, Paper) else _told_unit(record)


def _told_meeting(meeting: Meeting) -> dict[str, Any]:
    url = reverse("meetings:meeting-detail", args=(meeting.uuid,))
    return {"title": meeting.title, "unit": meeting.host, "day": meeting.starts_at, "url": url}


def _told_paper(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title or paper.number or str(paper),
        "unit": paper.unit or paper.issuer_name,
        "day": paper.issued_on,
        "url": reverse("documents:paper-detail", args=(paper.uuid,)),
    }


def _told_unit(unit: Unit) -> dict[str, Any]:
    url = reverse("dashboards:unit-detail", args=(unit.uuid,))
    return {"title": unit.name, "unit": unit.parent, "day": unit.valid_from, "url": url}
