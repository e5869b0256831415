"""Working weeks in which hosts called nobody, as pages and programs tell them (LOC-03a)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from burden.organisations.periods import is_working_day
from burden.thresholds.parameters import Parameters
from meetings import counts
from meetings.counts import Balance
from meetings.models import Attendance, Meeting
from meetings.rules import FreeWeeks, free_weeks

_TO_SUNDAY = timedelta(days=6)


@dataclass(frozen=True)
class WeeksRow:
    """How many working weeks had no meeting, beside how many are asked for; None where records do
    not reach back to the beginning of the year.
    """

    weeks: FreeWeeks | None
    bound: int

    @property
    def free(self) -> list[tuple[date, date]]:
        """The first and last day of each week without a meeting."""
        mondays = self.weeks.mondays if self.weeks else ()
        return [(monday, monday + _TO_SUNDAY) for monday in mondays]

    @property
    def sentence(self) -> str:
        if self.weeks is None:
            return _(
                "At least %(bound)s working weeks without a meeting that calls others are asked"
                " for; records do not reach back to the beginning of the year."
            ) % {"bound": self.bound}
        told = {
            "free": self.weeks.free,
            "over": self.weeks.over,
            "bound": self.bound,
            "expected": self.weeks.expected,
        }
        if self.weeks.expected is None:
            return (
                _(
                    "%(free)s of %(over)s working weeks had no meeting that called others; at"
                    " least %(bound)s are asked for."
                )
                % told
            )
        return (
            _(
                "%(free)s of %(over)s working weeks so far had no meeting that called others: at"
                " this pace %(expected)s in the year; at least %(bound)s are asked for."
            )
            % told
        )


@dataclass(frozen=True, slots=True)
class _Held:
    """A main record, of `meetings.rules.records.Occasion`; units are told by their ids."""

    title: str
    kind: str
    legal_basis: str
    start: datetime
    end: datetime | None
    called: frozenset[str]


def weeks_by_host(
    balances: Mapping[int, Balance], year: int, known: date, parameters: Parameters
) -> dict[int, WeeksRow]:
    """Of hosts by their ids, four queries whatever their number; empty where no number of such
    weeks is set. `known` is the last day of which meetings are known.
    """
    bound = parameters.whole("meeting.free_weeks")
    if not bound:
        return {}
    first, until = date(year, 1, 1), min(known, date(year, 12, 31))
    told = [pk for pk, balance in balances.items() if counts.reaches(balance.since, first)]
    held = _held_by(told, year) if told else {}
    found = {
        pk: WeeksRow(free_weeks(held.get(pk, ()), year, until, is_working_day), bound)
        for pk in told
    }
    return {pk: found.get(pk) or WeeksRow(None, bound) for pk in balances}


def _held_by(hosts: Collection[int], year: int) -> Mapping[int, list[_Held]]:
    """What each host held in a year, with whatever report of a meeting tells of it."""
    mains = Meeting.objects.filter(
        host__in=hosts, merged_into=None, is_called_off=False, starts_at__year=year
    ).order_by()
    hosted: dict[int, set[int]] = defaultdict(set)
    ends: dict[int, list[datetime | None]] = defaultdict(list)
    merged = Meeting.objects.filter(merged_into__in=mains).order_by()
    for main, host, end in merged.values_list("merged_into", "host", "ends_at"):
        assert main is not None
        hosted[main].add(host)
        ends[main].append(end)
    seated = _seated(mains)
    found: dict[int, list[_Held]] = defaultdict(list)
    columns = ("pk", "host", "title", "kind", "legal_basis", "starts_at", "ends_at", "branches")
    for pk, host, title, kind, basis, start, end, venues in mains.values_list(*columns):
        branches = {one["unit"] for one in venues if one.get("unit")}
        called = (seated[pk] | branches) - {host, *hosted[pk]}
        known_ends = [one for one in (end, *ends[pk]) if one is not None]
        found[host].append(
            _Held(
                title,
                kind,
                basis,
                _local(start),
                _local(max(known_ends)) if known_ends else None,
                frozenset(map(str, called)),
            )
        )
    return found


def _seated(mains: QuerySet[Meeting]) -> Mapping[int, set[int]]:
    """Units other than the host, by main record."""
    found: dict[int, set[int]] = defaultdict(set)
    for path in ("meeting", "meeting__merged_into"):
        seats = Attendance.objects.filter(**{f"{path}__in": mains}).exclude(unit=F(f"{path}__host"))
        for main, unit in seats.order_by().values_list(path, "unit").distinct():
            found[main].add(unit)
    return found


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)
