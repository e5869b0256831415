"""How long something lasts, as pages say it."""

from datetime import timedelta

from django import template

register = template.Library()


@register.filter
def minutes(length: timedelta) -> int:
    """The whole minutes of a duration."""
    return length // timedelta(minutes=1)
