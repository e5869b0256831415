"""Pages of meetings: the list, and one meeting with its chain."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from burden.audit import looks
from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from meetings import calling_off, lanes, pages, selectors
from meetings.exports import meetings_as_csv
from meetings.filters import MeetingFilter

PAGE_SIZE = 25


@require_GET
def meeting_list(request: HttpRequest) -> HttpResponse:
    """All meetings of the scope; the same address with `export=csv` exports them."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    scope = Scope.from_request(request)
    filters = MeetingFilter(request.GET, selectors.meetings_within(scope.unit, user))
    if request.GET.get("export") == "csv":
        return meetings_as_csv(user, filters.qs)
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_list("meeting.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        "page": page,
        "filters": filters,
        "scope": scope,
        "default_sort": "-starts_at",
        "may_report": policies.can(user, "meetings.report"),
    }
    return render(request, "meetings/meeting_list.html", context)


@require_GET
def meeting_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One meeting, what it repeats on which evidence, and its chain down the levels."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    meeting = selectors.meeting_for(user, uuid)
    return render(request, "meetings/meeting_detail.html", pages.meeting_context(user, meeting))


@require_POST
def meeting_take_up(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Have a meeting that was called off count again: it was held after all."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    meeting = selectors.meeting_for(user, uuid)
    calling_off.take_up_again(meeting=meeting, by=user)
    messages.success(request, _("It counts again and is being compared."))
    return redirect("meetings:meeting-detail", uuid=meeting.uuid)


@require_GET
def chain_picture(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The chain of a meeting as a picture to keep: of what is closed to the reader, no title."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    meeting = selectors.meeting_for(user, uuid)
    audit.record(by=user, action="chain.exported", target=meeting, unit=meeting.host)
    context = pages.meeting_context(user, meeting) | {"meeting": meeting}
    context["picture"] = lanes.picture(context["chain"])
    answer = render(request, "meetings/chain.svg", context, content_type="image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="chain-{meeting.uuid}.svg"'
    return answer
