"""What can be wrong with a line of descent."""

from burden.matters.models import Item


class MatterError(Exception):
    """Base of the errors of this app."""


class CircularDescent(MatterError):
    """An item would descend from itself."""

    def __init__(self, item: Item, parent: Item) -> None:
        super().__init__(f"item {item.pk} cannot descend from {parent.pk}")
