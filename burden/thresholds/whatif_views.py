"""What other values would change, before anything is saved; only the log is written."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.audit import services as audit
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.requests import signed_in
from burden.thresholds import selectors, working_out
from burden.thresholds.draft_page import DraftPage
from burden.thresholds.errors import DraftRefused, NothingChanged, ValuesRefused
from burden.thresholds.forms import DraftForm
from burden.thresholds.models import ParameterSet
from burden.thresholds.whatif import Effect
from burden.thresholds.whatif.page import csv_head, csv_rows, shown_to


@require_POST
def what_if(request: HttpRequest) -> HttpResponse:
    """The effect of the values in the form as they stand there; nothing typed is lost."""
    user = signed_in(request)
    policies.require(user, "thresholds.draft")
    form = DraftForm(request.POST, present=selectors.in_force(), is_tried=True)
    effect, refusal = None, ""
    if form.is_valid():
        try:
            effect = working_out.told_of(form.values)
        except ValuesRefused as refused:
            form.mark(refused.problems)
        except NothingChanged as refused:
            refusal = str(refused.sentence)
    return _answer(request, user, effect, refusal, form)


@require_GET
def draft_effect(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The effect of a draft beside what is in force now, for those who make and publish drafts."""
    user, draft = _drafted(request, uuid)
    effect, refusal = None, ""
    try:
        effect = working_out.told_of(draft.values)
    except ValuesRefused as refused:
        refusal = " ".join(refused.problems.values())
    except NothingChanged as refused:
        refusal = str(refused.sentence)
    return _answer(request, user, effect, refusal, draft)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_whole(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Have the effect of a draft worked out over everything stored, and how far that is."""
    user, draft = _drafted(request, uuid)
    if request.method != "POST":
        return render(request, "thresholds/_whole.html", _whole(draft))
    try:
        working_out.ask(draft=draft, by=user)
    except DraftRefused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("thresholds:draft-effect", draft.uuid)


@require_POST
def draft_drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Call off what is being worked out."""
    user, draft = _drafted(request, uuid)
    try:
        working_out.drop(draft=draft, by=user)
    except DraftRefused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("thresholds:draft-effect", draft.uuid)


def _drafted(request: HttpRequest, uuid: UUID) -> tuple[User, ParameterSet]:
    """Who asks, being one who makes or publishes drafts, and the draft."""
    user = signed_in(request)
    if not policies.can(user, "thresholds.draft"):
        policies.require(user, "thresholds.publish")
    return user, get_object_or_404(selectors.drafts(), uuid=uuid)


def _whole(draft: ParameterSet) -> dict[str, object]:
    asked = working_out.asked_of(draft)
    return {
        "draft": draft,
        "whole": asked,
        "is_given_up": asked is not None and working_out.is_given_up(asked),
    }


@transaction.atomic
def _answer(
    request: HttpRequest,
    user: User,
    effect: Effect | None,
    refusal: str,
    of: DraftForm | ParameterSet,
) -> HttpResponse:
    form = of if isinstance(of, DraftForm) else None
    asked = request.POST if request.method == "POST" else request.GET
    if effect is not None and asked.get("export") == "csv":
        return as_csv(
            by=user,
            unit=user.scope,
            name="what-if",
            head=csv_head(),
            rows=csv_rows(user, effect),
        )
    if effect is not None:
        record_preview(user, effect)
    is_fragment = getattr(request, "htmx", False)
    context = {
        "effect": shown_to(user, effect) if effect else None,
        "refusal": refusal,
        "drafting": DraftPage(form, request.POST) if form else None,
        "looks": True,
        # The form beside the effect: what cannot stand is told at its value.
        "is_aside": is_fragment and form is not None,
        "present": selectors.in_force().set,
        "csv_url": "" if form else request.path,
    }
    if isinstance(of, ParameterSet):
        context |= _whole(of)
    if is_fragment:
        return render(request, "thresholds/_effect.html", context)
    return render(
        request, "thresholds/draft_create.html" if form else "thresholds/draft_effect.html", context
    )


def record_preview(user: User, effect: Effect) -> None:
    """Note in the log which values somebody looked at."""
    changes = {one.definition.key: [one.before, one.after] for one in effect.changes}
    audit.record(by=user, action="thresholds.previewed", details={"changes": changes})
