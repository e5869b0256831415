"""The second step of signing in, for the roles of SECOND_FACTOR_ROLES.

Between the steps nobody is signed in: the session knows who gave the right password, for a few
minutes. So wrong codes are counted with wrong passwords, and a right password alone resets nothing.
"""

import time
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_lockout_response
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from burden.audit import services as audit
from burden.organisations import policies, selectors, services, totp
from burden.organisations.errors import OrganisationError
from burden.organisations.forms import CodeForm, SetupForm
from burden.organisations.models import User
from burden.organisations.requests import signed_in

_HALF = "half_signed_in"
_SECONDS = 300


def begin(request: HttpRequest, person: User, page: str) -> HttpResponse:
    """Keep who gave the right password and where they were going, and ask for the code."""
    request.session[_HALF] = {
        "person": person.pk,
        "password": person.get_session_auth_hash(),
        "at": time.time(),
        "backend": person.backend,
        "page": page,
    }
    return redirect("organisations:second-factor")


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    half = request.session.get(_HALF, {})
    person = _person_of(half)
    if person is None:
        return redirect("organisations:login")
    credentials = {"username": person.username}
    if not AxesProxyHandler.is_allowed(request, credentials):
        closed: HttpResponse = get_lockout_response(request, credentials=credentials)
        return closed
    if not services.may_give_code(person=person, opened=half.get("opened")):
        return _setup(request, person, half)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if services.pass_second_factor(person=person, code=form.cleaned_data["code"]):
            del request.session[_HALF]
            login(request, person, half["backend"])
            audit.record(by=person, action="account.signed_in", target=person, unit=person.scope)
            return redirect(half["page"])
        user_login_failed.send(sender=__name__, credentials=credentials, request=request)
        form.add_error("code", _("This code is wrong, or was used already. Wait for the next."))
    return render(request, "organisations/second_factor.html", _context(person, form))


def _setup(request: HttpRequest, person: User, half: dict[str, Any]) -> HttpResponse:
    """Ask for the code handed out, before the key of an app is shown to anyone."""
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        factor = services.open_setup(person=person, code=form.cleaned_data["setup_code"])
        if factor is not None:
            request.session[_HALF] = half | {"opened": factor.pk}
            return redirect("organisations:second-factor")
        user_login_failed.send(
            sender=__name__, credentials={"username": person.username}, request=request
        )
        form.add_error("setup_code", _("This code is wrong or too old. Ask for another."))
    context = {"form": form, "is_setup": True}
    return render(request, "organisations/second_factor.html", context)


@require_POST
def person_second_factor(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Hand out a set-up code for an account that is new, or whose owner has lost the app."""
    user = signed_in(request)
    policies.require(user, "users.manage")
    person = selectors.person_for(user, uuid)
    try:
        code = services.reset_second_factor(person=person, by=user)
    except OrganisationError as error:
        messages.error(request, str(error.message))
    else:
        sentence = _(
            "Set-up code, shown once: %(code)s. Tell it to the owner of the account in person; the"
            " next sign-in within %(days)d days asks for it."
        )
        messages.success(request, sentence % {"code": code, "days": settings.SETUP_CODE_DAYS})
    return redirect("organisations:person-edit", uuid=person.uuid)


def _person_of(half: dict[str, Any]) -> User | None:
    """Who is half signed in: not for long, and not past a change of the password."""
    if time.time() - half.get("at", 0) > _SECONDS:
        return None
    person = User.objects.filter(pk=half["person"], is_active=True).first()
    if person is None or not constant_time_compare(
        half["password"], person.get_session_auth_hash()
    ):
        return None
    return person


def _context(person: User, form: CodeForm) -> dict[str, Any]:
    secret = services.offered_secret(person=person)
    if secret is None:
        return {"form": form}
    issuer = f"{_('Burden audit')} {settings.ALLOWED_HOSTS[0]}"
    return {
        "form": form,
        "key": totp.written(secret),
        "uri": totp.uri_of(secret, issuer=issuer, account=person.username),
    }
