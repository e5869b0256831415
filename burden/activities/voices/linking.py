"""Which paper, meeting or other demand a report speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from burden.activities import descent
from burden.activities.importers import named_in
from burden.activities.models import Voice
from burden.matters.models import Item, Source
from burden.matters.registry import is_open_to
from burden.organisations.models import User

# What stands for a stretch of time is nothing that anyone speaks of.
SPOKEN_OF = tuple(
    one for one in Source if one not in (Source.ISSUING, Source.CONVENING, Source.ACTIVITIES)
)
_DAYS_BACK = 180
_READ_AT_MOST = 400
_SUGGESTED = 5
_STOCK = re.compile(
    r"关于|印发|转发|通知|工作|情况|开展|做好|进一步|加强|有关|的|和|与|及|在|对|等|[^\w]|[\d_]+|年度?|月|全[省市县区镇]"
)
_PAIR = 2


@dataclass(frozen=True)
class Suggestion:
    """An item that may be meant, with the words that its title shares with the report."""

    item: Item
    words: tuple[str, ...]

    @property
    def weight(self) -> int:
        return sum(map(len, self.words))


def named_item(voice: Voice) -> Item | None:
    """What the report names by number or by title; the first name that leads anywhere counts."""
    for name in named_in(voice.text):
        found = descent.latest_named(
            name, Item.objects.all(), sources=SPOKEN_OF, until=voice.day, of=voice.unit
        )
        if found is not None:
            return found
    return None


def suggestions(user: User, voice: Voice) -> list[Suggestion]:
    """Recent items of the unit reported that share words with the report, the nearest first.

    Only what the reader may open is suggested.
    """
    if voice.unit is None:
        return []
    recent = (
        Item.objects.filter(
            is_open_to(user),
            source__in=SPOKEN_OF,
            unit__path__startswith=voice.unit.path,
            level=voice.unit.level,
            occurred_on__range=(voice.day - timedelta(days=_DAYS_BACK), voice.day),
        )
        .select_related("unit")
        .order_by("-occurred_on", "-pk")
    )
    found = [
        Suggestion(item, words)
        for item in recent[:_READ_AT_MOST]
        if (words := shared_words(item.title, voice.text))
    ]
    return sorted(found, key=lambda one: -one.weight)[:_SUGGESTED]


def shared_words(title: str, text: str) -> tuple[str, ...]:
    """The longest stretches of the title, stock words aside, that stand in the text as well."""
    return tuple(dict.fromkeys(run for part in _STOCK.split(title) for run in _runs(part, text)))


def _runs(part: str, text: str) -> Iterator[str]:
    start = 0
    while start + _PAIR <= len(part):
        end = start + _PAIR
        if part[start:end] not in text:
            start += 1
            continue
        while end < len(part) and part[start : end + 1] in text:
            end += 1
        yield part[start:end]
        start = end
