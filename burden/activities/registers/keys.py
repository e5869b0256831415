"""By which keys a record is known, so that no list brings it a second time."""

from hashlib import sha256
from typing import TypeVar

from burden.activities.models import Alias, Record
from burden.organisations.models import Unit

Kept = TypeVar("Kept", bound=Record)


def key_of(number: str, *parts: str) -> str:
    """The record's own number, else a digest of what makes it one."""
    return number or sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def find_known(model: type[Kept], unit: Unit, key: str) -> Kept | None:
    """The record of a unit that a list tells of under this key."""
    records = model._default_manager.select_related("unit")
    found: Kept | None = records.filter(unit=unit, key=key).first()
    if found is None:
        alias = Alias.objects.filter(kind=_kind(model), unit=unit, key=key).first()
        found = records.filter(uuid=alias.record).first() if alias else None
    return found


def keep_known(record: Record, *, stood_at: Unit, key: str) -> None:
    """Note under what a corrected record may come again; writes in the caller's transaction.

    Args:
        stood_at: the unit that it was of before.
        key: what a list that tells of it as it stands now would bring it under.
    """
    for unit, other in {(stood_at, record.key), (record.unit, key)}:
        if find_known(type(record), unit, other) is None:
            Alias.objects.create(kind=_kind(type(record)), unit=unit, key=other, record=record.uuid)


def _kind(model: type[Record]) -> str:
    return model._meta.object_name or ""
