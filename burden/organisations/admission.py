"""Who is let in at all: administrators from the networks of the house alone (SEC-11), and nobody
further than to the page of passwords whose password is no longer theirs alone, or too old (SEC-01).
"""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from burden.audit import services as audit
from burden.audit.address import current_address
from burden.organisations.models import Role, User
from burden.organisations.passwords import is_due

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
_CHANGE = "organisations:password-change"
_OPEN_WHILE_DUE = frozenset({_CHANGE, "organisations:logout"})


class AdmissionMiddleware:
    """Holds the sessions of browsers to both rules; tokens.py holds tokens to the first.

    Stands behind the middleware that knows the address of the request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _named: object
    ) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User):
            return None
        if not may_work_here(user):
            logout(request)
            return refusal(request, user)
        if is_due(user) and not _is_open_while_due(request, view):
            return _password_first(request)
        return None


def may_work_here(person: User) -> bool:
    """Whether the person's role may work from the address of the request in hand.

    Behind proxies that is the address which the nearest of TRUSTED_PROXIES were told. One that is
    not known lies in no network.
    """
    if not settings.ADMIN_ADDRESSES or person.role not in ADMINISTRATORS:
        return True
    try:
        address = ip_address(current_address())
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address in network for network in settings.ADMIN_ADDRESSES)


def note_refusal(person: User) -> None:
    """Note that an administrator's account was used from another address."""
    audit.record(by=person, action="account.address_refused", target=person, unit=person.scope)


def refusal(request: HttpRequest, person: User) -> HttpResponse:
    """The page for an administrator at another address; noted in the log."""
    note_refusal(person)
    return render(request, "organisations/address_refused.html", status=403)


def _is_open_while_due(request: HttpRequest, view: Callable[..., Any]) -> bool:
    """Pages without signing in are; the interface for programs asks for it by itself."""
    match = request.resolver_match
    is_public = not getattr(view, "login_required", True) and not hasattr(view, "cls")
    return is_public or (match is not None and match.view_name in _OPEN_WHILE_DUE)


def _password_first(request: HttpRequest) -> HttpResponse:
    match = request.resolver_match
    if match is not None and match.namespace == "api":
        sentence = _("Choose a new password first, on the page for it.")
        return JsonResponse({"detail": sentence}, status=403)
    page = reverse(_CHANGE)
    if "HX-Request" in request.headers:
        return HttpResponse(headers={"HX-Redirect": page})
    if request.method == "GET":
        page = f"{page}?{urlencode({'next': request.get_full_path()})}"
    return redirect(page)
