"""The bell of the top bar."""

from typing import Any

from django import template
from django.template.context import RequestContext

from burden.news.selectors import unread_count
from burden.organisations import policies
from burden.organisations.models import User

register = template.Library()


@register.inclusion_tag("components/bell.html", takes_context=True)
def bell(context: RequestContext) -> dict[str, Any]:
    """How much a person has not read; nothing for roles that are never told anything."""
    user = context["request"].user
    is_told = isinstance(user, User) and policies.can(user, "news.read")
    return {"is_told": is_told, "unread": unread_count(user) if is_told else 0}
