"""Pages of notices and minutes: the list of drafts, one draft beside its text, a file brought."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.audit import looks
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from meetings.errors import sentences_of
from meetings.importers.notices import Change
from meetings.models import Meeting, NoticeDraft
from meetings.notices import files, pages, selectors, services, wording
from meetings.notices.filters import NoticeFilter
from meetings.notices.forms import DismissForm, NoticeFileForm, NoticeForm

PAGE_SIZE = 25


@require_GET
def notice_list(request: HttpRequest) -> HttpResponse:
    """Drafts of the scope; those that wait unless the address asks for others."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    scope = Scope.from_request(request)
    drafts = selectors.scope_filter(selectors.drafts_visible_to(user), scope.unit, user)
    asked = request.GET if "state" in request.GET else _waiting(request)
    filters = NoticeFilter(asked, drafts)
    page = Paginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_list("notice.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    context = {
        "page": page,
        "filters": filters,
        "scope": scope,
        "default_sort": "-created_at",
        "answer": wording.waiting_sentence(selectors.waiting_count(user)),
        "may_report": policies.can(user, "meetings.report"),
    }
    return render(request, "meetings/notices/notice_list.html", context)


def _waiting(request: HttpRequest) -> Any:
    asked = request.GET.copy()
    asked["state"] = NoticeDraft.State.WAITING
    return asked


@require_http_methods(["GET", "POST"])
def notice_create(request: HttpRequest) -> HttpResponse:
    """Drop a notice or minutes; its meetings are read at once and wait to be confirmed."""
    user = signed_in(request)
    policies.require(user, "meetings.report")
    if request.method != "POST":
        return _create_page(request, NoticeFileForm(user=user))
    form = NoticeFileForm(request.POST, request.FILES, user=user)
    if not form.is_valid():
        return _create_page(request, form, status=400)
    file = form.cleaned_data["file"]
    if file.size > settings.DRAFT_FILE_BYTES:
        form.add_error("file", str(wording.UNREAD["too_large"]))
        return _create_page(request, form, status=400)
    brought = files.bring([(file.name, file.read())], by=user, unit=form.cleaned_data["unit"])
    sentences = [wording.unread_sentence(name, reason) for name, reason in brought.unread]
    if not brought.drafts:
        fresh = NoticeFileForm(user=user)
        return _create_page(request, fresh, status=400, failures=sentences)
    for sentence in sentences:
        messages.warning(request, sentence)
    if len(brought.drafts) == 1:
        return redirect("meetings:notice-detail", uuid=brought.drafts[0].uuid)
    return redirect("meetings:notice-list")


def _create_page(
    request: HttpRequest, form: NoticeFileForm, *, status: int = 200, **context: Any
) -> HttpResponse:
    context = {"form": form, **context}
    return render(request, "meetings/notices/notice_create.html", context, status=status)


@require_http_methods(["GET", "POST"])
def notice_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One draft: the text beside the form; a POST confirms what the form holds.

    With the id of a known meeting in `join` the notice becomes a further report of it.
    """
    user = signed_in(request)
    policies.require(user, "meetings.view")
    draft = selectors.draft_for(user, uuid)
    if request.method != "POST":
        return _page(request, user, draft)
    policies.require(user, "meetings.settle_draft", draft)
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return _page(request, user, draft, form=form, status=400)
    try:
        meeting = _taken(request, user, draft, form)
    except services.NotTaken as refused:
        for sentence in sentences_of(refused.errors):
            form.add_error(None, sentence)
        return _page(request, user, draft, form=form, status=400)
    except services.AlreadySettled:
        messages.warning(request, _("Someone has settled this draft in the meantime."))
        return redirect("meetings:notice-detail", uuid=draft.uuid)
    messages.success(request, _("The meeting is kept and is being compared."))
    if policies.can(user, "meetings.view", meeting):
        return redirect("meetings:meeting-detail", uuid=meeting.uuid)
    return redirect("meetings:notice-list")


def _taken(request: HttpRequest, user: User, draft: NoticeDraft, form: NoticeForm) -> Meeting:
    is_minutes = draft.kind == NoticeDraft.Kind.MINUTES
    told = form.draft(f"notice:{draft.uuid}", selectors.text_of(draft) if is_minutes else "")
    given: dict[str, Any] = {
        "draft": draft,
        "told": told,
        "said": form.said(),
        "decisions": form.decisions_told(),
        "by": user,
    }
    known = request.POST.get("join", "")
    if not known:
        return services.confirm(**given)
    offered = {str(one.meeting.uuid) for one in selectors.known_meetings(user, draft)}
    meeting = get_object_or_404(
        Meeting.objects.visible_to(user), uuid=known if known in offered else None
    )
    return services.join(meeting=meeting, **given)


@require_POST
def notice_dismiss(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Leave a draft aside with a reason."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    draft = selectors.draft_for(user, uuid)
    policies.require(user, "meetings.settle_draft", draft)
    form = DismissForm(request.POST)
    if not form.is_valid():
        return _page(request, user, draft, dismissal=form, status=400)
    try:
        services.dismiss(draft=draft, by=user, **form.cleaned_data)
    except services.AlreadySettled:
        messages.warning(request, _("Someone has settled this draft in the meantime."))
        return redirect("meetings:notice-detail", uuid=draft.uuid)
    messages.success(request, _("The draft is left aside."))
    return redirect("meetings:notice-list")


@require_POST
def notice_call_off(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take back what a cancelling notice names: meetings and waiting drafts that were chosen."""
    user = signed_in(request)
    policies.require(user, "meetings.view")
    draft = selectors.draft_for(user, uuid)
    policies.require(user, "meetings.settle_draft", draft)
    if draft.read.get("change", {}).get("value") != Change.CANCELLED:
        raise Http404
    chosen = set(request.POST.getlist("named"))
    known = [one.meeting for one in selectors.known_meetings(user, draft)]
    earlier = selectors.earlier_drafts(user, draft)
    meetings = [one for one in known if str(one.uuid) in chosen]
    drafts = [one for one in earlier if str(one.uuid) in chosen]
    try:
        services.call_off(draft=draft, meetings=meetings, earlier=drafts, by=user)
    except services.AlreadySettled:
        messages.warning(request, _("Someone has settled this draft in the meantime."))
        return redirect("meetings:notice-detail", uuid=draft.uuid)
    messages.success(request, _("Taken back: it was not held and does not count."))
    return redirect("meetings:notice-list")


def _page(
    request: HttpRequest, user: User, draft: NoticeDraft, *, status: int = 200, **forms: Any
) -> HttpResponse:
    context = pages.draft_context(user, draft, **forms)
    return render(request, "meetings/notices/notice_detail.html", context, status=status)
