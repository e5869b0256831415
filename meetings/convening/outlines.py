"""Outlines of all meetings at once: as much of them as rules on months and years look at."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, JSONField, QuerySet, TextField, Value
from django.db.models.functions import Cast, NullIf
from django.utils import timezone

from burden.organisations.models import Level, Unit
from burden.thresholds.whatif import batches
from meetings.models import Attendance, Meeting
from meetings.rules import ranks
from meetings.rules.records import TOWNSHIP
from meetings.ruling.records import GOVERNMENT, LEADING

_COLUMNS = (
    "pk",
    "name",
    "host",
    "host__level",
    "host__organ_kind",
    "starts_at",
    "ends_at",
    "title",
    "kind",
    "mode",
    "legal_basis",
    "is_comprehensive",
    "words",
    "held_in",
)
_RANKS = {level.value: level.rank for level in Level}
# Nearly all meetings are held in one place, and reading a list of none takes long for so many.
_NOWHERE = Value([], JSONField())
# So many are held in memory at a time; of one host all are.
_MEETINGS = 5_000


@dataclass(frozen=True, slots=True)
class Outline:
    """One main record, of `meetings.rules.Outline`; units are told by their ids."""

    id: str
    level: int
    title: str
    kind: str
    legal_basis: str
    mode: str
    start: datetime
    end: datetime | None
    is_department: bool
    is_government: bool
    is_comprehensive: bool | None
    called: frozenset[str]
    words: frozenset[str]
    guest_levels: frozenset[int]
    calls_heads: bool

    @property
    def calls_lower_levels(self) -> bool:
        return any(level > self.level for level in self.guest_levels)


def counting() -> QuerySet[Meeting]:
    """Main records of meetings that were held by units that are judged."""
    return Meeting.objects.filter(
        merged_into=None, is_called_off=False, host__is_external=False
    ).order_by("starts_at", "pk")


def hosts() -> dict[int, int]:
    """Ids of the units that held any of these meetings, each with how many it held."""
    held = counting().order_by("host").values_list("host")
    return dict(held.annotate(meetings=Count("pk")))


def outlines_by_host(held: Mapping[int, int]) -> Iterator[tuple[int, list[Outline]]]:
    """What each of these `hosts` held, the earliest first, one host after the other."""
    levels = {pk: _RANKS[level] for pk, level in Unit.objects.order_by().values_list("pk", "level")}
    for some in batches(held, _MEETINGS):
        yield from _of_hosts(some, levels).items()


def _of_hosts(hosts: Sequence[int], levels: Mapping[int, int]) -> dict[int, list[Outline]]:
    held = counting().filter(host__in=hosts)
    reported = _reported(held.order_by())
    rows = held.annotate(
        name=Cast("uuid", TextField()), held_in=NullIf("branches", _NOWHERE)
    ).values_list(*_COLUMNS)
    zone = timezone.get_current_timezone()
    found: dict[int, list[Outline]] = {host: [] for host in hosts}
    for row in rows:
        pk, name, host, level, organ, start, end, *told = row
        title, kind, mode, basis, is_whole, topic, venues = told
        record = reported.get(pk, _NONE)
        own = {host, *record.hosts}
        ends = [one for one in (end, *record.ends) if one is not None]
        guests = record.seated - own
        called = {*guests, *(one["unit"] for one in venues or () if one.get("unit"))} - own
        lowest = max(TOWNSHIP, _RANKS[level] + 1)
        found[host].append(
            Outline(
                id=name,
                level=_RANKS[level],
                title=title,
                kind=kind,
                legal_basis=basis,
                mode=mode,
                start=start.astimezone(zone).replace(tzinfo=None),
                end=max(ends).astimezone(zone).replace(tzinfo=None) if ends else None,
                is_department=organ not in LEADING,
                is_government=organ in GOVERNMENT,
                is_comprehensive=is_whole,
                called=frozenset(map(str, called)),
                words=frozenset(topic),
                # A unit that came after the levels were read changes nothing of what was asked.
                guest_levels=frozenset(levels[unit] for unit in guests if unit in levels),
                calls_heads=any(
                    unit not in own and levels.get(unit, 0) >= lowest for unit in record.heads
                ),
            )
        )
    return found


@dataclass(slots=True)
class _Reported:
    """What all reports of one meeting tell: further hosts and ends, who sat there, whose heads."""

    hosts: list[int] = field(default_factory=list)
    ends: list[datetime | None] = field(default_factory=list)
    seated: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)


_NONE = _Reported()


def _reported(mains: QuerySet[Meeting]) -> Mapping[int, _Reported]:
    """By main record."""
    found: dict[int, _Reported] = defaultdict(_Reported)
    main_of: dict[int, int] = {}
    merged = Meeting.objects.filter(merged_into__in=mains).order_by()
    for pk, main, host, end in merged.values_list("pk", "merged_into", "host", "ends_at"):
        assert main is not None
        main_of[pk] = main
        found[main].hosts.append(host)
        found[main].ends.append(end)
    # All of them by one index: whether one or the other list holds it would be asked of each seat.
    reports = mains.values("pk").union(merged.values("pk"), all=True)
    seats = Attendance.objects.filter(meeting__in=reports).order_by()
    for pk, units in seats.values_list("meeting").annotate(units=ArrayAgg("unit", distinct=True)):
        found[main_of.get(pk, pk)].seated.update(units)
    is_principal = cache(ranks.is_principal)
    told = seats.exclude(role="").filter(people__gt=0)
    for pk, unit, role in told.values_list("meeting", "unit", "role"):
        if is_principal(role):
            found[main_of.get(pk, pk)].heads.add(unit)
    return found
