"""The network address of the request in hand, for the entries written during it."""

from collections.abc import Callable
from contextvars import ContextVar

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse

_address: ContextVar[str] = ContextVar("audit_address", default="")


class AddressMiddleware:
    """Keeps the address while a signed-in user's request runs; nobody else's is noted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        known = get_client_ip_address(request) or ""
        token = _address.set(known)
        try:
            return self.get_response(request)
        finally:
            _address.reset(token)


def current_address() -> str:
    """The address of the request in hand; empty outside of one."""
    return _address.get()
