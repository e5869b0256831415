"""Tags of lists: the state of a sortable column."""

from typing import NamedTuple

from django import template
from django.template.context import RequestContext

register = template.Library()


class SortState(NamedTuple):
    """How a column is sorted now (empty when it is not), and the value that sorts it next."""

    direction: str
    next: str


@register.simple_tag(takes_context=True)
def sort_state(context: RequestContext, key: str) -> SortState:
    """The state of the column `key` by `?sort=key` (ascending) or `?sort=-key`."""
    asked = context["request"].GET.get("sort") or context.get("default_sort", "")
    if asked == key:
        return SortState("ascending", f"-{key}")
    if asked == f"-{key}":
        return SortState("descending", key)
    return SortState("", f"-{key}")
