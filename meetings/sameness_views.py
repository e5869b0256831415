"""Pages on which a person says which records are one meeting."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from burden.audit import looks
from burden.organisations import policies
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from meetings import near_pairs, sameness, selectors
from meetings.forms import ReasonForm

PAGE_SIZE = 25


@require_GET
def duplicate_list(request: HttpRequest) -> HttpResponse:
    """Records that may be one meeting, and those that were joined, of one period."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    scope = Scope.from_request(request)
    period = Period.from_request(request, latest=selectors.latest_day(user))
    pairs = Paginator(near_pairs.near_pairs(scope.unit, user, period), PAGE_SIZE)
    groups = Paginator(near_pairs.joined_groups(scope.unit, user, period), PAGE_SIZE)
    shows_joined = request.GET.get("show") == "joined"
    asked = request.GET.get("page")
    likely = pairs.get_page(asked)
    page = groups.get_page(asked) if shows_joined else likely
    looks.at_list("meeting.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        "scope": scope,
        "period": period,
        "shows_joined": shows_joined,
        "page": page,
        "pairs": [] if shows_joined else near_pairs.told(likely),
        "pair_count": pairs.count,
        "group_count": groups.count,
        "answer": ngettext(
            "%(count)s pair may be one meeting.", "%(count)s pairs may be one meeting.", pairs.count
        )
        % {"count": pairs.count},
        "may_join": policies.can(user, "meetings.join"),
        "form": ReasonForm(),
    }
    return render(request, "meetings/duplicate_list.html", context)


@require_POST
def duplicate_decide(request: HttpRequest, first: UUID, second: UUID) -> HttpResponse:
    """Have two records be one meeting, or two; the word stays."""
    user = signed_in(request)
    policies.require(user, "meetings.join")
    one, other = (selectors.record_for(user, uuid) for uuid in (first, second))
    form = ReasonForm(request.POST)
    if not form.is_valid() or one == other:
        messages.error(request, _("Write the reason; it is kept with the decision."))
    elif request.POST.get("verdict") == "same":
        sameness.join(first=one, second=other, reason=form.cleaned_data["reason"], by=user)
        messages.success(request, _("Both are one meeting now; hours are counted again."))
    else:
        sameness.keep_apart(first=one, second=other, reason=form.cleaned_data["reason"], by=user)
        messages.success(request, _("Both stay two meetings and are no longer proposed."))
    month = Period.month_of(timezone.localdate(one.starts_at)).key
    return redirect(f"{_list_address()}?period={month}")


@require_POST
def meeting_separate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a record out of the meeting it was joined to."""
    user = signed_in(request)
    record = selectors.record_for(user, uuid)
    policies.require(user, "meetings.join", record.host)
    form = ReasonForm(request.POST)
    if form.is_valid():
        sameness.separate(record=record, reason=form.cleaned_data["reason"], by=user)
        messages.success(request, _("The record is a meeting of its own; hours are counted again."))
    else:
        messages.error(request, _("Write the reason; it is kept with the decision."))
    month = Period.month_of(timezone.localdate(record.starts_at)).key
    return redirect(f"{_list_address()}?period={month}&show=joined")


def _list_address() -> str:
    return reverse("meetings:duplicate-list")
