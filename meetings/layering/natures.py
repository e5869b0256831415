"""What kind of meeting a record says it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from . import lexicon
from .folding import fold
from .records import Meeting
from .statements import Statement


@dataclass(frozen=True, slots=True)
class Nature:
    """What kind of meeting the title and kind say it is."""

    emergency: bool
    series: bool
    body: bool
    statutory: bool
    act: str
    edition: tuple[str, ...]


def nature_of(meeting: Meeting, title: Statement) -> Nature:
    """Read it from the title, without what that conveys, and from the kind that is given."""
    return _read(title.rest + "|" + fold(meeting.kind), bool(title.words))


@lru_cache(maxsize=65536)
def _read(own: str, on_topic: bool) -> Nature:
    return Nature(
        emergency=lexicon.is_emergency(own),
        series=lexicon.is_series(own, on_topic=on_topic),
        body=lexicon.BODY.search(own) is not None,
        statutory=lexicon.STATUTORY.search(own) is not None,
        act=lexicon.act_of(own),
        edition=lexicon.edition_of(own),
    )
