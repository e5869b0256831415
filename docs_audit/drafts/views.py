"""The page on which a draft is tried; its answer is the result, for nothing is stored."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.requests import signed_in
from docs_audit import intake, refusals
from docs_audit.drafts.checking import Draft, check
from docs_audit.drafts.forms import DraftForm
from docs_audit.drafts.pages import check_context
from docs_audit.drafts.reading import Unreadable
from docs_audit.drafts.wording import UNREADABLE
from docs_audit.models import Upload
from docs_audit.receiving import MemoryUploadHandler


@require_http_methods(["GET", "POST"])
@never_cache  # the browser's cache is a disk as well
@csrf_exempt
def draft_check(request: HttpRequest) -> HttpResponse:
    """Hand in a draft, see what it would be found to be; nothing of it is kept unless asked.

    Looking for the token reads the body. So the token is looked for after it has been settled
    that the body stays in memory, by `_tried`.
    """
    user = signed_in(request)
    policies.require(user, "drafts.check")
    if request.method != "POST":
        return _page(request, DraftForm(user=user))
    memory = MemoryUploadHandler(request, limit=settings.DRAFT_FILE_BYTES)
    request.upload_handlers = [memory]
    try:
        return _tried(request, user, memory)
    except RequestDataTooBig:
        return _page(request, DraftForm(user=user), failure=UNREADABLE["too_large"])


@csrf_protect
def _tried(request: HttpRequest, user: User, memory: MemoryUploadHandler) -> HttpResponse:
    form = DraftForm(request.POST, request.FILES, user=user)
    if memory.is_too_large:
        return _page(request, DraftForm(user=user), failure=UNREADABLE["too_large"])
    if not form.is_valid():
        return _page(request, form)
    draft = form.draft()
    policies.require(user, "drafts.check", draft.unit)
    # Who tried a draft and when; nothing that tells which.
    audit.record(by=user, action="draft.checked", unit=draft.unit or user.scope)
    try:
        found = check(draft, by=user)
    except Unreadable as unreadable:
        if unreadable.rule:
            refusals.note_draft(by=user, unit=draft.unit or user.scope, rule=unreadable.rule)
        # A fresh form: of a text that was refused nothing is shown again.
        return _page(request, DraftForm(user=user), failure=UNREADABLE[unreadable.reason])
    kept = _kept(user, draft) if form.cleaned_data["keep"] else None
    return _page(request, form, kept=kept, **check_context(user, found))


def _kept(user: User, draft: Draft) -> Upload:
    """What has been issued goes the way of every upload."""
    upload = intake.open_upload(by=user, unit=draft.unit or user.scope, channel=Upload.Channel.WEB)
    intake.add_file(upload=upload, incoming=intake.Incoming(draft.name, [draft.data]))
    return upload


def _page(request: HttpRequest, form: DraftForm, **context: Any) -> HttpResponse:
    template = (
        "documents/_draft_result.html"
        if request.headers.get("HX-Request")
        else "documents/draft_check.html"
    )
    response = render(request, template, {"form": form, **context})
    if "failure" in context:
        # Where the result alone is put into the page, its form is to be emptied as well.
        response["HX-Trigger"] = "draft-unreadable"
    return response
