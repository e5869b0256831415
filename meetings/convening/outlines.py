"""Outlines of all meetings at once: as much of them as rules on months and years look at."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from burden.organisations.models import Level, Unit
from meetings.models import Attendance, Meeting
from meetings.rules import ranks
from meetings.rules.records import TOWNSHIP
from meetings.ruling.records import GOVERNMENT, LEADING

_COLUMNS = (
    "pk",
    "uuid",
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
    "branches",
)


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


def outlines_by_host() -> dict[int, list[Outline]]:
    """What each host held, the earliest first; five queries whatever the number of meetings."""
    ranks_of = {level.value: level.rank for level in Level}
    levels = {
        pk: ranks_of[level] for pk, level in Unit.objects.order_by().values_list("pk", "level")
    }
    seated, heads, merged = _seated(), _heads(levels), _merged()
    zone = timezone.get_current_timezone()
    found: dict[int, list[Outline]] = defaultdict(list)
    rows = counting().values_list(*_COLUMNS).iterator(chunk_size=5_000)
    for row in rows:
        pk, uuid, host, level, organ, start, end, *told = row
        title, kind, mode, basis, is_whole, topic, venues = told
        reports = merged.get(pk, ())
        own = {host, *(one for one, _end in reports)}
        ends = [one for one in (end, *(one for _host, one in reports)) if one is not None]
        guests = [unit for unit in seated.get(pk, ()) if unit not in own]
        called = {*guests, *(one["unit"] for one in venues if one.get("unit"))} - own
        lowest = max(TOWNSHIP, ranks_of[level] + 1)
        found[host].append(
            Outline(
                id=str(uuid),
                level=ranks_of[level],
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
                guest_levels=frozenset(levels[unit] for unit in guests),
                calls_heads=any(
                    unit not in own and levels[unit] >= lowest for unit in heads.get(pk, ())
                ),
            )
        )
    return found


def _seated() -> Mapping[int, list[int]]:
    """Units by main record, whatever report of it tells of them."""
    seats = Attendance.objects.order_by().values_list(Coalesce("meeting__merged_into", "meeting"))
    return dict(seats.annotate(units=ArrayAgg("unit", distinct=True)))


def _heads(levels: Mapping[int, int]) -> Mapping[int, list[int]]:
    """Units below the county whose head sat there, by main record."""
    is_principal = cache(ranks.is_principal)
    found: dict[int, list[int]] = defaultdict(list)
    told = Attendance.objects.exclude(role="").filter(people__gt=0).order_by()
    rows = told.values_list(Coalesce("meeting__merged_into", "meeting"), "unit", "role")
    for meeting, unit, role in rows.iterator(chunk_size=5_000):
        if levels[unit] >= TOWNSHIP and is_principal(role):
            found[meeting].append(unit)
    return found


def _merged() -> Mapping[int, list[tuple[int, datetime | None]]]:
    """Hosts and ends of the reports that were merged into a main record."""
    found: dict[int, list[tuple[int, datetime | None]]] = defaultdict(list)
    merged = Meeting.objects.filter(merged_into__isnull=False).order_by()
    for main, host, end in merged.values_list("merged_into", "host", "ends_at"):
        if main is not None:
            found[main].append((host, end))
    return found
