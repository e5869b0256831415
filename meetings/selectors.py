"""Reads of meetings and their chains, each within the reader's scope."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from burden.audit import looks
from burden.ledger.selectors import in_scope
from burden.matters import registry
from burden.matters.models import Edge, Item, Source
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from burden.organisations.seen import Seen
from burden.stack.written import Written
from meetings.models import (
    Attendance,
    Link,
    Meeting,
    MeetingHit,
    MeetingImport,
    NoticeDraft,
    Report,
    SeatSum,
)
from meetings.times import midnights

NAMED_AT_MOST = 12
# Hosts and units come by the thousand, as columns: a list of values takes long to be planned.
_SEATS = """
WITH asked AS (
    SELECT * FROM unnest(
        %s::integer[], %s::date[], %s::date[], %s::timestamptz[], %s::timestamptz[])
        AS asked (at, first, last, opens, ends)),
host AS (SELECT * FROM unnest(%s::integer[], %s::bigint[]) AS host (at, id)),
sitting AS (SELECT * FROM unnest(%s::integer[], %s::bigint[]) AS sitting (at, id))
SELECT at, sum(people)
  FROM (SELECT at, seat.unit_id, seat.people
          FROM asked JOIN host USING (at)
          JOIN meetings_meeting AS meeting
               ON meeting.host_id = host.id AND starts_at >= opens AND starts_at < ends
          JOIN meetings_seat AS seat ON seat.meeting_id = meeting.id
        UNION ALL
        SELECT asked.at, seat.unit_id, seat.people
          FROM asked JOIN sitting USING (at)
          JOIN meetings_seat AS seat
               ON seat.unit_id = sitting.id AND month BETWEEN asked.first AND asked.last
          JOIN meetings_meeting AS meeting ON meeting.id = seat.meeting_id
         WHERE NOT EXISTS (
               SELECT FROM host WHERE host.at = asked.at AND host.id = meeting.host_id)) AS taken
  JOIN organisations_unit AS unit ON unit.id = unit_id AND starts_with(unit.path, %s)
 GROUP BY at
"""


def meetings_within(unit: Unit, user: User) -> QuerySet[Meeting]:
    """Main records of the meetings that a unit of the reader's scope or any below it held."""
    return with_people(Meeting.objects.held_within(unit, user).filter(merged_into=None))


def meetings_visible_to(user: User) -> QuerySet[Meeting]:
    """Main records of the reader's scope; records merged into another are shown with it."""
    return with_people(Meeting.objects.visible_to(user).filter(merged_into=None))


def with_people(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with host, link and `people`, the number that sat there, the latest first."""
    # Added up for the rows of a page alone: a join would add up all before the first is shown.
    seats = Attendance.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    return (
        meetings.select_related("host", "link__upper__host")
        .annotate(people=Subquery(seats.annotate(sum=Sum("people")).values("sum")))
        .order_by("-starts_at", "-pk")
    )


def meeting_for(user: User, uuid: UUID) -> Meeting:
    """One meeting of the reader's scope; 404 for any other. A merged record gives its main one."""
    meeting = _SEEN.first(user, uuid=uuid)
    if meeting is not None and meeting.merged_into_id is not None:
        meeting = _MAIN.first(key=meeting.merged_into_id)
    if meeting is None:
        raise Http404
    looks.at("meeting.viewed", meeting, meeting.host)
    return meeting


def _in_full(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with all that their page shows, and with the records merged into them."""
    seats = Prefetch(
        "attendances", Attendance.objects.select_related("unit").order_by("unit__path")
    )
    merged = Meeting.objects.select_related("host").prefetch_related(seats)
    main = OuterRef(OuterRef("pk"))
    records = Meeting.objects.filter(Q(pk=main) | Q(merged_into=main)).order_by()
    minutes = NoticeDraft.objects.filter(
        meeting__in=records.values("pk"), state=NoticeDraft.State.CONFIRMED
    ).order_by("settled_at")
    return (
        meetings.select_related(
            "host__parent", "item__root", "link__upper__host", "link__runner_up__host", "tied"
        )
        .annotate(told_decisions=ArraySubquery(minutes.values("decisions")))
        .prefetch_related(seats, Prefetch("merged", merged))
    )


_SEEN = Seen(
    lambda reader, uuid: _in_full(Meeting.objects.visible_to(reader)).filter(uuid=uuid),
    uuid=UUID(int=0),
)
_MAIN = Written(lambda key: _in_full(Meeting.objects.filter(pk=key)), key=-1)


def record_for(user: User, uuid: UUID) -> Meeting:
    """One record of the reader's scope, merged or not; 404 for any other."""
    visible = Meeting.objects.visible_to(user).select_related("host", "merged_into")
    return get_object_or_404(visible, uuid=uuid)


def latest_day(user: User) -> date | None:
    """The day of the latest meeting of the reader's scope."""
    latest = Meeting.objects.visible_to(user).order_by("-starts_at").first()
    return timezone.localdate(latest.starts_at) if latest else None


def link_of(meeting: Meeting) -> Link | None:
    """The superior meeting this one repeats, if any."""
    return getattr(meeting, "link", None)


def also_repeated(link: Link) -> list[Meeting]:
    """Superior meetings that other items of the same meeting repeat; their titles stay theirs."""
    return _BY_KEY.rows(keys=[one["upper"] for one in link.also]) if link.also else []


_BY_KEY = Written(
    lambda keys: (
        Meeting.objects.filter(pk__among=keys).select_related("host").order_by("starts_at")
    ),
    keys=[-1],
)


def decisions_of(meeting: Meeting) -> list[dict[str, str]]:
    """What the confirmed minutes of a meeting (of `meeting_for`) resolved: text, unit, deadline."""
    told: list[list[dict[str, str]]] = meeting.told_decisions  # type: ignore[attr-defined]
    return [one for found in told for one in found]


def calling_items(user: User, meeting: Meeting) -> list[Item]:
    """Papers that call the meeting or are its minutes, those that the reader may open."""
    return _CALLING.rows(user, item=meeting.item_id)


def _calling(reader: User, item: int) -> QuerySet[Item]:
    edges = Edge.objects.filter(lower=item, upper__source=Source.PAPER)
    papers = registry.texts_of(Source.PAPER).open_to(reader)
    return Item.objects.filter(pk__in=edges.values("upper")).filter(pk__in=papers)


_CALLING = Seen(_calling, item=-1)


def hits_of(meeting: Meeting) -> list[MeetingHit]:
    """What the rules say of a meeting."""
    return _HITS.rows(item=meeting.item_id)


_HITS = Written(lambda item: MeetingHit.objects.filter(item=item), item=-1)


def imports_of(user: User) -> QuerySet[MeetingImport]:
    """Files of meeting records that the reader may know of, newest first, without their bytes."""
    imports = MeetingImport.objects.open_to(user).select_related("unit", "by")
    return imports.defer("content").order_by("-created_at", "-pk")


def import_for(user: User, uuid: UUID) -> MeetingImport:
    """One import that the reader may know of; 404 for any other."""
    return get_object_or_404(imports_of(user), uuid=uuid)


def reports_of(user: User) -> QuerySet[Report]:
    """Reports that the reader may know of."""
    return Report.objects.open_to(user).select_related("meeting__host", "unit")


def reports_of_meeting(user: User, meeting: Meeting) -> list[Report]:
    """The reports of a meeting and of the records merged into it that the reader may know of."""
    records = [meeting.pk, *(one.pk for one in meeting.merged.all())]
    return _REPORTS.rows(user, records=records)


def _reports(reader: User, records: list[int]) -> QuerySet[Report]:
    reports = Report.objects.open_to(reader).filter(meeting__pk__among=records)
    told = reports.select_related("meeting", "unit").only("meeting__uuid", "unit__name")
    return told.order_by("pk")


_REPORTS = Seen(_reports, records=[-1])


def own_report_for(user: User, uuid: UUID | str) -> Report:
    """What the reader's unit reported, by the id of the record; 404 for any other."""
    found = reports_of(user).filter(meeting__uuid=uuid).order_by("pk").first()
    if found is None:
        raise Http404("no such report")
    looks.at("meeting.viewed", found.meeting, found.meeting.host)
    return found


@dataclass(frozen=True)
class Peers:
    """Units of the lower host's level that sat in the upper meeting; `idle` held none of their own.

    `named` are those among the idle that lie in the reader's scope, by name.
    """

    sat: int
    idle: int
    named: list[str]


def peers_of(user: User, link: Link) -> Peers:
    """The cross-check of a layered meeting: what its peers made of the same superior meeting."""
    host = link.lower.host
    peers = _PEERS.rows(upper=link.upper_id, host=host.pk, level=host.level)
    idle = [(name, path) for name, path, has_met in peers if not has_met]
    scope = user.scope.path if user.scope else "-"
    named = [name for name, path in idle if path.startswith(scope)]
    return Peers(sat=len(peers), idle=len(idle), named=named[:NAMED_AT_MOST])


def _peers(upper: int, host: int, level: str) -> QuerySet[Unit, tuple[str, str, bool]]:
    """Name and path of those that sat in it, and whether they met of their own."""
    records = Meeting.objects.filter(Q(pk=upper) | Q(merged_into=upper))
    seats = Attendance.objects.filter(meeting__in=records, unit__level=level, people__gt=0)
    met = Link.objects.filter(upper=upper, lower__host=OuterRef("pk"))
    return (
        Unit.objects.filter(pk__in=seats.exclude(unit=host).values("unit"))
        .order_by("path")
        .values_list("name", "path", Exists(met))
    )


_PEERS = Written(_peers, upper=-1, host=-2, level="-")


def meetings_at(unit: Unit, first: date, last: date) -> QuerySet[Meeting]:
    """Main records of the meetings that the unit held or its people sat in on some days."""
    seats = Attendance.objects.filter(unit=unit)
    taken = Q(pk__in=seats.values("meeting")) | Q(pk__in=seats.values("meeting__merged_into"))
    begin, end = midnights(first, last)
    return (
        Meeting.objects.filter(taken | Q(host=unit), merged_into=None, is_called_off=False)
        .filter(starts_at__gte=begin, starts_at__lt=end)
        .select_related("host")
        .order_by("starts_at", "pk")
    )


def seats_taken(path: str, *periods: Period) -> list[int]:
    """People of the units below a path, summed over the meetings of each period.

    Several records of one meeting count once, as when they are merged: of each unit and role the
    larger number.
    """
    sums = {
        f"in{at}": Sum("people", filter=Q(month__range=(one.first, one.last)), default=0)
        for at, one in enumerate(periods)
    }
    return list(SeatSum.objects.filter(in_scope(path)).aggregate(**sums).values())


def seats_of(path: str, *asked: tuple[Period, Collection[int], Collection[int]]) -> list[int]:
    """Of the seats of each period those in meetings of its hosts, or of people of its units.

    Args:
        asked: periods, each with ids of hosts and of units.
    """
    taken = [0] * len(asked)
    hosts = [(at, pk) for at, (_period, ids, _units) in enumerate(asked) for pk in ids]
    units = [(at, pk) for at, (_period, _hosts, ids) in enumerate(asked) for pk in ids]
    if not (hosts or units):
        return taken
    days = [(one.first, one.last, *midnights(one.first, one.last)) for one, *_ids in asked]
    values = [range(len(asked)), *zip(*days, strict=True), *_columns(hosts), *_columns(units)]
    with connection.cursor() as cursor:
        cursor.execute(_SEATS, [*map(list, values), path])
        for at, people in cursor.fetchall():
            taken[at] = people
    return taken


def _columns(rows: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [at for at, _pk in rows], [pk for _at, pk in rows]
