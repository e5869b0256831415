"""Reads of chains: what a meeting descends from, and what descends from it."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.expressions import RawSQL

from burden.organisations.models import Level, User
from meetings.models import Attendance, Link, Meeting

# A link that closes a circle ends the line, as it ends the search downwards.
_ABOVE = """
WITH RECURSIVE above AS (
    SELECT upper_id AS id, ARRAY[lower_id, upper_id] AS line
      FROM meetings_link WHERE lower_id = %s
    UNION ALL
    SELECT link.upper_id, above.line || link.upper_id
      FROM meetings_link AS link JOIN above ON link.lower_id = above.id
     WHERE link.upper_id <> ALL (above.line)
)
SELECT id FROM above ORDER BY cardinality(line) DESC
"""
_BELOW = """
WITH RECURSIVE below AS (
    SELECT %s::bigint AS id
    UNION
    SELECT link.lower_id FROM meetings_link AS link JOIN below ON link.upper_id = below.id
)
SELECT id FROM below
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
    line = _line_above(meeting)
    seats = Attendance.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    found = (
        descending_from(line[0] if line else meeting.pk)
        .filter(merged_into=None)
        .annotate(
            is_open=ExpressionWrapper(Meeting.objects.seen_by(user), BooleanField()),
            people=Subquery(seats.annotate(sum=Sum("people")).values("sum")),
        )
        .filter(Q(is_open=True) | Q(pk__in=[*line, meeting.pk]))
        .select_related("host", "link")
    )
    order = [level.value for level in Level]
    return sorted(
        map(_node, found),
        key=lambda node: (order.index(node.meeting.host.level), node.meeting.starts_at),
    )


def descending_from(top: int) -> QuerySet[Meeting]:
    """A meeting and all that repeat it, directly or through others."""
    return Meeting.objects.filter(pk__in=RawSQL(_BELOW, [top]))  # noqa: S611 - the id is a parameter


def _line_above(meeting: Meeting) -> list[int]:
    """Ids of the meetings this one descends from, the top first."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [meeting.pk])
        return [pk for (pk,) in cursor.fetchall()]


def _node(meeting: Meeting) -> ChainNode:
    people = meeting.people or 0  # type: ignore[attr-defined]  # annotated
    hours = None
    if meeting.ends_at is not None:
        hours = people * (meeting.ends_at - meeting.starts_at).total_seconds() / 3600
    is_open: bool = meeting.is_open  # type: ignore[attr-defined]  # annotated
    return ChainNode(meeting, getattr(meeting, "link", None), people, hours, is_open)
