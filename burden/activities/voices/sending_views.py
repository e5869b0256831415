"""Pages of those who report: the form, with an account or without one, and the receipt."""

from collections.abc import Callable
from typing import Any

from axes.helpers import get_client_ip_address
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from burden.activities.importers import MarkedList
from burden.activities.models import Voice
from burden.activities.registers import sentences
from burden.activities.voices import selectors, services
from burden.activities.voices.errors import NobodyListens, Revealing
from burden.activities.voices.forms import ReceiptForm, UnsignedForm, VoiceForm
from burden.activities.voices.revealing import pieces_of
from burden.activities.voices.throttle import LOOKING_UP, SENDING, UNSIGNED, Throttle
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.stack.request_log import unlogged

_TOO_MANY = 429
_ALL = "all"


@unlogged
@never_cache
@require_http_methods(["GET", "POST"])
def voice_create(request: HttpRequest) -> HttpResponse:
    """Report a demand; the answer to it is the receipt, which is shown this once."""
    user = signed_in(request)
    policies.require(user, "voices.send")
    form = VoiceForm(request.POST or None)

    def send(told: dict[str, Any]) -> Voice:
        return services.send(
            report=form.report,
            by=user,
            is_named=told["named"],
            code=told["code"],
            warned=told["warned"],
        )

    return _sent(request, form, send, [(SENDING, str(user.pk))])


@unlogged
@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def voice_unsigned(request: HttpRequest) -> HttpResponse:
    """The same for whoever has no account or will not use it: nobody is asked who it is."""
    form = UnsignedForm(request.POST or None)

    def send(told: dict[str, Any]) -> Voice:
        return services.send_unsigned(report=form.report, code=told["code"], warned=told["warned"])

    who = get_client_ip_address(request) or ""
    return _sent(request, form, send, [(SENDING, who), (UNSIGNED, _ALL)], is_unsigned=True)


def _sent(
    request: HttpRequest,
    form: VoiceForm,
    send: Callable[[dict[str, Any]], Voice],
    limits: list[tuple[Throttle, str]],
    *,
    is_unsigned: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "is_unsigned": is_unsigned}
    page = "voices/voice_create.html"
    if request.method == "POST" and form.is_valid():
        if any(throttle.is_spent(who) for throttle, who in limits):
            form.add_error(None, _("That was a lot at once. Try again in a quarter of an hour."))
            return render(request, page, context, status=_TOO_MANY)
        told = form.cleaned_data
        try:
            voice = send(told)
        except Revealing as warning:
            form.data = request.POST.dict() | {"warned": form.report.digest}
            context["warning"] = [
                (form.fields[field].label, pieces_of(told[field], marks))
                for field, marks in warning.marks.items()
            ]
        except MarkedList:
            form.add_error("text", sentences.of_file("marked"))
        except NobodyListens:
            form.add_error(None, _("No unit is entered yet that could look into it."))
        else:
            for throttle, who in limits:
                throttle.count(who)
            context |= {"voice": voice, "code": told["code"]}
            return render(request, "voices/voice_sent.html", context)
    return render(request, page, context, status=400 if form.errors else 200)


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
