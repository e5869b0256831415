"""Which records are one meeting, and which of them leads."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from meetings import engine, layering, sameness
from meetings.models import Meeting

MOST_COMPARED = 40

# Records of the day that share a word; those of a place tied to this one first.
_SAME_DAY = """
SELECT meeting_id FROM meetings_key
 WHERE word = ANY(%(words)s) AND starts_at >= %(since)s AND starts_at < %(until)s
   AND meeting_id <> %(meeting)s
 GROUP BY meeting_id
 ORDER BY bool_or(place_id = ANY(%(near)s)) DESC, count(*) DESC, meeting_id LIMIT %(limit)s
"""


def complete() -> QuerySet[Meeting]:
    """Meetings with all that comparing them reads."""
    return Meeting.objects.select_related("host", "link").prefetch_related(
        "attendances", "merged__host", "merged__attendances"
    )


def join_reports(meeting: Meeting, words: Iterable[str]) -> dict[int, UUID]:
    """Merge the records of one meeting under the one that leads.

    `words` are those the record is found under. Returns all records that are, or were until now,
    of one meeting with it: keys and uuids.
    """
    decided = sameness.decided(meeting)
    others = _possibly_same(meeting, words, [pk for pk, is_same in decided.items() if is_same])
    former = {one.pk: one.uuid for one in meeting.merged.all()}
    if not others and not former and meeting.merged_into_id is None:
        return {meeting.pk: meeting.uuid}
    context = engine.context_of([meeting, *others])
    record = engine.record_of(meeting)
    same = [
        other
        for other in others
        if decided.get(other.pk, layering.same_records(record, engine.record_of(other), context))
    ]
    group = sameness.compatible(_with_their_groups(meeting, same))
    _merge(group)
    keys = {one.pk for one in group}
    _merge([one for one in meeting.merged.all() if one.pk not in keys])
    return former | {one.pk: one.uuid for one in group}


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


def _possibly_same(meeting: Meeting, words: Iterable[str], joined: list[int]) -> list[Meeting]:
    """Records to compare with; `joined` are those that a person said are the same."""
    day = timezone.localtime(meeting.starts_at).replace(hour=0, minute=0, second=0, microsecond=0)
    near = {meeting.host_id, *meeting.host.ancestor_ids}
    near |= {one.unit_id for one in meeting.attendances.all()}
    with connection.cursor() as cursor:
        cursor.execute(
            _SAME_DAY,
            {
                "words": list(words),
                "since": day,
                "until": day + timedelta(days=1),
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
