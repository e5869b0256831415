"""The network address of the request in hand and who sent it, for entries written during it."""

from collections.abc import Callable
from contextvars import ContextVar

from axes.helpers import get_client_ip_address
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

_address: ContextVar[str] = ContextVar("audit_address", default="")
_request: ContextVar[HttpRequest | None] = ContextVar("audit_request", default=None)


class AddressMiddleware:
    """Keeps the address while a signed-in user's request runs; nobody else's is noted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = get_client_ip_address(request) or ""
        address, sent = _address.set(known), _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(sent)
            _address.reset(address)


def current_address() -> str:
    """The address of the request in hand; empty outside of one."""
    return _address.get()


def current_person() -> AbstractBaseUser | None:
    """Who is signed in with the request in hand, by session or token; None outside of one."""
    request = _request.get()
    person = getattr(request, "user", None)
    return person if isinstance(person, AbstractBaseUser) else None
