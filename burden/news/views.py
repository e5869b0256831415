"""What a person is told: the list, opening a line, having read it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from burden.audit.exports import as_csv
from burden.news import number, selectors, services, wording
from burden.news.filters import NoticeFilter
from burden.news.models import Notice
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in

PAGE_SIZE = 25


@require_GET
def notice_list(request: HttpRequest) -> HttpResponse:
    """What the person was told, the latest first."""
    user = signed_in(request)
    policies.require(user, "news.read")
    # Beside the lines themselves the number is that of this moment.
    number.changed(request)
    filters = NoticeFilter(request.GET, selectors.notices_of(user))
    if request.GET.get("export") == "csv":
        return _exported(user, filters)
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "rows": [_row(one) for one in page],
        # What comes while somebody reads the page is not read with it.
        "until": timezone.now().isoformat(),
    }
    return render(request, "news/notice_list.html", context)


@require_POST
def notice_open(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Go where a line leads; it has been read then."""
    user = signed_in(request)
    notice = selectors.notice_for(user, uuid)
    services.read(notice=notice, by=user)
    number.changed(request)
    return redirect(wording.address_of(notice))


@require_POST
def notice_read(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Mark one line."""
    user = signed_in(request)
    services.read(notice=selectors.notice_for(user, uuid), by=user)
    number.changed(request)
    return redirect("news:notice-list")


@require_POST
def notice_read_all(request: HttpRequest) -> HttpResponse:
    """Mark every line that the page in front of the person could show."""
    user = signed_in(request)
    policies.require(user, "news.read")
    try:
        until = parse_datetime(request.POST.get("until", ""))
    except ValueError:
        until = None
    if until is not None and timezone.is_aware(until):
        services.read_all(by=user, until=until)
        number.changed(request)
    return redirect("news:notice-list")


def _row(notice: Notice) -> dict[str, object]:
    kind, title = wording.thing_of(notice)
    return {
        "notice": notice,
        "sentence": wording.sentence_of(notice),
        "kind": kind,
        "title": title,
    }


def _exported(user: User, filters: NoticeFilter) -> HttpResponse:
    head = (_("Day"), _("Kind"), _("Notice"), _("How many"), _("Unit"), _("Due"), _("Read"))
    rows = (
        (
            timezone.localdate(one.at).isoformat(),
            one.get_kind_display(),
            wording.sentence_of(one),
            one.count,
            one.unit.name,
            one.due_on,
            timezone.localdate(one.read_at).isoformat() if one.read_at else "",
        )
        for one in filters.qs
    )
    return as_csv(by=user, unit=user.scope, name="news", head=head, rows=rows)
