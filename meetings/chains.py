"""Reads of chains: what a meeting descends from, and what descends from it."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.expressions import RawSQL

from burden.organisations.models import Level, User
from burden.organisations.seen import Seen
from meetings.models import Attendance, Link, Meeting

_BELOW = """
WITH RECURSIVE below AS (
    SELECT %s::bigint AS id
    UNION
    SELECT link.lower_id FROM meetings_link AS link JOIN below ON link.upper_id = below.id
)
SELECT id FROM below
"""
# The line above a meeting, then all that descends from its top; a link that closes a circle ends
# both.
_AROUND = """
WITH RECURSIVE above AS (
    SELECT upper_id AS id, ARRAY[lower_id, upper_id] AS line
      FROM meetings_link WHERE lower_id = %(meeting)s
    UNION ALL
    SELECT link.upper_id, above.line || link.upper_id
      FROM meetings_link AS link JOIN above ON link.lower_id = above.id
     WHERE link.upper_id <> ALL (above.line)
), below AS (
    SELECT coalesce(
        (SELECT id FROM above ORDER BY cardinality(line) DESC LIMIT 1), %(meeting)s
    ) AS id
    UNION
    SELECT link.lower_id FROM meetings_link AS link JOIN below ON link.upper_id = below.id
)
SELECT id, id = %(meeting)s OR id IN (SELECT id FROM above) FROM below
"""


@dataclass(frozen=True)
class ChainNode:
    """One meeting of a chain; `is_open` when the reader may open its page."""

    meeting: Meeting
    link: Link | None
    people: int
    hours: float | None
    is_open: bool


def chain_of(user: User, meeting: Meeting) -> list[ChainNode]:
    """The chain a meeting belongs to, from its top down, by level and time; two queries.

    Of what the reader may not open only the line above the meeting is told; meetings of other
    counties that repeat the same one leave no trace.
    """
    around = _around(meeting)
    found = _FOUND.rows(
        user,
        around=list(around),
        told=[pk for pk, is_told in around.items() if is_told],
    )
    order = [level.value for level in Level]
    return sorted(
        map(_node, found),
        key=lambda node: (order.index(node.meeting.host.level), node.meeting.starts_at),
    )


def _found(reader: User, around: list[int], told: list[int]) -> QuerySet[Meeting]:
    """Those of some meetings that the reader may open, or is to be told of anyway."""
    seats = Attendance.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    return (
        Meeting.objects.filter(pk__among=around, merged_into=None)
        .annotate(
            is_open=ExpressionWrapper(Meeting.objects.seen_by(reader), BooleanField()),
            people=Subquery(seats.annotate(sum=Sum("people")).values("sum")),
        )
        .filter(Q(is_open=True) | Q(pk__among=told))
        .select_related("host", "link")
    )


_FOUND = Seen(_found, around=[-1], told=[-2])


def descending_from(top: int) -> QuerySet[Meeting]:
    """A meeting and all that repeat it, directly or through others."""
    return Meeting.objects.filter(pk__in=RawSQL(_BELOW, [top]))  # noqa: S611 - the id is a parameter


def _around(meeting: Meeting) -> dict[int, bool]:
    """Ids of a meeting's chain, each with whether it is the meeting or in the line above it."""
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, {"meeting": meeting.pk})
        return dict(cursor.fetchall())


def _node(meeting: Meeting) -> ChainNode:
    people = meeting.people or 0  # type: ignore[attr-defined]  # annotated
    hours = None
    if meeting.ends_at is not None:
        hours = people * (meeting.ends_at - meeting.starts_at).total_seconds() / 3600
    is_open: bool = meeting.is_open  # type: ignore[attr-defined]  # annotated
    return ChainNode(meeting, getattr(meeting, "link", None), people, hours, is_open)
