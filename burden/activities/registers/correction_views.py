"""Pages on which a person puts a record right, withdraws it or takes it up again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from burden.activities.importers import MarkedList
from burden.activities.registers import correcting, sentences
from burden.activities.registers.contract import Register, register_or_404
from burden.activities.registers.forms import CorrectionForm, WithdrawalForm
from burden.activities.registers.importing import BadValues
from burden.activities.registers.views import frame
from burden.activities.registers.writing import require_words
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.requests import signed_in


@require_http_methods(["GET", "POST"])
def record_correct(request: HttpRequest, key: str, uuid: UUID) -> HttpResponse:
    """What stands, to be put right; a first look shows the difference, a second keeps it."""
    user, register, record = _asked(request, key, uuid)
    stands = correcting.texts_of(register, record, user)
    data = request.POST if request.method == "POST" else None
    form = CorrectionForm(data, user=user, register=register, initial=stands)
    context: dict[str, Any] = {
        **frame(register),
        "record": record,
        "form": form,
        "withdrawal": WithdrawalForm(),
    }
    if data is not None and form.is_valid():
        found = correcting.differences(register, record, form.texts(), user)
        if not found:
            messages.info(request, _("Nothing was changed."))
            return redirect("activities:record-detail", key=key, uuid=uuid)
        if "keep" in data and _keep(register, record, form, user):
            messages.success(request, _("It is corrected and being judged and booked anew."))
            return redirect("activities:record-detail", key=key, uuid=uuid)
        context["differences"] = found
    status = 400 if form.errors else 200
    return render(request, "activities/record_correct.html", context, status=status)


@require_POST
def record_withdraw(request: HttpRequest, key: str, uuid: UUID) -> HttpResponse:
    """Take a record out of every count, with a reason."""
    user, register, record = _asked(request, key, uuid)
    form = WithdrawalForm(request.POST)
    if form.is_valid():
        correcting.withdraw(register, record, reason=form.cleaned_data["reason"], by=user)
        messages.success(request, _("It is withdrawn; its hours and findings are taken back."))
        return redirect("activities:record-detail", key=key, uuid=uuid)
    stands = correcting.texts_of(register, record, user)
    context = {
        **frame(register),
        "record": record,
        "form": CorrectionForm(user=user, register=register, initial=stands),
        "withdrawal": form,
    }
    return render(request, "activities/record_correct.html", context, status=400)


@require_POST
def record_take_up(request: HttpRequest, key: str, uuid: UUID) -> HttpResponse:
    """Let a record count again that was withdrawn."""
    user, register, record = _asked(request, key, uuid)
    correcting.take_up_again(register, record, by=user)
    messages.success(request, _("It counts again and is being judged and booked anew."))
    return redirect("activities:record-detail", key=key, uuid=uuid)


def _asked(request: HttpRequest, key: str, uuid: UUID) -> tuple[User, Register, Any]:
    user = signed_in(request)
    policies.require(user, "activities.correct")
    register = register_or_404(key)
    record = register.record_for(user, uuid)
    policies.require(user, "activities.correct", record)
    require_words(record)
    return user, register, record


def _keep(register: Register, record: Any, form: CorrectionForm, user: User) -> bool:
    """Whether the correction was kept; what is wrong stands in the form then."""
    try:
        correcting.correct(register, record, texts=form.texts(), by=user)
    except BadValues as bad:
        for name, sentence in bad.errors:
            form.add_error(name, sentence)
        return False
    except MarkedList:
        form.add_error(None, sentences.of_file("marked"))
        return False
    return True
