"""Jobs "meeting.meet" and "meeting.link": which records are one meeting, and what it repeats.

Order of arrival does not matter: a meeting that comes late is met by those below it, whose parent
is looked for again with its own, and only by those.
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.organisations import locks
from meetings import counting, layering, likeness, stored
from meetings.comparing import Compared
from meetings.joining import join_reports
from meetings.models import Link, Meeting
from meetings.seeking import best_parents
from meetings.stored import Stored
from meetings.touching import touched

_COLUMNS = (
    "upper_id",
    "weight",
    "novelty",
    "evidence",
    "items",
    "own",
    "spared",
    "is_reached",
    "is_same_day",
    "runner_up_id",
    "margin",
    "also",
)
_FORMER = """
SELECT lower_id, upper_id, weight, novelty, evidence::json, items::json, own::json, spared,
       is_reached, is_same_day, runner_up_id, margin, also::json
  FROM meetings_link WHERE lower_id = ANY(%s)
"""
# So many are linked by the meeting that touches them, more by jobs of their own.
MOST_AT_ONCE = 40


def meet(key: str, lease: Lease) -> None:
    """Take a meeting's words in, join it with other reports of it, link it and whom it concerns."""
    meeting = stored.read_one(UUID(key))
    compared = Compared()
    hierarchy = compared.hierarchy_of(meeting)
    # The claim comes after the rows each time: who changes a meeting holds its row and asks then.
    with jobs.forgettable_transaction():
        counting.count(meeting, hierarchy)
        keys = counting.write_keys(meeting, compared.take([meeting]))
        lease.confirm()
    with jobs.forgettable_transaction():
        locks.hold("meetings.same")
        group = join_reports(meeting, keys.bits, compared)
        if len(group) > 1 or meeting.merged_into:
            # An edition was put together or apart, so what is known of these is read anew.
            _link_all_touched(meeting, group, keys, Compared(), lease)
            return
    with jobs.forgettable_transaction():
        _link_all_touched(meeting, group, keys, compared, lease)


def link(key: str, lease: Lease) -> None:
    """Find the meeting this one repeats; a record merged into another repeats nothing itself."""
    pk = stored.read_one(UUID(key)).pk
    with jobs.forgettable_transaction():
        new = stored.hold([pk])
        lease.confirm()
        _link(stored.read([pk]), new, Compared())


def _link_all_touched(
    meeting: Stored,
    group: Mapping[int, UUID],
    keys: counting.Keys,
    compared: Compared,
    lease: Lease,
) -> None:
    """Link the records of a meeting anew, which are judged whatever comes of it, and all others
    that it touches. What only looks like it is looked for later.
    """
    own, others = touched(meeting, group, keys, compared)
    lease.confirm()
    likeness.look(meeting.uuid)
    if len(others) > MOST_AT_ONCE:
        jobs.enqueue_all("meeting.link", (str(one.uuid) for one in others), lane=Lane.BULK)
        others = []
    _link([*own, *others], group, compared)


def _link(meetings: Collection[Stored], new: Collection[int], compared: Compared) -> None:
    """Have the links of the meetings be those to their best parents, and have them judged where
    this changes something, or the meeting is `new`. Their rows are held.
    """
    edges = best_parents(meetings, compared)
    links = {pk: _values(edge) for pk, edge in edges.items()}
    former = _former([one.pk for one in meetings])
    changed = {one.pk for one in meetings if links.get(one.pk) != former.get(one.pk)}
    judged = (str(one.uuid) for one in meetings if one.pk in changed or one.pk in new)
    # Who judges a meeting holds its job first and then its link.
    jobs.enqueue_all("meeting.judge", judged, lane=Lane.BULK)
    gone = changed & former.keys() - links.keys()
    if gone:
        Link.objects.filter(lower__in=gone).delete()
    written = [Link(lower_id=pk, **links[pk]) for pk in sorted(changed & links.keys())]
    if written:
        Link.objects.bulk_create(
            written, update_conflicts=True, unique_fields=["lower"], update_fields=_COLUMNS
        )
    if new:
        Meeting.objects.filter(pk__in=new, linked_at=None).update(linked_at=timezone.now())


def _former(meetings: Collection[int]) -> dict[int, dict[str, Any]]:
    """The links that these meetings have, as `_values` tells them."""
    with connection.cursor() as cursor:
        cursor.execute(_FORMER, [list(meetings)])
        return {lower: dict(zip(_COLUMNS, row, strict=True)) for lower, *row in cursor.fetchall()}


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
