"""Where the load is, and what is new: the figures of the first page."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Subquery, Sum, Value

from burden.findings.models import Finding
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.ledger.models import Component
from burden.organisations.models import Level, User
from burden.organisations.periods import Period, working_days
from burden.organisations.scope import Scope
from burden.organisations.selectors import staff_by_level

PERIODS_SHOWN = 5
_NEW_SHOWN = 8
_MATTERS_SHOWN = 5
# Whose hours the first sentence speaks of: the lowest level with staff that carries an office.
_GRASSROOTS = (Level.TOWNSHIP, Level.VILLAGE, Level.COUNTY, Level.CITY, Level.PROVINCE)


@dataclass(frozen=True)
class Rate:
    """Hours received per person and working day."""

    hours: float
    avoidable: float


@dataclass(frozen=True)
class Answer:
    """The figures of the first sentence; `cause` is the component that moved the rate most."""

    level: Level
    now: Rate
    before: Rate | None
    cause: Component | None


@dataclass(frozen=True)
class Trend:
    """Rates by period, earliest first, of the levels that have staff."""

    levels: list[Level]
    rows: list[tuple[Period, list[Rate | None]]]


@dataclass(frozen=True)
class Overview:
    flow: ledger.FlowMatrix
    totals: ledger.Totals
    answer: Answer | None
    trend: Trend
    matters: list[ledger.ItemHours]


def overview(scope: Scope, period: Period) -> Overview:
    """All figures of the period within the scope."""
    part = ledger.Slice(scope.path, period)
    staff = staff_by_level(scope.path, period.last)
    trend = _trend(scope, period, staff)
    return Overview(
        flow=ledger.flow_matrix(part),
        totals=ledger.totals(part.received_sums),
        answer=_answer(scope, period, trend),
        trend=trend,
        matters=ledger.heaviest_items(part, limit=_MATTERS_SHOWN),
    )


def latest_day(scope: Scope) -> date | None:
    """The last day with hours in the scope."""
    return ledger.latest_day(scope.path)


def new_findings(user: User, scope: Scope, period: Period) -> tuple[list[Finding], int]:
    """Undecided findings on what happened in the period, heaviest first, and how many there are."""
    visible = findings_visible_to(user).within(scope.path)
    findings = visible.filter(
        occurred_on__range=(period.first, period.last),
        state__in=(Finding.State.OPEN, Finding.State.UNSURE),
    )
    # Counted beside the rows and not over them: a window would carry the evidence of all of them.
    number = findings.order_by().values(all=Value(1)).annotate(n=Count("pk")).values("n")
    counted = findings.annotate(in_all=Subquery(number))
    found = list(counted.heaviest_first()[:_NEW_SHOWN])
    return found, found[0].in_all if found else 0  # type: ignore[attr-defined]  # annotated


def _trend(scope: Scope, period: Period, staff: dict[Level, int]) -> Trend:
    """Rates of the last five periods, by the staff of today, so that only the load moves them."""
    periods = [period]
    while len(periods) < PERIODS_SHOWN:
        periods.insert(0, periods[0].previous())
    months = ledger.by_month(scope.path, periods[0].first, period.last)
    levels = [
        level for level in Level if level in staff and any(level in row for row in months.values())
    ]
    rows = [
        (one, [_rate_in(one, months, level, staff[level]) for level in levels]) for one in periods
    ]
    return Trend(levels, rows)


def _rate_in(
    period: Period, months: dict[date, dict[Level, ledger.Hours]], level: Level, staff: int
) -> Rate | None:
    """The rate of a level in a period; None where the scope received nothing at all in it."""
    found = [months[month.first] for month in period.single_months() if month.first in months]
    if not found:
        return None
    rows = [row[level] for row in found if level in row]
    hours = sum((row.hours for row in rows), Decimal(0))
    avoidable = sum((row.avoidable for row in rows), Decimal(0))
    days = staff * working_days(period.first, period.last).count
    return Rate(float(hours) / days, float(avoidable) / days)


def _answer(scope: Scope, period: Period, trend: Trend) -> Answer | None:
    _period, rates = trend.rows[-1]
    present = dict(zip(trend.levels, rates, strict=True))
    level = next((one for one in _GRASSROOTS if present.get(one)), None)
    if level is None:
        return None
    now = present[level]
    before = dict(zip(trend.levels, trend.rows[-2][1], strict=True))[level]
    if now is None:
        return None
    cause = _cause(scope, period, level, rises=now.hours >= before.hours) if before else None
    return Answer(level, now, before, cause)


def _cause(scope: Scope, period: Period, level: Level, *, rises: bool) -> Component | None:
    """The component whose hours a working day moved most in the direction of the whole."""
    before = period.previous()
    both = ledger.Slice(scope.path, Period(before.first, before.months + period.months))
    sums = both.received_sums.filter(receiver_level=level).values_list("month", "component")
    hours: dict[tuple[str, bool], Decimal] = defaultdict(Decimal)
    for month, component, found in sums.annotate(sum=Sum("hours")):
        hours[component, month >= period.first] += found
    days, days_before = (working_days(one.first, one.last).count for one in (period, before))
    moved = {
        component: (
            float(hours[component, True]) / days - float(hours[component, False]) / days_before
        )
        * (1 if rises else -1)
        for component in Component
    }
    strongest = max(moved, key=lambda component: moved[component])
    return strongest if moved[strongest] > 0 else None
