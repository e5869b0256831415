"""Pages of the parameters: what is in force, drafts, and how it came about."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from math import isfinite
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.thresholds import progress, selectors, services
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.draft_page import LOOKS, DraftPage
from burden.thresholds.errors import DraftRefused, ValuesRefused
from burden.thresholds.forms import DraftForm
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameter_list import ParameterFilter, ShownGroup, numbers_of, shown_groups
from burden.thresholds.rulebook import PRESETS

PAGE_SIZE = 25
# Who drafted and published a version, by name.
_PEOPLE = tuple(
    f"{who}__{name}" for who in ("drafted_by", "published_by") for name in ("username", "full_name")
)
# What `?group=` says of the numbers of other places.
PRESETS_SHOWN = "presets"


@require_GET
def threshold_list(request: HttpRequest) -> HttpResponse:
    """All parameters in force, open drafts, how far judging anew is, and the history."""
    user = signed_in(request)
    policies.require(user, "thresholds.view")
    present = selectors.in_force()
    filters = ParameterFilter(request.GET)
    groups = shown_groups(present, filters if filters.is_used else None)
    history = (
        selectors.published()
        .select_related("drafted_by", "published_by", "based_on")
        .only("version", "values", "note", "published_at", "based_on__values", *_PEOPLE)
    )
    may_draft = policies.can(user, "thresholds.draft")
    may_publish = policies.can(user, "thresholds.publish")
    page = Paginator(history, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "present": present.set,
        "filters": filters,
        "groups": groups,
        "opened": _opened(request, groups, is_filtered=filters.is_used),
        "drafts": selectors.drafts() if may_draft or may_publish else [],
        "page": page,
        "history": [(one, _changes(one)) for one in page.object_list],
        "unweighed": selectors.unweighed(present),
        # Asked for where they are not rendered yet.
        "presets": lambda: [numbers_of(one, present) for one in PRESETS.values()],
        "progress": progress.of_latest() if may_draft or may_publish else None,
        "may_draft": may_draft,
        "may_publish": may_publish,
    }
    template = "_parameters.html" if getattr(request, "htmx", False) else "threshold_list.html"
    return render(request, f"thresholds/{template}", context)


def _opened(request: HttpRequest, groups: list[ShownGroup], *, is_filtered: bool) -> list[str]:
    """The groups whose parameters are shown: what was looked for, else the one asked for."""
    if is_filtered:
        return [one.group.value for one in groups]
    asked = request.GET.get("group", "")
    known = [one.group.value for one in groups]
    return [asked] if asked in (*known, PRESETS_SHOWN) else known[:1]


@require_GET
def progress_detail(request: HttpRequest) -> HttpResponse:
    """How far the jobs are that the latest publication left; a fragment that asks again."""
    user = signed_in(request)
    if not policies.can(user, "thresholds.draft"):
        policies.require(user, "thresholds.publish")
    context = {"progress": progress.of_latest()}
    return render(request, "thresholds/_progress.html", context)


@require_http_methods(["GET", "POST"])
def draft_create(request: HttpRequest) -> HttpResponse:
    """Type other values, a group at a time; none is in force until another person publishes."""
    user = signed_in(request)
    policies.require(user, "thresholds.draft")
    present = selectors.in_force()
    preset = PRESETS.get(request.GET.get("preset", ""))
    looks = any(name in request.POST for name in LOOKS)
    form = DraftForm(
        request.POST or None,
        present=present,
        preset=preset,
        suggested=_suggested(request),
        is_tried=looks,
    )
    if request.method == "POST" and not looks and form.is_valid():
        based_on = get_object_or_404(selectors.published(), uuid=form.cleaned_data["based_on"])
        try:
            draft = services.save_draft(
                values=form.values, note=form.cleaned_data["note"], based_on=based_on, by=user
            )
        except ValuesRefused as refused:
            form.mark(refused.problems)
        except DraftRefused as refused:
            form.add_error(None, str(refused.sentence))
        else:
            messages.success(request, _("Draft kept. A security administrator can publish it."))
            return redirect("thresholds:draft-detail", uuid=draft.uuid)
    asked: Mapping[str, Any] = request.POST or request.GET
    if request.method == "POST" and not looks:
        # What is wrong is shown whatever was looked for.
        asked = {"group": request.POST.get("group", "")}
    context = {
        "drafting": DraftPage(form, asked),
        "present": present.set,
        "preset": numbers_of(preset, present) if preset else None,
        "looks": looks,
    }
    is_fragment = looks and getattr(request, "htmx", False)
    template = "_draft_groups.html" if is_fragment else "draft_create.html"
    return render(request, f"thresholds/{template}", context)


def _suggested(request: HttpRequest) -> dict[str, float]:
    """Values that the address puts in front of the drafter; what is no number is left out."""
    found = {}
    for key in DEFINITIONS.keys() & request.GET.keys():
        with suppress(ValueError):
            found[key] = float(request.GET[key])
    return {key: value for key, value in found.items() if isfinite(value)}


@require_GET
def draft_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What a draft would change, for those who make and those who publish drafts."""
    user = signed_in(request)
    may_draft = policies.can(user, "thresholds.draft")
    if not may_draft:
        policies.require(user, "thresholds.publish")
    draft = get_object_or_404(selectors.drafts(), uuid=uuid)
    context = {
        "draft": draft,
        "changes": _changes(draft),
        "is_stale": selectors.is_stale(draft),
        "may_draft": may_draft,
        "may_publish": policies.can(user, "thresholds.publish"),
    }
    return render(request, "thresholds/draft_detail.html", context)


@require_POST
def draft_publish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    user = signed_in(request)
    policies.require(user, "thresholds.publish")
    return _decided(
        request,
        uuid,
        lambda draft: services.publish(draft=draft, by=user),
        _("Published. Everything stored is being judged anew."),
    )


@require_POST
def draft_discard(request: HttpRequest, uuid: UUID) -> HttpResponse:
    user = signed_in(request)
    policies.require(user, "thresholds.draft")
    return _decided(
        request,
        uuid,
        lambda draft: services.discard_draft(draft=draft, by=user),
        _("Draft thrown away."),
    )


def _decided(
    request: HttpRequest, uuid: UUID, decide: Callable[[ParameterSet], Any], done: str
) -> HttpResponse:
    draft = get_object_or_404(ParameterSet, uuid=uuid)
    try:
        decide(draft)
    except DraftRefused as refused:
        messages.error(request, str(refused.sentence))
    except ValuesRefused:
        messages.error(request, _("A value of this draft is outside its bounds by now."))
    else:
        messages.success(request, done)
    return redirect("thresholds:threshold-list")


def _changes(one: ParameterSet) -> list[selectors.Change]:
    return selectors.changes(one.based_on, one) if one.based_on else []
