"""Which records are one meeting, and which of them leads."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from meetings import engine, layering, sameness
from meetings.layering.one_meeting import START_TOLERANCE
from meetings.models import Meeting

MOST_COMPARED = 20

# Records of that time that share words, and of that day where only this is known of them; those
# of a place tied to this one first, and of these those that share the most bits.
_SAME_TIME = """
SELECT meeting_id
  FROM unnest(%(words)s::text[], %(bits)s::float8[]) AS own(word, bits)
  JOIN meetings_key key USING (word)
 WHERE (starts_at BETWEEN %(since)s AND %(until)s OR starts_at = %(day)s)
   AND meeting_id <> %(meeting)s
 GROUP BY meeting_id
 ORDER BY bool_or(place_id = ANY(%(near)s)) DESC, sum(bits) DESC, meeting_id LIMIT %(limit)s
"""


def complete() -> QuerySet[Meeting]:
    """Meetings with all that comparing them reads."""
    return Meeting.objects.select_related("host").prefetch_related(
        "attendances", "merged__host", "merged__attendances"
    )


def join_reports(meeting: Meeting, bits: Mapping[str, float]) -> dict[int, UUID]:
    """Merge the records of one meeting under the one that leads.

    `bits` are those of the words it is found under. Returns all records that are, or were until
    now, of one meeting with it: keys and uuids.
    """
    decided = sameness.decided(meeting)
    others = _possibly_same(meeting, bits, [pk for pk, is_same in decided.items() if is_same])
    former = {one.pk: one.uuid for one in meeting.merged.all()}
    same = _same(meeting, others, decided) if others else []
    if not same and not former and meeting.merged_into_id is None:
        return {meeting.pk: meeting.uuid}
    group = sameness.compatible(_with_their_groups(meeting, same))
    _merge(group)
    keys = {one.pk for one in group}
    _merge([one for one in meeting.merged.all() if one.pk not in keys])
    return former | {one.pk: one.uuid for one in group}


def _same(meeting: Meeting, others: list[Meeting], decided: Mapping[int, bool]) -> list[Meeting]:
    """The others that are records of the same meeting, where nobody decided by what they say."""
    context = engine.context_of([meeting, *others])
    record = engine.record_of(meeting)
    return [
        other
        for other in others
        if decided.get(other.pk, layering.same_records(record, engine.record_of(other), context))
    ]


def _merge(group: list[Meeting]) -> None:
    """Put the records under the one that leads."""
    if not group:
        return
    context = engine.context_of(group)
    main = int(layering.main_record([engine.record_of(one) for one in group], context).id)
    Meeting.objects.filter(pk__in=[one.pk for one in group]).exclude(pk=main).update(
        merged_into=main
    )
    Meeting.objects.filter(pk=main).update(merged_into=None)


def _possibly_same(meeting: Meeting, bits: Mapping[str, float], joined: list[int]) -> list[Meeting]:
    """Records to compare with; `joined` are those that a person said are the same."""
    day = timezone.localtime(meeting.starts_at).replace(hour=0, minute=0, second=0, microsecond=0)
    since, until = day, day + timedelta(days=1, microseconds=-1)
    if meeting.has_time:
        # No record of another day is of the same meeting, however near it began.
        since = max(since, meeting.starts_at - START_TOLERANCE)
        until = min(until, meeting.starts_at + START_TOLERANCE)
    near = {meeting.host_id, *meeting.host.ancestor_ids}
    near |= {one.unit_id for one in meeting.attendances.all()}
    with connection.cursor() as cursor:
        cursor.execute(
            _SAME_TIME,
            {
                "words": list(bits),
                "bits": list(bits.values()),
                "since": since,
                "until": until,
                "day": day,
                "meeting": meeting.pk,
                "near": list(near),
                "limit": MOST_COMPARED,
            },
        )
        keys = [*joined, *(key for (key,) in cursor.fetchall())]
    # Two hosts that tie their meetings into one share its title and hour, and perhaps no word.
    named = Meeting.objects.filter(starts_at=meeting.starts_at, title=meeting.title)
    keys += named.exclude(pk=meeting.pk).values_list("pk", flat=True)[:MOST_COMPARED]
    return list(complete().filter(pk__in=keys)) if keys else []


def _with_their_groups(meeting: Meeting, same: list[Meeting]) -> list[Meeting]:
    """The meeting, the records that are the same, and all that these were merged with before."""
    known = {one.pk: one for one in (meeting, *same)}
    if same:
        mains = {one.merged_into_id or one.pk for one in same}
        rest = Q(pk__in=mains) | Q(merged_into__in=mains)
        known |= {one.pk: one for one in complete().filter(rest).exclude(pk__in=known)}
    return list(known.values())
