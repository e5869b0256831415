"""Every answer that shows a thing or a list of them leaves an entry, whichever address gave it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from burden.audit import looks, services
from burden.audit.address import current_person

_ANSWERED = frozenset({200, 201})
# What was sent is refused, and the page of the thing comes back with the reason.
_REFUSED = frozenset({400, 409, 410, 422})


class LooksMiddleware:
    """Adds the entries after the answer is made: the chain's end is locked for that moment alone.

    Without its entry no answer leaves. What was done to a thing has an entry of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = looks.begin()
        try:
            response = self.get_response(request)
            if _shows(response):
                for look in looks.left():
                    services.record(
                        by=current_person(),
                        action=look.action,
                        target=look.target,
                        unit=look.unit,
                        details=look.details,
                    )
            return response
        finally:
            looks.end(begun)


def _shows(response: HttpResponse) -> bool:
    """Whether the thing itself is answered; a refused program is told only what is wrong."""
    if response.status_code in _REFUSED:
        return response.headers.get("Content-Type", "").startswith("text/html")
    return response.status_code in _ANSWERED
