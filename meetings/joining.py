"""Which records are one meeting, and which of them leads."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from meetings import engine, layering, sameness, stored
from meetings.comparing import Compared
from meetings.layering.one_meeting import START_TOLERANCE
from meetings.models import Meeting
from meetings.stored import Stored

MOST_COMPARED = 20

# Records that a person decided on; records of that time that share words, and of that day where
# only this is known of them: those of a place tied to this one first, and of these those that
# share the most bits; and those of that minute and title. Two hosts that tie their meetings into
# one share these, and perhaps no word.
_POSSIBLY_SAME = """
(SELECT CASE first_id WHEN %(meeting)s THEN second_id ELSE first_id END, is_same
   FROM meetings_samenessdecision
  WHERE first_id = %(meeting)s OR second_id = %(meeting)s)
UNION ALL
(SELECT meeting_id, NULL
   FROM unnest(%(words)s::text[], %(bits)s::float8[]) AS own(word, bits)
  CROSS JOIN unnest(%(since)s::timestamptz[], %(until)s::timestamptz[]) AS span(since, until)
   JOIN meetings_key key ON key.word = own.word AND starts_at BETWEEN span.since AND span.until
  WHERE meeting_id <> %(meeting)s
  GROUP BY meeting_id
  ORDER BY bool_or(place_id = ANY(%(near)s)) DESC, sum(bits) DESC, meeting_id LIMIT %(limit)s)
UNION ALL
(SELECT id, NULL FROM meetings_meeting
  WHERE starts_at = %(starts_at)s AND title = %(title)s AND id <> %(meeting)s
  ORDER BY id LIMIT %(limit)s)
"""


def join_reports(meeting: Stored, bits: Mapping[str, float], compared: Compared) -> dict[int, UUID]:
    """Merge the records of one meeting under the one that leads.

    `bits` are those of the words it is found under. Returns all records that are, or were until
    now, of one meeting with it: keys and uuids.
    """
    decided, others = _possibly_same(meeting, bits)
    former = _joined_until_now(meeting)
    same = _same(meeting, others, decided, compared) if others else []
    if not same and not former:
        return {meeting.pk: meeting.uuid}
    group = sameness.compatible(_with_their_groups(meeting, same))
    keys = {one.pk for one in group}
    stored.hold(keys | {one.pk for one in former})
    _merge(group)
    _merge([one for one in former if one.pk not in keys])
    return {one.pk: one.uuid for one in (*former, *group)}


def _joined_until_now(meeting: Stored) -> list[Stored]:
    """The other records of its meeting, whether it led them or another one did."""
    mains = stored.read([meeting.merged_into]) if meeting.merged_into else [meeting]
    return [one for main in mains for one in main.all if one.pk != meeting.pk]


def _same(
    meeting: Stored, others: list[Stored], decided: Mapping[int, bool], compared: Compared
) -> list[Stored]:
    """The others that are records of the same meeting, where nobody decided by what they say."""
    glance = compared.glance([meeting, *others])
    likely = [
        other
        for other in others
        if other.pk not in decided and layering.could_be_same(meeting.record, other.record, glance)
    ]
    context = compared.take([meeting, *likely]) if likely else glance
    same = {
        other.pk for other in likely if layering.same_records(meeting.record, other.record, context)
    }
    return [other for other in others if decided.get(other.pk, other.pk in same)]


def _merge(group: Collection[Stored]) -> None:
    """Put the records under the one that leads."""
    if not group:
        return
    context = engine.context_of(group)
    main = int(layering.main_record([one.record for one in group], context).id)
    Meeting.objects.filter(pk__in=[one.pk for one in group]).exclude(pk=main).update(
        merged_into=main
    )
    Meeting.objects.filter(pk=main).update(merged_into=None)


def _possibly_same(
    meeting: Stored, bits: Mapping[str, float]
) -> tuple[dict[int, bool], list[Stored]]:
    """What persons said of it and others, and the records to compare with, these among them."""
    spans = _spans(meeting)
    near = {*meeting.path, *(int(seat.unit) for seat in meeting.record.attendees)}
    with connection.cursor() as cursor:
        cursor.execute(
            _POSSIBLY_SAME,
            {
                "words": list(bits),
                "bits": list(bits.values()),
                "since": [since for since, _ in spans],
                "until": [until for _, until in spans],
                "meeting": meeting.pk,
                "near": list(near),
                "limit": MOST_COMPARED,
                "starts_at": meeting.starts_at,
                "title": meeting.record.title,
            },
        )
        found = cursor.fetchall()
    decided = {pk: is_same for pk, is_same in found if is_same is not None}
    return decided, stored.read({pk for pk, is_same in found if is_same is not False})


def _spans(meeting: Stored) -> list[tuple[datetime, datetime]]:
    """When a record of the same meeting may begin, by what it says; of which only the day is
    known, at the beginning of that day.
    """
    day = timezone.localtime(meeting.starts_at).replace(hour=0, minute=0, second=0, microsecond=0)
    end = day + timedelta(days=1, microseconds=-1)
    if not meeting.record.timed:
        return [(day, end)]
    # No record of another day is of the same meeting, however near it began.
    since = max(day, meeting.starts_at - START_TOLERANCE)
    until = min(end, meeting.starts_at + START_TOLERANCE)
    return [(since, until), (day, day)] if since > day else [(since, until)]


def _with_their_groups(meeting: Stored, same: list[Stored]) -> list[Stored]:
    """The meeting, the records that are the same, and all that these were merged with before."""
    known = {one.pk: one for one in (meeting, *same)}
    mains = stored.read({one.merged_into or one.pk for one in same})
    rest = {one.pk: one for main in mains for one in main.all}
    return list((known | {pk: one for pk, one in rest.items() if pk not in known}).values())
