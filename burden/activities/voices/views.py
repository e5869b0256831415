"""Pages of reports: sending one, its receipt, the list of those who look into them, one of them."""

from typing import Any
from uuid import UUID

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from burden.activities.importers import MarkedList
from burden.activities.models import Voice
from burden.activities.registers import sentences
from burden.activities.voices import linking, selectors, services
from burden.activities.voices.errors import (
    AlreadySettled,
    NobodyReported,
    Revealing,
    UnknownItem,
)
from burden.activities.voices.filters import VoiceFilter
from burden.activities.voices.forms import (
    AnswerForm,
    CloseForm,
    LinkForm,
    PassOnForm,
    ReceiptForm,
    VoiceForm,
)
from burden.activities.voices.revealing import pieces_of
from burden.activities.voices.throttle import LOOKING_UP, SENDING
from burden.audit import services as audit
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.paging import LongPaginator
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.stack.request_log import unlogged

PAGE_SIZE = 25
_TOO_MANY = 429


@unlogged
@never_cache
@require_http_methods(["GET", "POST"])
def voice_create(request: HttpRequest) -> HttpResponse:
    """Report a demand; the answer to it is the receipt, which is shown this once."""
    user = signed_in(request)
    policies.require(user, "voices.send")
    form = VoiceForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    status = 200
    if request.method == "POST" and form.is_valid():
        if SENDING.is_spent(str(user.pk)):
            form.add_error(None, _("That was a lot at once. Try again in a quarter of an hour."))
            return render(request, "voices/voice_create.html", context, status=_TOO_MANY)
        told, report = form.cleaned_data, form.report
        try:
            voice = services.send(
                report=report,
                by=user,
                is_named=told["named"],
                code=told["code"],
                warned=told["warned"],
            )
        except Revealing as warning:
            form.data = request.POST.dict() | {"warned": report.digest}
            context["warning"] = [
                (form.fields[field].label, pieces_of(told[field], marks))
                for field, marks in warning.marks.items()
            ]
        except MarkedList:
            form.add_error("text", sentences.of_file("marked"))
        else:
            SENDING.count(str(user.pk))
            context = {"voice": voice, "code": told["code"]}
            return render(request, "voices/voice_sent.html", context)
    if form.errors:
        status = 400
    return render(request, "voices/voice_create.html", context, status=status)


@unlogged
@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def voice_receipt(request: HttpRequest) -> HttpResponse:
    """What became of a report, for whoever has its code."""
    form = ReceiptForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "today": timezone.localdate()}
    if request.method == "POST" and form.is_valid():
        who = get_client_ip_address(request) or ""
        if LOOKING_UP.is_spent(who):
            form.add_error(None, _("That was a lot at once. Try again in a quarter of an hour."))
            return render(request, "voices/voice_receipt.html", context, status=_TOO_MANY)
        voice = selectors.voice_by_receipt(form.cleaned_data["code"])
        if voice is None:
            LOOKING_UP.count(who)
            form.add_error("code", _("No report has this code."))
        else:
            context |= {"voice": voice, "is_overdue": voice.is_overdue(context["today"])}
    return render(request, "voices/voice_receipt.html", context, status=400 if form.errors else 200)


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
                    one.place.name if knows_place else one.level.label,
                    one.hours,
                    one.get_state_display(),
                    one.promised_on,
                    one.settled_on,
                )
                for one in filters.qs
            ),
        )
    page = LongPaginator(filters.qs, PAGE_SIZE).get_page(request.GET.get("page"))
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


@require_GET
def voice_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One report, what it speaks of and what can be done with it."""
    user = signed_in(request)
    voice = _voice(request, uuid, "voices.view")
    audit.record(by=user, action="voice.viewed", target=voice, unit=user.scope)
    return _detail(request, voice)


@require_POST
def voice_pass_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let the unit reported see it."""
    voice = _voice(request, uuid, "voices.pass_on")
    form = PassOnForm(request.POST)
    if form.is_valid():
        try:
            services.pass_on(voice=voice, by=signed_in(request), who=form.cleaned_data["who"])
        except NobodyReported:
            form.add_error("who", _("No single unit is called that."))
        except AlreadySettled:
            return _come_too_late(request, voice)
        else:
            messages.success(request, _("Passed on, without sender and place."))
            return redirect("voices:voice-detail", uuid=uuid)
    return _detail(request, voice, pass_on_form=form)


@require_POST
def voice_answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer the sender."""
    voice = _voice(request, uuid, "voices.answer")
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            services.answer(voice=voice, by=signed_in(request), text=form.cleaned_data["text"])
        except MarkedList:
            form.add_error("text", sentences.of_file("marked"))
        except AlreadySettled:
            return _come_too_late(request, voice)
        else:
            messages.success(request, _("Answered. The sender finds it with the receipt code."))
            return redirect("voices:voice-detail", uuid=uuid)
    return _detail(request, voice, answer_form=form)


@require_POST
def voice_close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close it with a reason."""
    voice = _voice(request, uuid, "voices.pass_on")
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            services.close(voice=voice, by=signed_in(request), reason=form.cleaned_data["text"])
        except MarkedList:
            form.add_error("text", sentences.of_file("marked"))
        except AlreadySettled:
            return _come_too_late(request, voice)
        else:
            messages.success(request, _("Closed. The sender finds the reason with the code."))
            return redirect("voices:voice-detail", uuid=uuid)
    return _detail(request, voice, close_form=form)


@require_POST
def voice_link(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say what it speaks of."""
    voice = _voice(request, uuid, "voices.pass_on")
    form = LinkForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            services.set_link(
                voice=voice, by=signed_in(request), uuid=told["item"], name=told["name"]
            )
        except UnknownItem:
            form.add_error("name", _("Nothing in your scope has this number or title."))
        else:
            return redirect("voices:voice-detail", uuid=uuid)
    return _detail(request, voice, link_form=form)


def _voice(request: HttpRequest, uuid: UUID, action: str) -> Voice:
    user = signed_in(request)
    policies.require(user, action)
    voice: Voice = get_object_or_404(selectors.voices_of(user), pk=uuid)
    return voice


def _come_too_late(request: HttpRequest, voice: Voice) -> HttpResponse:
    messages.error(request, _("Someone else was faster; this is how it stands now."))
    return redirect("voices:voice-detail", uuid=voice.pk)


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
