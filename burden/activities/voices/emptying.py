"""Reports of the grassroots whose period is over: what was said and by whom goes.

What stays is the day, the unit that was spoken of, hours, state and the matter: numbers rest on
these. Whoever decides over the removal reads none of it (BM-09).
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Voice
from burden.matters.models import Item
from burden.organisations.models import Unit
from burden.retention.registry import Held, Kind
from burden.retention.words import digest


def records(unit: Unit) -> QuerySet[Any]:
    """Reports from a scope that were settled, with words left."""
    found = Voice.objects.filter(place__path__startswith=unit.path, settled_on__isnull=False)
    return found.exclude(text=Item.REMOVED_TITLE).annotate(since=F("settled_on"))


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these reports. Findings do not rest on what is said of them."""
    voice = Voice.objects.select_for_update(of=("self",)).filter(uuid=uuid).first()
    if voice is None or (mine := records(unit).filter(pk=voice.pk).first()) is None:
        return None
    words = {"text": voice.text, "about": voice.unit_words, "answer": voice.answer}
    return Held(
        record=voice,
        unit=None,
        day=mine.since,
        number="",
        sha256=digest(words),
        items=(),
        is_underway=False,
        empty=partial(empty, voice),
    )


def empty(voice: Voice, _at: datetime) -> None:
    """Take the words of a locked report away, and who sent it."""
    voice.text, voice.answer, voice.sender = Item.REMOVED_TITLE, "", None
    voice.unit_words = "" if voice.unit_id else Item.REMOVED_TITLE
    voice.save(update_fields=["text", "answer", "sender", "unit_words"])


KIND = Kind(
    code="voice",
    label=_("Reports of the grassroots"),
    parameter="retention.voices",
    goes=_("What was said, the answer and the sender go; day, unit, hours and state stay."),
    records=records,
    hold=hold,
)
