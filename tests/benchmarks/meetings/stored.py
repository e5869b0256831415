"""A made-up year in the database, as it lies there after every meeting was met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone

from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit
from meetings import layering
from meetings.comparing import ALL_MEETINGS
from meetings.counting import LONGEST_WORD
from meetings.models import Attendance, Key, Meeting, Word
from tests.benchmarks.meetings.made import Event, World

_BATCH = 2_000


class Stored:
    """Units of a world in the database; meetings are added to them."""

    def __init__(self, world: World) -> None:
        self._units = world.units
        self._rows: dict[str, Unit] = {}
        levels = list(Level)
        for unit in world.units:
            parent = self._rows.get(unit.parent)
            row = Unit(code=unit.id, name=unit.name, level=levels[unit.level], parent=parent)
            row.save()
            row.path = f"{parent.path if parent else ''}{row.pk}/"
            self._rows[unit.id] = row
        Unit.objects.bulk_update(self._rows.values(), ["path"], batch_size=_BATCH)

    def add_met(self, events: Iterable[Event]) -> None:
        """Store events with their words, keys and merged records, as the job leaves them."""
        events = list(events)
        records = [record for event in events for record in event.records]
        main = {one.id: event.records[0].id for event in events for one in event.records[1:]}
        words = {
            record.id: found for some in _batches(records) for record, found in self._words(some)
        }
        counts = Counter(word for some in words.values() for word in some)
        counts[ALL_MEETINGS] = len(records)
        Word.objects.all().delete()
        Word.objects.bulk_create(
            (Word(word=word, meetings=count) for word, count in sorted(counts.items())),
            batch_size=_BATCH,
        )
        vocabulary = layering.Vocabulary(counts, len(records))
        rows: dict[str, Meeting] = {}
        for some in _batches(records):
            with transaction.atomic():
                rows |= self.add(some)
                for record in some:
                    rows[record.id].words = words[record.id]
                    rows[record.id].linked_at = timezone.now()
                    if record.id in main:
                        rows[record.id].merged_into = rows.get(main[record.id])
                Meeting.objects.bulk_update(
                    [rows[one.id] for one in some], ["words", "merged_into", "linked_at"]
                )
                self._add_keys(some, rows, vocabulary)
        _settle()

    def _words(
        self, records: Sequence[layering.Meeting]
    ) -> Iterator[tuple[layering.Meeting, list[str]]]:
        context = layering.Context(self._units)
        for record in records:
            yield record, layering.counted_words(record, context)

    def _add_keys(
        self,
        records: Sequence[layering.Meeting],
        rows: dict[str, Meeting],
        vocabulary: layering.Vocabulary,
    ) -> None:
        context = layering.Context(self._units, vocabulary=vocabulary)
        Key.objects.bulk_create(
            key for record in records for key in self._keys(record, rows[record.id], context)
        )

    def _keys(
        self, record: layering.Meeting, meeting: Meeting, context: layering.Context
    ) -> Iterator[Key]:
        found = dict.fromkeys(layering.index_words(record, context))
        finds = dict.fromkeys(layering.asked_words(record, context))
        place = self._rows[context.read(record).position.place.id]
        for word in {**found, **finds}:
            yield Key(
                meeting=meeting,
                place=place,
                word=word[:LONGEST_WORD],
                starts_at=meeting.starts_at,
                is_found=word in found,
                finds=word in finds,
            )

    def add(self, records: Sequence[layering.Meeting]) -> dict[str, Meeting]:
        """Store records as they are reported, and return their rows by record."""
        meetings = [self._row(record) for record in records]
        items = Item.objects.bulk_create(
            Item(
                source=Source.MEETING,
                source_uuid=meeting.uuid,
                unit=meeting.host,
                level=meeting.host.level,
                occurred_on=record.start.date(),
                title=record.title,
            )
            for record, meeting in zip(records, meetings, strict=True)
        )
        for meeting, item in zip(meetings, items, strict=True):
            meeting.item = item
        Meeting.objects.bulk_create(meetings)
        Attendance.objects.bulk_create(
            (
                Attendance(meeting=meeting, unit=self._rows[unit], people=people, role=role)
                for record, meeting in zip(records, meetings, strict=True)
                for (unit, role), people in _people(record).items()
            ),
            batch_size=_BATCH,
        )
        return {record.id: meeting for record, meeting in zip(records, meetings, strict=True)}

    def _row(self, record: layering.Meeting) -> Meeting:
        return Meeting(
            host=self._rows[record.unit],
            title=record.title,
            starts_at=_aware(record.start),
            has_time=record.timed,
            ends_at=_aware(record.end) if record.end else None,
            mode=record.mode.value,
            venue=record.venue,
            agenda=[
                {"title": item.text, "units": [self._rows[unit].pk for unit in item.units]}
                for item in record.agenda
            ],
            cites=list(record.cites),
        )


def _people(record: layering.Meeting) -> Counter[tuple[str, str]]:
    """Return the people of each unit and role; a unit named twice in one role counts the sum."""
    people: Counter[tuple[str, str]] = Counter()
    for seat in record.attendees:
        people[seat.unit, seat.role] += seat.people
    return people


def _batches(records: Iterable[layering.Meeting]) -> Iterator[list[layering.Meeting]]:
    left = iter(records)
    while some := list(islice(left, _BATCH)):
        yield some


def _aware(moment: datetime) -> datetime:
    return timezone.make_aware(moment)


def _settle() -> None:
    """Do what autovacuum would have done meanwhile."""
    tables = (Meeting, Attendance, Key, Word, Unit)
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM (ANALYZE) {table._meta.db_table}")
        cursor.execute("CHECKPOINT")
