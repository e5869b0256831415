"""Reads of meetings and their chains, each within the reader's scope."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Max, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from burden.matters import registry
from burden.matters.models import Edge, Item, Source
from burden.organisations.models import Level, Unit, User
from meetings.models import Attendance, Link, Meeting, MeetingImport, NoticeDraft, Report

NAMED_AT_MOST = 12


def meetings_visible_to(user: User) -> QuerySet[Meeting]:
    """Main records of the reader's scope; records merged into another are shown with it."""
    return with_people(Meeting.objects.visible_to(user).filter(merged_into=None))


def with_people(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with host, link and `people`, the number that sat there, the latest first."""
    return (
        meetings.select_related("host", "link__upper__host")
        .annotate(people=Sum("attendances__people"))
        .order_by("-starts_at", "-pk")
    )


def meeting_for(user: User, uuid: UUID) -> Meeting:
    """One meeting of the reader's scope; 404 for any other. A merged record gives its main one."""
    meeting = get_object_or_404(Meeting.objects.visible_to(user), uuid=uuid)
    main = meeting.merged_into_id or meeting.pk
    return (
        Meeting.objects.select_related("host", "item__root")
        .prefetch_related(
            Prefetch(
                "attendances", Attendance.objects.select_related("unit").order_by("unit__path")
            ),
            "merged__host",
        )
        .get(pk=main)
    )


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
    return (
        Link.objects.select_related("upper__host", "runner_up__host").filter(lower=meeting).first()
    )


def also_repeated(link: Link) -> list[Meeting]:
    """Superior meetings that other items of the same meeting repeat; their titles stay theirs."""
    found = Meeting.objects.filter(pk__in=[one["upper"] for one in link.also])
    return list(found.select_related("host").order_by("starts_at"))


def is_open(user: User, link: Link | None) -> bool:
    """Whether the reader may open the superior meeting of a link."""
    return link is not None and (Meeting.objects.visible_to(user).filter(pk=link.upper_id).exists())


def decisions_of(meeting: Meeting) -> list[dict[str, str]]:
    """What the confirmed minutes of a meeting resolved: text, unit and deadline."""
    records = Meeting.objects.filter(Q(pk=meeting.pk) | Q(merged_into=meeting))
    confirmed = NoticeDraft.objects.filter(
        meeting__in=records, state=NoticeDraft.State.CONFIRMED
    ).order_by("settled_at")
    return [one for told in confirmed.values_list("decisions", flat=True) for one in told]


def calling_items(user: User, meeting: Meeting) -> QuerySet[Item]:
    """Papers that call the meeting or are its minutes, those that the reader may open."""
    edges = Edge.objects.filter(lower=meeting.item, upper__source=Source.PAPER)
    papers = registry.texts_of(Source.PAPER).open_to(user)
    return Item.objects.filter(pk__in=edges.values("upper")).filter(pk__in=papers)


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


def own_report_for(user: User, uuid: UUID | str) -> Report:
    """What the reader's unit reported, by the id of the record; 404 for any other."""
    found = reports_of(user).filter(meeting__uuid=uuid).order_by("pk").first()
    if found is None:
        raise Http404("no such report")
    return found


@dataclass(frozen=True)
class ChainNode:
    """One meeting of a chain; `is_open` when the reader may open its page."""

    meeting: Meeting
    link: Link | None
    people: int
    hours: float | None
    is_open: bool


def chain_of(user: User, meeting: Meeting) -> list[ChainNode]:
    """The chain a meeting belongs to, from its top down, by level and time.

    Of what the reader may not open only the line above the meeting is told; meetings of other
    counties that repeat the same one leave no trace.
    """
    line = _line_above(meeting)
    ids = descendants_of(line[0] if line else meeting.pk)
    visible = set(Meeting.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    told = visible | set(line) | {meeting.pk}
    found = Meeting.objects.filter(pk__in=told, merged_into=None).select_related("host", "link")
    people = _people(list(told))
    nodes = [_node(one, people.get(one.pk, 0), is_open=one.pk in visible) for one in found]
    order = [level.value for level in Level]
    return sorted(
        nodes, key=lambda node: (order.index(node.meeting.host.level), node.meeting.starts_at)
    )


def descendants_of(top: int) -> list[int]:
    """Ids of a meeting and of all that repeat it, directly or through others."""
    ids = frontier = [top]
    while frontier:
        below = Link.objects.filter(upper__in=frontier).exclude(lower__in=ids)
        frontier = list(below.values_list("lower", flat=True))
        ids = [*ids, *frontier]
    return ids


def _people(ids: list[int]) -> dict[int, int]:
    counted = Attendance.objects.filter(meeting__in=ids).values("meeting")
    return dict(counted.annotate(total=Sum("people")).values_list("meeting", "total"))


def _line_above(meeting: Meeting) -> list[int]:
    """Ids of the meetings this one descends from, the top first."""
    line: list[int] = []
    link = link_of(meeting)
    while link is not None and link.upper_id not in line:
        line.insert(0, link.upper_id)
        link = link_of(link.upper)
    return line


def _node(meeting: Meeting, people: int, *, is_open: bool) -> ChainNode:
    link = getattr(meeting, "link", None)
    hours = None
    if meeting.ends_at is not None:
        hours = people * (meeting.ends_at - meeting.starts_at).total_seconds() / 3600
    return ChainNode(meeting, link, people, hours, is_open)


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
    records = Q(meeting=link.upper) | Q(meeting__merged_into=link.upper)
    seats = Attendance.objects.filter(
        records, unit__level=link.lower.host.level, people__gt=0
    ).exclude(unit=link.lower.host)
    met = Link.objects.filter(upper=link.upper).values("lower__host")
    idle = Unit.objects.filter(pk__in=seats.values("unit")).exclude(pk__in=met)
    scope = user.scope.path if user.scope else "-"
    named = idle.filter(path__startswith=scope).order_by("path")
    return Peers(
        sat=seats.values("unit").distinct().count(),
        idle=idle.count(),
        named=list(named.values_list("name", flat=True)[:NAMED_AT_MOST]),
    )


def meetings_at(unit: Unit, first: date, last: date) -> QuerySet[Meeting]:
    """Main records of the meetings that the unit held or its people sat in on some days."""
    seats = Attendance.objects.filter(unit=unit)
    taken = Q(pk__in=seats.values("meeting")) | Q(pk__in=seats.values("meeting__merged_into"))
    begin, end = _midnights(first, last)
    return (
        Meeting.objects.filter(taken | Q(host=unit), merged_into=None, is_called_off=False)
        .filter(starts_at__gte=begin, starts_at__lt=end)
        .select_related("host")
        .order_by("starts_at", "pk")
    )


def seats_taken(path: str, first: date, last: date) -> int:
    """People of the units below a path, summed over the meetings of some days.

    Several records of one meeting count once, as when they are merged: of each unit and role the
    larger number.
    """
    begin, end = _midnights(first, last)
    seats = (
        Attendance.objects.filter(unit__path__startswith=path)
        .annotate(
            event=Coalesce("meeting__merged_into", "meeting"),
            start=Coalesce("meeting__merged_into__starts_at", "meeting__starts_at"),
        )
        .filter(start__gte=begin, start__lt=end, meeting__is_called_off=False)
        .values("event", "unit", "role")
        .annotate(most=Max("people"))
    )
    taken: int = seats.aggregate(sum=Sum("most", default=0))["sum"]
    return taken


def _midnights(first: date, last: date) -> tuple[datetime, datetime]:
    """The moments between which the days from the first to the last lie."""
    begin, end = (
        timezone.make_aware(datetime.combine(day, time()))
        for day in (first, last + timedelta(days=1))
    )
    return begin, end
