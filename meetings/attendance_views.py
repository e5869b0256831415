"""Pages of who sat where they were not needed, and of layers that one meeting spared."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from burden.audit import looks
from burden.audit.exports import as_csv
from burden.ledger import selectors as ledger
from burden.organisations import policies
from burden.organisations.paging import LongPaginator
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds
from meetings import attendance_page, layers, selectors
from meetings.attendance_list import AttendanceFilter, InVain, attended_in_vain, sums_of

PAGE_SIZE = 25
ROWS_SHOWN = 40


@require_GET
def attendance_list(request: HttpRequest) -> HttpResponse:
    """Meetings with accompanying or nested hours in scope and period; `export=csv` exports them."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    scope = Scope.from_request(request)
    latest = ledger.latest_day(scope.path)
    period = Period.from_request(request, latest=latest)
    found = attended_in_vain(user, scope.unit, period)
    filters = AttendanceFilter(request.GET, found)
    if request.GET.get("export") == "csv":
        return _list_as_csv(request, scope, filters)
    if any(request.GET.get(name) for name in filters.filters):
        sums = sums_of(filters.qs, user, scope.path, period)
        paginator = LongPaginator(filters.qs, PAGE_SIZE, known=sums.meetings)
    else:
        whole = InVain(user, scope.unit, period)
        sums = whole.sums()
        paginator = LongPaginator(whole, PAGE_SIZE, known=sums.meetings)
    page = paginator.get_page(request.GET.get("page"))
    looks.at_list("meeting.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        "page": page,
        "filters": filters,
        "sums": sums,
        "scope": scope,
        "period": period,
        "latest": latest,
        "default_sort": "-idle",
    }
    return render(request, "meetings/attendance_list.html", context)


def _list_as_csv(request: HttpRequest, scope: Scope, filters: AttendanceFilter) -> HttpResponse:
    return as_csv(
        by=signed_in(request),
        unit=scope.unit,
        name="attendance",
        head=(
            _("Title"),
            _("Host"),
            _("Start"),
            _("Units"),
            _("Accompanying"),
            _("Nested"),
            _("Sum"),
        ),
        rows=(
            (
                one.title,
                one.host.name,
                localtime(one.starts_at).strftime("%Y-%m-%d %H:%M"),
                one.units,
                one.accompany,
                one.nested,
                one.idle,
            )
            for one in filters.qs
        ),
    )


@require_GET
def attendance_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One meeting: segments by units, what concerned whom, and the hours as they are booked."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    meeting = selectors.meeting_for(user, uuid)
    context = attendance_page.meeting_context(user, meeting)
    picture = context["picture"]
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=meeting.host,
            target=meeting,
            name="meeting_attendance",
            head=attendance_page.csv_head(picture),
            rows=attendance_page.csv_rows(picture),
        )
    page = Paginator(picture.lines, ROWS_SHOWN).get_page(request.GET.get("page"))
    return render(request, "meetings/attendance_detail.html", {**context, "page": page})


@require_GET
def layers_avoided(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The units of the scope that a meeting by video spared one of their own."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    meeting = selectors.meeting_for(user, uuid)
    avoided = layers.layers_avoided(user, meeting, thresholds.in_force())
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=user.scope,
            target=meeting,
            name="layers_avoided",
            head=(_("Unit"), _("Level")),
            rows=((unit.name, unit.get_level_display()) for unit in avoided.units),
        )
    page = Paginator(avoided.units, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"meeting": meeting, "avoided": avoided, "page": page}
    return render(request, "meetings/layers_avoided.html", context)
