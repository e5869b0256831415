"""Pages of those who look into reports: the list, one of them, and what is done with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from burden.activities.importers import MarkedList
from burden.activities.models import Voice
from burden.activities.registers import sentences
from burden.activities.voices import linking, selectors, services
from burden.activities.voices.errors import (
    AlreadySettled,
    NobodyReported,
    UnknownItem,
)
from burden.activities.voices.filters import VoiceFilter
from burden.activities.voices.forms import (
    AnswerForm,
    CloseForm,
    LinkForm,
    PassOnForm,
)
from burden.audit import looks
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope

PAGE_SIZE = 25


@require_GET
def voice_list(request: HttpRequest) -> HttpResponse:
    """Reports of the scope, or passed on to its units; `export=csv` exports them."""
    user = signed_in(request)
    policies.require(user, "voices.view")
    scope, today = Scope.from_request(request), timezone.localdate()
    found = selectors.voices_within(user, scope).order_by("-day", "pk")
    filters = VoiceFilter(request.GET, found)
    knows_place = selectors.knows_place(user)
    if request.GET.get("export") == "csv":
        return as_csv(
            by=user,
            unit=user.scope,
            name="voices",
            head=[
                _("Day"),
                _("What was demanded"),
                _("Who demanded it"),
                _("Comes from"),
                _("Hours a month, as told"),
                _("State"),
                _("Answer promised by"),
                _("Answered or closed"),
            ],
            rows=(
                (
                    one.day,
                    one.text,
                    one.demanded_by,
                    _origin(one, knows_place=knows_place),
                    one.hours,
                    one.get_state_display(),
                    one.promised_on,
                    one.settled_on,
                )
                for one in filters.qs
            ),
        )
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    looks.at_list("voice.list_viewed", scope.unit, rows=len(page), asked=request.GET)
    waiting = found.filter(state__in=Voice.State.unsettled())
    context = {
        "page": page,
        "rows": [(one, one.is_overdue(today)) for one in page.object_list],
        "filters": filters,
        "scope": scope,
        "default_sort": "-day",
        "knows_place": knows_place,
        "waiting": waiting.count(),
        "overdue": waiting.filter(promised_on__lt=today).count(),
        "may_evaluate": policies.can(user, "evaluations.view"),
    }
    return render(request, "voices/voice_list.html", context)


def _origin(voice: Voice, *, knows_place: bool) -> str:
    if voice.level is None:
        return _("not known")
    return voice.place.name if knows_place else str(voice.level.label)


@require_GET
def voice_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One report, what it speaks of and what can be done with it."""
    voice = _voice(request, uuid, "voices.view")
    return _detail(request, voice)


@require_POST
def voice_pass_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let the unit reported see it."""
    form = PassOnForm(request.POST)
    return _done(
        request,
        _voice(request, uuid, "voices.pass_on"),
        {"pass_on_form": form},
        lambda voice, by: services.pass_on(voice=voice, by=by, who=form.cleaned_data["who"]),
        _("Passed on, without sender and place."),
    )


@require_POST
def voice_answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer the sender."""
    form = AnswerForm(request.POST)
    return _done(
        request,
        _voice(request, uuid, "voices.answer"),
        {"answer_form": form},
        lambda voice, by: services.answer(voice=voice, by=by, text=form.cleaned_data["text"]),
        _("Answered. The sender finds it with the receipt code."),
    )


@require_POST
def voice_close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close it with a reason."""
    form = CloseForm(request.POST)
    return _done(
        request,
        _voice(request, uuid, "voices.pass_on"),
        {"close_form": form},
        lambda voice, by: services.close(voice=voice, by=by, reason=form.cleaned_data["text"]),
        _("Closed. The sender finds the reason with the code."),
    )


@require_POST
def voice_link(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say what it speaks of."""
    form = LinkForm(request.POST)
    return _done(
        request,
        _voice(request, uuid, "voices.pass_on"),
        {"link_form": form},
        lambda voice, by: services.set_link(
            voice=voice, by=by, uuid=form.cleaned_data["item"], name=form.cleaned_data["name"]
        ),
        _("Noted what it speaks of."),
    )


def _done(
    request: HttpRequest,
    voice: Voice,
    forms: dict[str, forms.Form],
    act: Callable[[Voice, User], Voice],
    told: str,
) -> HttpResponse:
    """Do what the form asks; what is wrong is told at its field, on the page of the report."""
    (form,) = forms.values()
    if form.is_valid():
        try:
            act(voice, signed_in(request))
        except NobodyReported:
            form.add_error("who", _("No single unit is called that."))
        except UnknownItem:
            form.add_error("name", _("Nothing in your scope has this number or title."))
        except MarkedList:
            form.add_error("text", sentences.of_file("marked"))
        except AlreadySettled:
            messages.error(request, _("Someone else was faster; this is how it stands now."))
            return redirect("voices:voice-detail", uuid=voice.pk)
        else:
            messages.success(request, told)
            return redirect("voices:voice-detail", uuid=voice.pk)
    return _detail(request, voice, **forms)


def _voice(request: HttpRequest, uuid: UUID, action: str) -> Voice:
    user = signed_in(request)
    policies.require(user, action)
    voice: Voice = get_object_or_404(selectors.voices_of(user), pk=uuid)
    looks.at("voice.viewed", voice, user.scope)
    return voice


def _detail(request: HttpRequest, voice: Voice, **forms: Any) -> HttpResponse:
    user = signed_in(request)
    may_decide = policies.can(user, "voices.pass_on")
    context = {
        "voice": voice,
        "knows_place": selectors.knows_place(user),
        "is_overdue": voice.is_overdue(timezone.localdate()),
        "suggestions": linking.suggestions(user, voice)
        if may_decide and voice.item is None
        else [],
        "may_decide": may_decide,
        "may_pass_on": may_decide and voice.state == Voice.State.RECEIVED,
        "may_answer": not voice.is_settled,
        "pass_on_form": PassOnForm(),
        "answer_form": AnswerForm(auto_id="answer_%s"),
        "close_form": CloseForm(auto_id="close_%s"),
        "link_form": LinkForm(auto_id="link_%s"),
        **forms,
    }
    is_wrong = any(form.errors for form in forms.values())
    return render(request, "voices/voice_detail.html", context, status=400 if is_wrong else 200)
