"""Signing in and out, and one's own password; every attempt is in the log."""

from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from burden.audit import services as audit
from burden.organisations.models import User
from burden.organisations.requests import signed_in


class SignIn(LoginView):
    http_method_names = ("get", "head", "post")
    template_name = "organisations/account_login.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        answer = super().form_valid(form)
        user = signed_in(self.request)
        audit.record(by=user, action="account.signed_in", target=user, unit=user.scope)
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
        return super().post(request, *args, **kwargs)


class PasswordChange(PasswordChangeView):
    http_method_names = ("get", "head", "post")
    template_name = "organisations/password_change.html"
    success_url = reverse_lazy("organisations:password-change")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        answer = super().form_valid(form)
        user = signed_in(self.request)
        audit.record(by=user, action="account.password_changed", target=user, unit=user.scope)
        messages.success(self.request, _("Password changed; your other sign-ins have ended."))
        return answer
