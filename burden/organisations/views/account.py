"""Signing in and out, one's own password and settings; every attempt is in the log."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import (
    LoginView,
    LogoutView,
    PasswordChangeView,
    RedirectURLMixin,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from burden.audit import services as audit
from burden.organisations import services
from burden.organisations.admission import may_work_here, refusal
from burden.organisations.forms import SettingsForm
from burden.organisations.models import User
from burden.organisations.passwords import is_due
from burden.organisations.requests import signed_in
from burden.organisations.views.second_factor import begin


class SignIn(LoginView):
    http_method_names = ("get", "head", "post")
    template_name = "organisations/account_login.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        person = form.get_user()
        if isinstance(person, User) and not may_work_here(person):
            return refusal(self.request, person)
        if isinstance(person, User) and person.role in settings.SECOND_FACTOR_ROLES:
            return begin(self.request, person, self.get_success_url())
        answer = super().form_valid(form)
        user = signed_in(self.request)
        audit.record(by=user, action="account.signed_in", target=user, unit=user.scope)
        if user.language:
            _speak(answer, user.language)
        return answer

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """A name that belongs to nobody is not noted: it may be a password typed too early."""
        name = form.data.get("username", "")
        known = User.objects.select_related("scope").filter(username=name).first()
        if known is not None:
            audit.record(by=None, action="account.refused", target=known, unit=known.scope)
        return super().form_invalid(form)


class SignOut(LogoutView):
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if isinstance(request.user, User):
            user = request.user
            audit.record(by=user, action="account.signed_out", target=user, unit=user.scope)
        answer = super().post(request, *args, **kwargs)
        # Whoever goes back at this machine would read the pages that the browser has kept.
        answer["Clear-Site-Data"] = '"cache"'
        return answer


class PasswordChange(RedirectURLMixin, PasswordChangeView):
    """One's own password; whoever was sent here goes on to the page they wanted."""

    http_method_names = ("get", "head", "post")
    template_name = "organisations/password_change.html"
    next_page = "organisations:password-change"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        told = {
            "is_due": is_due(user),
            "is_known": user.password_chosen_at is None,
            "days": settings.PASSWORD_DAYS,
        }
        return super().get_context_data(**kwargs) | told

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        user = signed_in(self.request)
        services.choose_password(person=user, password=form.cleaned_data["new_password1"])
        update_session_auth_hash(self.request, user)
        messages.success(self.request, _("Password changed; your other sign-ins have ended."))
        return redirect(self.get_success_url())


@require_http_methods(["GET", "POST"])
def account_settings(request: HttpRequest) -> HttpResponse:
    """Language, keys and the digest of the own account."""
    user = signed_in(request)
    form = SettingsForm(request.POST if request.method == "POST" else None, person=user)
    if request.method != "POST" or not form.is_valid():
        return render(request, "organisations/settings.html", {"form": form})
    changed = services.change_settings(person=user, chosen=form.cleaned_data)
    answer = redirect("organisations:settings")
    if "language" in changed:
        _speak(answer, form.cleaned_data["language"])
        translation.activate(form.cleaned_data["language"] or settings.LANGUAGE_CODE)
    messages.success(request, _("Saved."))
    return answer


def _speak(answer: HttpResponse, language: str) -> None:
    """Have the next pages in this language, as the switch in the bar does; empty: the browser's."""
    if not language:
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME, path=settings.LANGUAGE_COOKIE_PATH)
        return
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
