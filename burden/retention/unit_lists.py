"""Lists of units as they were uploaded: they go once their period is over.

Registered here, because units stand below all that is removed.
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Unit, UnitImport
from burden.retention.registry import Held, Kind
from burden.retention.words import digest


def records(unit: Unit) -> QuerySet[Any]:
    """Lists that somebody of a scope uploaded, with words left."""
    found = UnitImport.objects.filter(by__scope__path__startswith=unit.path)
    worded = found.exclude(name=Item.REMOVED_TITLE)
    return worded.defer("rows").annotate(since=TruncDate("created_at"))


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these lists."""
    locked = UnitImport.objects.select_for_update(of=("self",)).select_related("by__scope")
    upload = locked.filter(uuid=uuid).first()
    if upload is None or (mine := records(unit).filter(pk=upload.pk).first()) is None:
        return None
    return Held(
        record=upload,
        unit=upload.by.scope,
        day=mine.since,
        number="",
        sha256=digest({"name": upload.name, "rows": upload.rows}),
        items=(),
        is_underway=False,
        empty=partial(empty, upload),
    )


def empty(upload: UnitImport, _at: datetime) -> None:
    """Take the rows of a locked list away; what it changed stays in the tree."""
    upload.name, upload.rows = Item.REMOVED_TITLE, []
    upload.save(update_fields=["name", "rows"])


KIND = Kind(
    code="unit_list",
    label=_("Lists of units"),
    parameter="retention.unit_lists",
    goes=_("Name and rows of an uploaded list go; what it changed, who and when stay."),
    records=records,
    hold=hold,
)
