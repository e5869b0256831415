"""What other values would change, before anything is saved; only the log is written."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from burden.audit import services as audit
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.requests import signed_in
from burden.thresholds import selectors
from burden.thresholds.draft_page import DraftPage
from burden.thresholds.errors import NothingChanged, ValuesRefused
from burden.thresholds.forms import DraftForm
from burden.thresholds.whatif import Effect, effect_of
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
            effect = effect_of(form.values)
        except ValuesRefused as refused:
            form.mark(refused.problems)
        except NothingChanged as refused:
            refusal = str(refused.sentence)
    return _answer(request, user, effect, refusal, form)


@require_GET
def draft_effect(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The effect of a draft beside what is in force now, for those who make and publish drafts."""
    user = signed_in(request)
    if not policies.can(user, "thresholds.draft"):
        policies.require(user, "thresholds.publish")
    draft = get_object_or_404(selectors.drafts(), uuid=uuid)
    effect, refusal = None, ""
    try:
        effect = effect_of(draft.values)
    except ValuesRefused as refused:
        refusal = " ".join(refused.problems.values())
    except NothingChanged as refused:
        refusal = str(refused.sentence)
    return _answer(request, user, effect, refusal, None)


@transaction.atomic
def _answer(
    request: HttpRequest, user: User, effect: Effect | None, refusal: str, form: DraftForm | None
) -> HttpResponse:
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
    if is_fragment:
        return render(request, "thresholds/_effect.html", context)
    return render(
        request, "thresholds/draft_create.html" if form else "thresholds/draft_effect.html", context
    )


def record_preview(user: User, effect: Effect) -> None:
    """Note in the log which values somebody looked at."""
    changes = {one.definition.key: [one.before, one.after] for one in effect.changes}
    audit.record(by=user, action="thresholds.previewed", details={"changes": changes})
