"""Items of all sources as links, without knowing their sources."""

from django import template

from burden.matters import registry
from burden.matters.models import Item

register = template.Library()


@register.filter
def place(item: Item) -> registry.Place:
    """What an item is called, its icon, and what is said of a closed one."""
    return registry.place_of(item)


@register.filter
def address(item: Item) -> str:
    """Where an item is looked at."""
    return registry.place_of(item).address(item)
