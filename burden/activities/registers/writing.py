"""What every subject does when a row becomes a record: its values, its item."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Field

from burden.activities.models import Record
from burden.activities.registers.contract import Arrival
from burden.matters import services as matters
from burden.matters.models import Source


def require_words(record: Record) -> None:
    """Let nobody write to a record whose words were removed.

    Raises:
        PermissionDenied: they were.
    """
    if record.is_emptied:
        raise PermissionDenied("the words of this record were removed")


def is_own(record: Record, arrival: Arrival) -> bool:
    """Whether the unit that brings it is the one that brought it first."""
    return record.pk is None or record.reporter == arrival.reporter


def fill(
    record: Record,
    values: Mapping[str, Any],
    fields: Mapping[str, str],
    *,
    free: Collection[str] = (),
    own: bool = True,
) -> bool:
    """Write what a row tells; whether that changed anything. An empty cell changes nothing.

    Args:
        fields: columns by the name of the field.
        free: fields that another unit than the first may fill where nothing was told yet.
        own: whether the row is of the unit that brought the record first.

    What a person corrected stays as it is.
    """
    changed = False
    for name, key in fields.items():
        if key in record.corrected:
            continue
        value = list(values[key]) if isinstance(values[key], tuple) else values[key]
        present = getattr(record, name)
        may_write = own or (name in free and not present)
        if may_write and value not in (None, "", []) and value != present:
            setattr(record, name, value)
            changed = True
    return changed


def overwrite(record: Record, values: Mapping[str, Any], fields: Mapping[str, str]) -> None:
    """Write what a correction tells; an empty cell takes away what stood there."""
    for name, key in fields.items():
        value = list(values[key]) if isinstance(values[key], tuple) else values[key]
        if value in (None, "", []):
            field = record._meta.get_field(name)
            assert isinstance(field, Field)
            value = field.get_default()
        setattr(record, name, value)


def year_left(record: Record, job: str) -> tuple[tuple[str, str], ...]:
    """The job of the year in which a record stands so far; none for a new one.

    Asked before the record is written: where its day moves, the year that it leaves is judged too.
    """
    if record.pk is None:
        return ()
    return ((job, f"{record.unit.uuid}:{record.day.year}"),)


def announce(record: Record, source: Source) -> None:
    """Make the record's item known, or bring it up to date."""
    record.item = matters.announce(
        source=source,
        source_uuid=record.uuid,
        unit=record.unit,
        level=record.unit.level,
        occurred_on=record.day,
        number=record.number,
        title=record.title,
    )
