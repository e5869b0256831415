"""How long a sign-in lasts: the cookie's age in all, and less when nobody is at the desk."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse

_SIGNED_IN = "signed_in_at"
_SEEN = "seen_at"
# Written at most this often, so that reading pages does not write the session each time.
_SEEN_STEP_SECONDS = 60


class SignInLifetimeMiddleware:
    """Signs out after SESSION_COOKIE_AGE since signing in, or SESSION_IDLE_SECONDS unused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The person, no longer the promise of one, which asks itself at each of hundreds of uses.
        request.user = get_user(request)
        if request.user.is_authenticated:
            self._renew_or_end(request)
        return self.get_response(request)

    def _renew_or_end(self, request: HttpRequest) -> None:
        now = int(time.time())
        session = request.session
        signed_in, seen = session.get(_SIGNED_IN, now), session.get(_SEEN, now)
        if (
            now - signed_in >= settings.SESSION_COOKIE_AGE
            or now - seen >= settings.SESSION_IDLE_SECONDS
        ):
            logout(request)
        elif _SIGNED_IN not in session or now - seen >= _SEEN_STEP_SECONDS:
            session[_SIGNED_IN], session[_SEEN] = signed_in, now
