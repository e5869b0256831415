"""Refused rows of lists of meetings: what stood in them goes once its period is over.

What was taken in stays with its meetings and goes with them (`emptying`).
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Unit
from burden.retention.registry import Held, Kind
from burden.retention.words import blank, digest
from meetings.models import MeetingImport

# Of a row that was refused or told of: what was wrong where.
_STAYS = frozenset({"row", "code", "field"})
_UNDERWAY = (MeetingImport.State.COLUMNS, MeetingImport.State.WAITING)


def records(unit: Unit) -> QuerySet[Any]:
    """Lists of a scope of which rows were refused or told of, with words left."""
    told = MeetingImport.objects.filter(~Q(errors=[]) | ~Q(notices=[]))
    worded = told.filter(unit__path__startswith=unit.path).exclude(name=Item.REMOVED_TITLE)
    found: QuerySet[Any] = worded.annotate(since=TruncDate("created_at"))
    return found


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these lists."""
    locked = MeetingImport.objects.select_for_update(of=("self",)).select_related("unit")
    source = locked.filter(uuid=uuid).first()
    if source is None or (mine := records(unit).filter(pk=source.pk).first()) is None:
        return None
    words = {"name": source.name, "errors": source.errors, "notices": source.notices}
    return Held(
        record=source,
        unit=source.unit,
        day=mine.since,
        number="",
        sha256=digest(words),
        items=(),
        is_underway=source.state in _UNDERWAY,
        empty=partial(empty, source),
    )


def empty(source: MeetingImport, _at: datetime) -> None:
    """Take the cells of refused rows and the name of a locked list away."""
    source.name, source.header = Item.REMOVED_TITLE, []
    source.errors = [_without_words(one) for one in source.errors]
    source.notices = [_without_words(one) for one in source.notices]
    source.save(update_fields=["name", "header", "errors", "notices"])


def _without_words(told: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value if key in _STAYS else blank(value)
        for key, value in told.items()
        if key != "cells"
    }


KIND = Kind(
    code="meeting_list",
    label=_("Refused rows of lists of meetings"),
    parameter="retention.refused_rows",
    goes=_("Name of the list and cells of refused rows go; which rows, and why, stay."),
    records=records,
    hold=hold,
)
