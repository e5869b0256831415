"""Jobs "meeting.meet" and "meeting.link": which records are one meeting, and what it repeats.

Order of arrival does not matter: a meeting that comes late is met by those below it, which look
for their parent again, and only by those.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.organisations import locks
from meetings import counting, engine, layering, likeness, stored
from meetings.joining import join_reports
from meetings.layering import reruns
from meetings.models import Link, Meeting
from meetings.stored import Stored
from meetings.touching import touched

MOST_CANDIDATES = 20

# Main records of earlier meetings of superior places, those first that share the most bits
# and were held last, a tenth of a bit a day.
_CANDIDATES = """
SELECT COALESCE(meeting.merged_into_id, meeting.id) AS main,
       sum(bits) + max(extract(epoch FROM found.starts_at - %(until)s)) / 864000 AS promise
  FROM (SELECT meeting_id, sum(bits) AS bits, max(starts_at) AS starts_at
          FROM unnest(%(places)s::bigint[]) AS asked(place)
         CROSS JOIN unnest(%(words)s::text[], %(bits)s::float8[]) AS wanted(word, bits)
         CROSS JOIN LATERAL (
               SELECT meeting_id, starts_at FROM meetings_key
                WHERE place_id = asked.place AND word = wanted.word AND is_found
                  AND starts_at BETWEEN %(since)s AND %(until)s
                ORDER BY starts_at DESC LIMIT %(postings)s) AS posted
         GROUP BY meeting_id) AS found
  JOIN meetings_meeting meeting ON meeting.id = found.meeting_id
 GROUP BY main ORDER BY promise DESC, main LIMIT %(limit)s
"""


def meet(key: str, lease: Lease) -> None:
    """Take a meeting's words in, join it with other reports of it, and wake whom it concerns."""
    meeting = stored.read_one(UUID(key))
    hierarchy = engine.hierarchy_of([meeting])
    with jobs.forgettable_transaction():
        lease.confirm()
        counting.count(meeting, hierarchy)
        keys = counting.write_keys(meeting, engine.context_of([meeting]))
    with jobs.forgettable_transaction():
        lease.confirm()
        locks.hold("meetings.same")
        group = join_reports(meeting, keys.bits)
        # What is linked anew for its own sake is judged anew too, whatever comes of it.
        Meeting.objects.filter(pk__in=group).exclude(linked_at=None).update(linked_at=None)
        woken = {*group.values(), *touched(meeting, group, keys)}
        jobs.enqueue_all("meeting.link", map(str, woken), lane=Lane.BULK)
        likeness.look(meeting.uuid)


def link(key: str, lease: Lease) -> None:
    """Find the meeting this one repeats; a record merged into another repeats nothing itself."""
    meeting = stored.read_one(UUID(key))
    edge = _best_parent(meeting) if meeting.counts else None
    with jobs.forgettable_transaction():
        lease.confirm()
        is_known = _store(meeting, edge)
        if not is_known or meeting.linked_at is None:
            jobs.enqueue("meeting.judge", key, lane=Lane.BULK)


def _store(meeting: Stored, edge: layering.Edge | None) -> bool:
    """Have the link of the meeting be this edge; tell whether it was."""
    Meeting.objects.filter(pk=meeting.pk).update(linked_at=timezone.now())
    values = _values(edge) if edge else {}
    former = Link.objects.filter(lower=meeting.pk)
    if edge is None:
        return not former.delete()[0]
    if former.values(*values).first() == values:
        return True
    Link.objects.bulk_create(
        [Link(lower_id=meeting.pk, **values)],
        update_conflicts=True,
        unique_fields=["lower"],
        update_fields=list(values),
    )
    return False


def _best_parent(meeting: Stored) -> layering.Edge | None:
    context = engine.context_of([meeting])
    event = engine.event_of(meeting, context)
    candidates = _candidates(meeting, event, context)
    if not candidates:
        return None
    context = engine.context_of([meeting, *candidates])
    uppers = [engine.event_of(one, context) for one in candidates]
    edge = layering.best_parent(event, uppers, context)
    if edge is None or edge.spared:
        return edge
    own = _earlier_of_host(meeting)
    if not own:
        return edge
    return layering.best_parent(event, uppers, context, own=[one.record for one in own])


def _candidates(
    meeting: Stored, event: layering.Meeting, context: layering.Context
) -> list[Stored]:
    """Main records of earlier meetings of superior places that share the rarest words."""
    profile = context.read(event)
    words = dict.fromkeys(
        word[: counting.LONGEST_WORD] for word in layering.lookup_words(event, context)
    )
    if not profile.can_repeat or not words:
        return []
    own = 0 if profile.position.is_department else 1
    window = timedelta(days=context.weights.window_days)
    until = meeting.starts_at if meeting.record.timed else meeting.starts_at + timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute(
            _CANDIDATES,
            {
                "places": [int(place.id) for place in profile.position.chain[own:]],
                "words": list(words),
                "bits": [context.vocabulary.weight(word) for word in words],
                "since": meeting.starts_at - window,
                "until": until,
                "postings": counting.POSTINGS_A_WORD,
                "limit": MOST_CANDIDATES,
            },
        )
        mains = {main for main, _ in cursor.fetchall()} - {meeting.pk}
    return stored.read(mains)


def _earlier_of_host(meeting: Stored) -> list[Stored]:
    """Meetings of the host not long before, one of which this one may make up for."""
    earlier = Meeting.objects.filter(
        host=meeting.host,
        starts_at__gte=meeting.starts_at - reruns.WITHIN,
        starts_at__lt=meeting.starts_at,
        merged_into=None,
    )
    makes_up = reruns.MAKES_UP.search(meeting.record.title)
    told = earlier.values_list("pk", "title", "kind", "minutes")
    return stored.read([pk for pk, *some in told if makes_up or _failed(some)])


def _failed(told: Iterable[str]) -> bool:
    return any(reruns.FAILED.search(text) for text in told)


def _values(edge: layering.Edge) -> dict[str, Any]:
    """The columns of a link, as an edge tells them."""
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
        "also": [
            {"upper": int(one.upper), "weight": one.weight, "items": list(one.items)}
            for one in edge.also
        ],
    }
