"""Stored meetings as the rules look at them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from burden.organisations.models import OrganKind, Unit
from burden.organisations.periods import is_working_day, working_days
from burden.thresholds.parameters import Parameters
from meetings import rules
from meetings.judging import is_suspected
from meetings.models import Attendance, Link, Meeting

# Of a place itself; everything else is one of its departments.
LEADING = frozenset(
    {
        OrganKind.PARTY_COMMITTEE,
        OrganKind.GOVERNMENT,
        OrganKind.PARTY_OFFICE,
        OrganKind.GOVERNMENT_OFFICE,
        OrganKind.CONGRESS,
        OrganKind.CONSULTATIVE,
        OrganKind.SELF_GOVERNING,
    }
)
GOVERNMENT = frozenset({OrganKind.GOVERNMENT, OrganKind.GOVERNMENT_OFFICE})


def stored() -> QuerySet[Meeting]:
    """Meetings with everything that a record is made of."""
    seats = Prefetch("attendances", Attendance.objects.select_related("unit"))
    return Meeting.objects.select_related("host", "item", "link__upper__host").prefetch_related(
        seats, Prefetch("merged", Meeting.objects.prefetch_related(seats))
    )


def record_of(meeting: Meeting, parameters: Parameters) -> rules.Record:
    """A main record with the seats of all reports of it; the longest of them counts."""
    reports = [meeting, *meeting.merged.all()]
    ends = [one.ends_at for one in reports if one.ends_at is not None]
    start = _local(meeting.starts_at)
    return rules.Record(
        id=str(meeting.uuid),
        host=str(meeting.host_id),
        host_name=meeting.host.name,
        level=meeting.host.rank,
        title=meeting.title,
        start=start,
        end=_local(max(ends)) if ends else None,
        is_timed=meeting.has_time,
        is_workday=is_working_day(start.date()),
        is_department=meeting.host.organ_kind not in LEADING,
        is_government=meeting.host.organ_kind in GOVERNMENT,
        mode=meeting.mode,
        kind=meeting.kind,
        category=meeting.category,
        convener=meeting.convener,
        speeches=tuple(rules.Speech(**one) for one in meeting.speeches),
        has_discussion=meeting.has_discussion,
        is_comprehensive=meeting.is_comprehensive,
        legal_basis=meeting.legal_basis,
        plan_number=meeting.plan_number,
        filed_ahead=_days_ahead(meeting.filed_on, start.date()),
        approved_by=next((one.approved_by for one in reports if one.approved_by), ""),
        approved_on=next((one.approved_on for one in reports if one.approved_on), None),
        seats=_seats(reports),
        branches=frozenset(str(one["unit"]) for one in meeting.branches if one.get("unit")),
        own=frozenset(str(one.host_id) for one in reports),
        words=frozenset(meeting.words),
        relay=_relay(getattr(meeting, "link", None), parameters),
    )


def records_of_year(unit: Unit, year: int, parameters: Parameters) -> list[rules.Record]:
    """The host's main records of a year, the earliest first."""
    return records_of_years(unit, (year,), parameters)


def records_by_host(
    units: Iterable[Unit], year: int, parameters: Parameters
) -> dict[int, list[rules.Record]]:
    """The same of several hosts, by their ids, read together."""
    found: dict[int, list[rules.Record]] = {}
    held = stored().filter(
        host__in=list(units), merged_into=None, is_called_off=False, starts_at__year=year
    )
    for one in held.order_by("starts_at", "pk"):
        found.setdefault(one.host_id, []).append(record_of(one, parameters))
    return found


def records_of_years(
    unit: Unit, years: Sequence[int], parameters: Parameters
) -> list[rules.Record]:
    """The host's main records of some years, the earliest first."""
    meetings = stored().filter(
        host=unit, merged_into=None, is_called_off=False, starts_at__year__in=years
    )
    return [record_of(one, parameters) for one in meetings.order_by("starts_at", "pk")]


def _days_ahead(filed: date | None, held: date) -> int | None:
    """Working days after the one of the filing, up to the day of the meeting."""
    if filed is None:
        return None
    return working_days(filed + timedelta(days=1), held).count


def _seats(reports: Iterable[Meeting]) -> tuple[rules.Seat, ...]:
    """Of two reports of one unit and role the larger number counts."""
    seats: dict[tuple[int, str], Attendance] = {}
    for report in reports:
        for seat in report.attendances.all():
            known = seats.get((seat.unit_id, seat.role))
            if known is None or known.people < seat.people:
                seats[seat.unit_id, seat.role] = seat
    return tuple(
        rules.Seat(str(one.unit_id), one.unit.name, one.unit.rank, one.people, one.role)
        for one in seats.values()
    )


def _relay(link: Link | None, parameters: Parameters) -> rules.Relay | None:
    if (
        link is None
        or not link.is_same_day
        or not is_suspected(link, float(link.novelty), parameters)
    ):
        return None
    return rules.Relay(str(link.upper.uuid), link.upper.title, link.upper.host.name)


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)
