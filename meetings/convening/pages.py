"""What the pages of the trend show besides plain figures."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from burden.matters.models import Source
from burden.organisations.models import Level, Unit, User
from burden.organisations.periods import Period, working_days
from burden.thresholds.parameters import Parameters
from meetings.counts import Balance
from meetings.models import MeetingHit
from meetings.rules import Record, called_principals, until
from meetings.ruling.pages import RuleRow, rules_of
from meetings.ruling.records import records_of_years

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


def receivers_of(unit: Unit, year: int, parameters: Parameters, known: date) -> list[ReceiverRow]:
    """Whom a host called in a year, those called most often first (GD-10, K07).

    `known` is the last day of which meetings are known.
    """
    first, last = date(year, 1, 1), min(date(year, _MONTHS, 31), known)
    days = working_days(first, last).count if last >= first else 0
    records = records_of_years(unit, (year - 1, year), parameters)
    calls, heads = _calls(one for one in records if one.start.year == year)
    past = until([one for one in records if one.start.year < year], last)
    calls_before, heads_before = _calls(past)
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


def _calls(records: Iterable[Record]) -> tuple[Counter[str], Counter[str]]:
    """How often each unit was called, and how often with its head."""
    calls: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for record in records:
        calls.update({seat.name for seat in record.guests})
        heads.update(called_principals(record))
    return calls, heads


def rules_of_year(user: User, unit: Unit, year: int, parameters: Parameters) -> list[RuleRow]:
    """What the rules say of the year and of its months, the latest month first."""
    hits = MeetingHit.objects.filter(
        item__source=Source.CONVENING, item__unit=unit, item__occurred_on__year=year
    )
    return rules_of(user, hits.order_by("-item__occurred_on", "pk"), parameters)
