"""The number beside the bell, which every page shows: asked for once a minute, not by each page."""

import time

from django.http import HttpRequest

from burden.news.selectors import unread_count
from burden.organisations.models import User

_KEPT, _SECONDS = "unread_news", 60


def of(request: HttpRequest, user: User) -> int:
    """How many lines the person has not read, as of a minute ago at most."""
    now = int(time.time())
    known: tuple[int, int] | None = request.session.get(_KEPT)
    if known is None or now - known[1] >= _SECONDS:
        known = unread_count(user), now
        request.session[_KEPT] = known
    return known[0]


def changed(request: HttpRequest) -> None:
    """Have the next page ask for it."""
    request.session.pop(_KEPT, None)
