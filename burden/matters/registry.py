"""What sources bring in AppConfig.ready: pages and texts of their items, and who hears of new ones.

So one source reads what another holds (a meeting the notice that calls it) without knowing it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise

from burden.matters.models import Item, Source
from burden.organisations import policies
from burden.organisations.models import User


@dataclass(frozen=True)
class Texts:
    """How the items of a source are read: `text` of one by its id in the source, and `open_to`
    the ids of the items whose text a person may read.
    """

    text: Callable[[UUID], str]
    open_to: Callable[[User], QuerySet[Any]]


@dataclass(frozen=True)
class Place:
    """Where the items of a source are looked at, with an icon and what one and many are called.

    `outside` is what is said of one that the reader may not open; `records` are those of a source,
    with a `uuid`, that a person may open. What stands for a stretch of time has none.
    """

    icon: str
    label: str | Promise
    outside: str | Promise
    address: Callable[[Item], str]
    records: Callable[[User], QuerySet[Any]] | None = None
    many: str | Promise = ""


_places: dict[str, Place] = {}
_texts: dict[str, Texts] = {}
_listeners: dict[str, list[Callable[[Item], None]]] = {}


def register_place(source: str, place: Place) -> None:
    """Tell where the items of a source are looked at."""
    _places[source] = place


def place_of(item: Item) -> Place:
    """Where an item is looked at.

    Raises:
        LookupError: its source has no pages.
    """
    return _places[item.source]


def counted() -> list[tuple[Source, Place]]:
    """The sources whose items are counted, in their order: not those of stretches of time."""
    found = [(source, _places[source]) for source in Source if source in _places]
    return [(source, place) for source, place in found if place.records is not None]


def is_open_to(user: User, sources: Collection[str] | None = None) -> Q:
    """Whether the reader may open what an item stands for; asked of each item by itself.

    Args:
        sources: those that the items are of, where they are known; of the others none is open.
    """
    found = Q(pk__in=())
    if not policies.can(user, "matters.view"):
        return found
    for source, place in _places.items():
        if place.records is not None and (sources is None or source in sources):
            records = place.records(user).filter(uuid=OuterRef("source_uuid")).order_by()
            found |= Q(Exists(records), source=source)
    return found


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
