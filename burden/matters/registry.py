"""What sources bring in AppConfig.ready: texts of their items, and who hears of new ones.

So one source reads what another holds (a meeting the notice that calls it) without knowing it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from burden.matters.models import Item
from burden.organisations.models import User


@dataclass(frozen=True)
class Texts:
    """How the items of a source are read: `text` of one by its id in the source, and `open_to`
    the ids of the items whose text a person may read.
    """

    text: Callable[[UUID], str]
    open_to: Callable[[User], QuerySet[Any]]


_texts: dict[str, Texts] = {}
_listeners: dict[str, list[Callable[[Item], None]]] = {}


def register_texts(source: str, texts: Texts) -> None:
    """Let the texts of a source be read by the others."""
    _texts[source] = texts


def texts_of(source: str) -> Texts:
    """How items of the source are read.

    Raises:
        LookupError: the source has no texts.
    """
    return _texts[source]


def on_announce(source: str, listener: Callable[[Item], None]) -> None:
    """Have the listener hear, in its transaction, of every item that a source announces."""
    heard = _listeners.setdefault(source, [])
    if listener not in heard:
        heard.append(listener)


def tell(item: Item) -> None:
    """Tell those who listen that an item was announced or brought up to date."""
    for listener in _listeners.get(item.source, ()):
        listener(item)
