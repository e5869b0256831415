"""Jobs "meeting.meet" and "meeting.link": which records are one meeting, and what it repeats.

Order of arrival does not matter: a meeting that comes late is met by those below it, which look
for their parent again, and only by those.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.organisations import locks
from meetings import engine, layering, sameness
from meetings.models import Key, Link, Meeting

MOST_BELOW = 300
MOST_CANDIDATES = 40
POSTINGS_A_WORD = 14

_COUNT_WORDS = """
INSERT INTO meetings_word (word, meetings) VALUES (%s, %s)
ON CONFLICT (word) DO UPDATE SET meetings = meetings_word.meetings + EXCLUDED.meetings
"""
_CANDIDATES = """
SELECT found.meeting_id, count(*) AS shared
  FROM unnest(%(places)s::bigint[]) AS asked(place)
 CROSS JOIN unnest(%(words)s::text[]) AS wanted(word)
 CROSS JOIN LATERAL (
       SELECT meeting_id FROM meetings_key
        WHERE place_id = asked.place AND word = wanted.word
          AND starts_at BETWEEN %(since)s AND %(until)s
        ORDER BY starts_at DESC LIMIT %(postings)s) AS found
 GROUP BY found.meeting_id ORDER BY shared DESC, found.meeting_id LIMIT %(limit)s
"""


def meet(key: str, lease: Lease) -> None:
    """Take a meeting's words in, join it with other reports of it, and wake whom it concerns."""
    meeting = _meetings().get(uuid=UUID(key))
    words = engine.words_of(meeting)
    with transaction.atomic():
        lease.confirm()
        # Word counts are shared rows: taken in one order by everyone, they cannot deadlock.
        locks.hold("meetings.words")
        _count(meeting, words)
        _write_keys(meeting)
    with transaction.atomic():
        lease.confirm()
        locks.hold("meetings.same")
        group = _join_reports(meeting)
        for one in sorted({*group, *_below(meeting)}, key=str):
            jobs.enqueue("meeting.link", str(one), lane=Lane.BULK)


def _meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("host").prefetch_related(
        "attendances", "merged__attendances"
    )


def _count(meeting: Meeting, words: list[str]) -> None:
    changes = dict.fromkeys(set(meeting.words) - set(words), -1)
    changes |= dict.fromkeys(set(words) - set(meeting.words), 1)
    with connection.cursor() as cursor:
        cursor.executemany(_COUNT_WORDS, sorted(changes.items()))
    meeting.words = words
    meeting.save(update_fields=["words"])


def _write_keys(meeting: Meeting) -> None:
    context = engine.context_of([meeting])
    record = engine.record_of(meeting)
    place = int(context.read(record).position.place.id)
    meeting.keys.all().delete()
    Key.objects.bulk_create(
        Key(meeting=meeting, place_id=place, word=word[:80], starts_at=meeting.starts_at)
        for word in dict.fromkeys(layering.index_words(record, context))
    )


def _join_reports(meeting: Meeting) -> set[UUID]:
    """Merge the records of one meeting under the one that leads; return all of them."""
    decided = sameness.decided(meeting)
    others = _possibly_same(meeting, [pk for pk, is_same in decided.items() if is_same])
    context = engine.context_of([meeting, *others])
    record = engine.record_of(meeting)
    same = [
        other
        for other in others
        if decided.get(other.pk, layering.same_records(record, engine.record_of(other), context))
    ]
    former = set(Meeting.objects.filter(merged_into=meeting).values_list("uuid", flat=True))
    group = {one.pk: one for one in (meeting, *same)}
    group |= {
        one.pk: one
        for one in _meetings().filter(
            Q(merged_into__in=group) | Q(pk__in=[m.merged_into_id for m in group.values()])
        )
    }
    group = {one.pk: one for one in sameness.compatible(group.values())}
    main = int(layering.main_record([engine.record_of(one) for one in group.values()], context).id)
    Meeting.objects.filter(pk__in=group).exclude(pk=main).update(merged_into=main)
    Meeting.objects.filter(pk=main).update(merged_into=None)
    return former | {one.uuid for one in group.values()}


def _possibly_same(meeting: Meeting, joined: list[int]) -> list[Meeting]:
    """Meetings of the day that a host, an attending unit, a superior or one name and hour ties to
    this one.

    `joined` are those that a person said are the same.
    """
    day = timezone.localtime(meeting.starts_at).date()
    seats = [one.unit_id for one in meeting.attendances.all()]
    tied = Q(host__in=[meeting.host_id, *seats, *meeting.host.ancestor_ids])
    tied |= Q(attendances__unit=meeting.host_id) | Q(host__path__startswith=meeting.host.path)
    tied |= Q(starts_at=meeting.starts_at, title=meeting.title)
    found = _meetings().filter(tied, starts_at__date=day).exclude(pk__in=[meeting.pk, *joined])
    return [*_meetings().filter(pk__in=joined), *found.distinct()[:MOST_CANDIDATES]]


def _below(meeting: Meeting) -> Sequence[UUID]:
    """Later meetings below the host's place that share a word: this may be their parent."""
    key = meeting.keys.select_related("place").first()
    if key is None:
        return []
    window = timedelta(days=layering.Weights().window_days)
    words = meeting.keys.values("word")
    return list(
        Meeting.objects.filter(
            keys__word__in=words,
            host__path__startswith=key.place.path,
            starts_at__range=(meeting.starts_at, meeting.starts_at + window),
        )
        .exclude(pk=meeting.pk)
        .distinct()
        .values_list("uuid", flat=True)[:MOST_BELOW]
    )


def link(key: str, lease: Lease) -> None:
    """Find the meeting this one repeats; a record merged into another repeats nothing itself."""
    meeting = _meetings().get(uuid=UUID(key))
    edge = None if meeting.merged_into_id else _best_parent(meeting)
    with transaction.atomic():
        lease.confirm()
        if edge is None:
            Link.objects.filter(lower=meeting).delete()
        else:
            Link.objects.update_or_create(lower=meeting, defaults=_stored(edge))
        Meeting.objects.filter(pk=meeting.pk).update(linked_at=timezone.now())
        jobs.enqueue("meeting.judge", key, lane=Lane.BULK)


def _best_parent(meeting: Meeting) -> layering.Edge | None:
    context = engine.context_of([meeting])
    event = engine.event_of(meeting, context)
    candidates = _candidates(meeting, event, context)
    context = engine.context_of([meeting, *candidates])
    uppers = [engine.event_of(one, context) for one in candidates]
    return layering.best_parent(event, uppers, context)


def _candidates(
    meeting: Meeting, event: layering.Meeting, context: layering.Context
) -> list[Meeting]:
    """Main records of earlier meetings of superior places that share the rarest words."""
    profile = context.read(event)
    own = 0 if profile.position.is_department else 1
    window = timedelta(days=context.weights.window_days)
    until = meeting.starts_at if meeting.has_time else meeting.starts_at + timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute(
            _CANDIDATES,
            {
                "places": [int(place.id) for place in profile.position.chain[own:]],
                "words": [word[:80] for word in layering.lookup_words(event, context)],
                "since": meeting.starts_at - window,
                "until": until,
                "postings": POSTINGS_A_WORD,
                "limit": MOST_CANDIDATES,
            },
        )
        ids = [row[0] for row in cursor.fetchall()]
    found = {one.pk: one for one in _meetings().filter(pk__in=ids)}
    mains = {one.merged_into_id or one.pk for one in found.values()} - {meeting.pk}
    return list(_meetings().filter(pk__in=mains))


def _stored(edge: layering.Edge) -> dict[str, object]:
    return {
        "upper_id": int(edge.upper),
        "weight": edge.weight,
        "novelty": edge.novelty,
        "evidence": [
            {"signal": one.signal, "weight": one.weight, "text": one.text} for one in edge.evidence
        ],
        "items": list(edge.items),
        "own": list(edge.own),
        "spared": edge.spared,
        "is_reached": edge.reached,
        "is_same_day": edge.same_day,
        "runner_up_id": int(edge.runner_up) if edge.runner_up else None,
        "margin": edge.margin,
    }
