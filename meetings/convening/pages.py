"""What the pages of the trend show besides plain figures."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from burden.matters.models import Source
from burden.organisations.models import Level, Unit, User
from burden.organisations.periods import Period, working_days
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from meetings import counts
from meetings.convening.free_weeks import WeeksRow, weeks_by_host
from meetings.counts import Balance
from meetings.models import Attendance, Meeting, MeetingHit
from meetings.rules import ranks
from meetings.ruling.pages import RuleRow, rules_of

_MONTHS = 12
_SHOWN = 50


@dataclass(frozen=True)
class MonthRow:
    """A month of this year and of the last; widths are shares of the fullest month, for bars."""

    label: str
    count: int | None
    before: int
    hours: float | None
    hours_before: float
    width: float
    width_before: float


@dataclass(frozen=True)
class LevelRow:
    label: str | Promise
    balance: Balance


@dataclass(frozen=True)
class HostRow:
    """A host's year, and its weeks without a meeting where a number of them is set."""

    unit: Unit
    balance: Balance
    weeks: WeeksRow | None


@dataclass(frozen=True)
class ReceiverRow:
    """A unit that a host called: how often, how often its head, and how often a working day.

    What was `before` is that of the same months of the year before.
    """

    name: str
    meetings: int
    before: int
    with_head: int
    with_head_before: int
    a_day: float | None


def months_of(balance: Balance, year: int) -> list[MonthRow]:
    """Twelve rows; months of this year that have not begun are empty."""
    now, before = balance.now, balance.before
    most = max([*now.counts, *before.counts, 1])
    rows = []
    for at in range(_MONTHS):
        is_told = at < len(now.counts)
        count = now.counts[at] if is_told else None
        rows.append(
            MonthRow(
                label=Period(date(year, at + 1, 1)).label,
                count=count,
                before=before.counts[at],
                hours=now.hours[at] if is_told else None,
                hours_before=before.hours[at],
                width=(count or 0) / most,
                width_before=before.counts[at] / most,
            )
        )
    return rows


def levels_of(balances: dict[str, Balance]) -> list[LevelRow]:
    """By level, the highest first."""
    return [
        LevelRow(level.label, balances[level.value]) for level in Level if level.value in balances
    ]


def hosts_of(units: Collection[Unit], year: int, known: date) -> list[HostRow]:
    """Rows of hosts in the order given; `known` is the last day of which meetings are known."""
    balances = counts.by_host(units, year)
    weeks = weeks_by_host(balances, year, known, thresholds.in_force())
    return [HostRow(unit, balances[unit.pk], weeks.get(unit.pk)) for unit in units]


def answer_of(balance: Balance, year: int) -> str:
    """The page's first sentence."""
    told = {"year": year, "now": balance.now.total, "before": balance.before.total}
    if not balance.now.total:
        return _("No meeting of %(year)s is known.") % told
    if not balance.is_comparable:
        return (
            _("%(now)s meetings in %(year)s; records do not reach back over the year before.")
            % told
        )
    ahead = balance.forecast
    if ahead is None:
        return _("%(now)s meetings in %(year)s, %(before)s the year before.") % told
    return _(
        "%(now)s meetings in %(year)s so far: heading for %(expected)s (%(low)s to %(high)s),"
        " %(before)s the year before."
    ) % {**told, "expected": ahead.expected, "low": ahead.low, "high": ahead.high}


def receivers_of(unit: Unit, year: int, known: date) -> list[ReceiverRow]:
    """Whom a host called in a year, those called most often first (GD-10, K07).

    `known` is the last day of which meetings are known.
    """
    first, last = date(year, 1, 1), min(date(year, _MONTHS, 31), known)
    days = working_days(first, last).count if last >= first else 0
    calls, heads = Counter[str](), Counter[str]()
    calls_before, heads_before = Counter[str](), Counter[str]()
    for on, names, led in _called(unit, (year - 1, year)):
        if on.year == year:
            calls.update(names)
            heads.update(led)
        elif (on.month, on.day) <= (last.month, last.day):
            calls_before.update(names)
            heads_before.update(led)
    ordered = sorted(calls.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]
    return [
        ReceiverRow(
            name,
            count,
            calls_before[name],
            heads[name],
            heads_before[name],
            count / days if days else None,
        )
        for name, count in ordered
    ]


def _called(unit: Unit, years: Sequence[int]) -> Iterator[tuple[date, set[str], set[str]]]:
    """Of each meeting of a host its day, the units that were called, and those whose head sat.

    As the rules look at it (`called_principals`): whatever report of the meeting tells of them.
    """
    told: dict[int, tuple[date, set[str], set[str]]] = {}
    main = "meeting__merged_into"
    seats = _seats_of(unit, years, "meeting").union(_seats_of(unit, years, main), all=True)
    below = {level.value for level in Level if level.rank > unit.rank}
    for meeting, starts_at, name, level, people, role in seats:
        if meeting not in told:
            told[meeting] = timezone.localtime(starts_at).date(), set(), set()
        _on, names, led = told[meeting]
        names.add(name)
        if people and level in below and ranks.is_principal(role):
            led.add(name)
    yield from told.values()


def _seats_of(unit: Unit, years: Sequence[int], main: str) -> QuerySet[Attendance, Any]:
    """Seats of others than those who reported it, of main records or of what was joined to them."""
    held = {"host": unit, "merged_into": None, "is_called_off": False, "starts_at__year__in": years}
    reported = Meeting.objects.filter(merged_into=OuterRef(main), host=OuterRef("unit"))
    return (
        Attendance.objects.filter(**{f"{main}__{name}": value for name, value in held.items()})
        .exclude(unit=unit)
        .filter(~Exists(reported))
        .values_list(main, f"{main}__starts_at", "unit__name", "unit__level", "people", "role")
    )


def rules_of_year(user: User, unit: Unit, year: int, parameters: Parameters) -> list[RuleRow]:
    """What the rules say of the year and of its months, the latest month first."""
    hits = MeetingHit.objects.filter(
        item__source=Source.CONVENING, item__unit=unit, item__occurred_on__year=year
    )
    return rules_of(user, hits.order_by("-item__occurred_on", "pk"), parameters)
