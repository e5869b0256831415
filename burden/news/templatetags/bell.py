"""The bell of the top bar."""

from typing import Any

from django import template
from django.template.context import RequestContext

from burden.news import number
from burden.organisations import policies
from burden.organisations.models import User

register = template.Library()


@register.inclusion_tag("components/bell.html", takes_context=True)
def bell(context: RequestContext) -> dict[str, Any]:
    """How much a person has not read; nothing for roles that are never told anything.

    Where a page comes `in_place`, without the bar, the number in the bar is put right.
    """
    request = context["request"]
    user = request.user
    if not isinstance(user, User) or not policies.can(user, "news.read"):
        return {"is_told": False, "unread": 0}
    unread = number.of(request, user)
    return {"is_told": True, "unread": unread, "in_place": context.get("in_place", False)}
