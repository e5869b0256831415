"""Stored meetings as the jobs compare them: all that is read of many of them comes in one go."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from burden.jobs.prepared import Prepared
from meetings import layering
from meetings.models import Meeting

# `asked` is an array, so that both indexes are used.
_RECORDS = Prepared(
    "meetings_records",
    {"ids": "bigint[]", "uuid": "uuid", "zone": "text"},
    """
WITH asked AS (SELECT %(ids)s::bigint[] || ARRAY(
                      SELECT id FROM meetings_meeting WHERE uuid = %(uuid)s) AS ids)
SELECT meeting.id, meeting.uuid, host_id, host.path, title, starts_at, has_time, mode,
       venue, kind, convener, legal_basis, minutes, merged_into_id, is_called_off, link.weight,
       starts_at AT TIME ZONE %(zone)s, ends_at AT TIME ZONE %(zone)s,
       json_build_array(agenda, cites,
              (SELECT json_agg(json_build_array(unit_id, people, role) ORDER BY id)
                 FROM meetings_attendance seat WHERE seat.meeting_id = meeting.id)) AS lists
  FROM meetings_meeting meeting
  JOIN organisations_unit host ON host.id = host_id
  LEFT JOIN meetings_link link ON link.lower_id = meeting.id
 WHERE meeting.id = ANY((SELECT ids FROM asked)::bigint[])
    OR merged_into_id = ANY((SELECT ids FROM asked)::bigint[])
""",
)


# In the order of their ids, so that two who hold several cannot wait for each other.
_HOLD = """
SELECT id, linked_at IS NULL FROM meetings_meeting WHERE id = ANY(%s) ORDER BY id
   FOR NO KEY UPDATE
"""


class _Row(NamedTuple):
    pk: int
    uuid: UUID
    host: int
    path: str
    title: str
    starts_at: datetime
    has_time: bool
    mode: str
    venue: str
    kind: str
    convener: str
    legal_basis: str
    minutes: str
    merged_into: int | None
    is_called_off: bool
    weight: float | None
    local_start: datetime
    local_end: datetime | None
    lists: tuple[list[dict[str, Any]], list[str], list[tuple[int, int, str]] | None]


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """One record, and those merged into it, the latest first.

    `path` are the ids of the host's superiors, highest first, and its own. `weight` is that of the
    link it has.
    """

    pk: int
    uuid: UUID
    host: int
    path: tuple[int, ...]
    starts_at: datetime
    merged_into: int | None
    is_called_off: bool
    weight: float | None
    record: layering.Meeting
    merged: list["Stored"] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Whether it was held, as far as is known, and leads its records: others cost nothing."""
        return self.merged_into is None and not self.is_called_off

    @property
    def all(self) -> list["Stored"]:
        """The record and those merged into it."""
        return [self, *self.merged]


def read(ids: Collection[int]) -> list[Stored]:
    """The records of these ids, the latest first."""
    found = _read(list(ids), None) if ids else {}
    return _latest_first(found[pk] for pk in ids if pk in found)


def read_one(uuid: UUID) -> Stored:
    """One record.

    Raises:
        Meeting.DoesNotExist: there is none.
    """
    for one in _read([], uuid).values():
        if one.uuid == uuid:
            return one
    raise Meeting.DoesNotExist(uuid)


def hold(ids: Iterable[int]) -> set[int]:
    """Hold the rows of meetings to the end of the transaction; those of them never linked yet.

    Who links a meeting, or puts it under another, holds it before reading what that depends on:
    of two who do so at once the second sees what the first one wrote.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [list(ids)])
        return {pk for pk, is_new in cursor.fetchall() if is_new}


def agenda_of(items: Iterable[dict[str, Any]]) -> tuple[layering.AgendaItem, ...]:
    """The agenda of a record in the engine's words."""
    return tuple(
        layering.AgendaItem(item["title"], tuple(str(pk) for pk in item["units"])) for item in items
    )


def local(moment: datetime) -> datetime:
    """The office's time of a moment, as the engine takes it: it carries no zone."""
    return timezone.localtime(moment).replace(tzinfo=None)


def _read(ids: list[int], uuid: UUID | None) -> dict[int, Stored]:
    zone = timezone.get_current_timezone_name()
    rows = _RECORDS.rows({"ids": ids, "uuid": uuid, "zone": zone})
    found = {row[0]: _of(_Row(*row)) for row in rows}
    merged: dict[int, list[Stored]] = defaultdict(list)
    for one in found.values():
        if one.merged_into is not None and one.merged_into in found:
            merged[one.merged_into].append(one)
    for pk, some in merged.items():
        found[pk].merged.extend(_latest_first(some))
    return found


def _latest_first(records: Iterable[Stored]) -> list[Stored]:
    return sorted(records, key=lambda one: (one.starts_at, one.pk), reverse=True)


def _of(row: _Row) -> Stored:
    agenda, cites, seats = row.lists
    record = layering.Meeting(
        id=str(row.pk),
        unit=str(row.host),
        title=row.title,
        start=row.local_start,
        end=row.local_end,
        mode=layering.Mode(row.mode),
        venue=row.venue,
        agenda=agenda_of(agenda),
        attendees=tuple(
            layering.Attendance(str(unit), people, role) for unit, people, role in seats or ()
        ),
        cites=tuple(cites),
        kind=row.kind,
        minutes=row.minutes,
        timed=row.has_time,
        convener=layering.Role(row.convener),
        legal_basis=row.legal_basis,
    )
    return Stored(
        pk=row.pk,
        uuid=row.uuid,
        host=row.host,
        path=tuple(int(part) for part in row.path.split("/")[:-1]),
        starts_at=row.starts_at,
        merged_into=row.merged_into,
        is_called_off=row.is_called_off,
        weight=row.weight,
        record=record,
    )
