"""The bell of the top bar."""

from functools import lru_cache

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from burden.news import number
from burden.organisations import policies
from burden.organisations.models import User

register = template.Library()
# Bells kept: they differ by their number alone, which is a hundred at most for nearly everybody.
_BELLS = 256


@register.simple_tag(takes_context=True)
def bell(context: RequestContext) -> SafeString | str:
    """How much a person has not read; nothing for roles that are never told anything.

    Where a page comes `in_place`, without the bar, the number in the bar is put right.
    """
    request = context["request"]
    user = request.user
    if not isinstance(user, User) or not policies.can(user, "news.read"):
        return ""
    unread = number.of(request, user)
    return _bell(unread, get_language(), in_place=bool(context.get("in_place", False)))


@lru_cache(maxsize=_BELLS)
def _bell(unread: int, _language: str | None, *, in_place: bool) -> SafeString:
    """The same for everybody who has so many."""
    return render_to_string("components/bell.html", {"unread": unread, "in_place": in_place})
