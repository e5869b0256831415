"""Reads of how many meetings were held and how many hours they took.

Records merged into another and meetings required by law are not counted.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import (
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import TruncMonth
from django.utils import timezone

from burden.ledger.selectors import in_scope
from burden.organisations import run_rate
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from meetings.models import HeldSum, Meeting, Tally

_MONTHS = 12
_QUIET = timedelta(days=45)
_SPENT = ExpressionWrapper(
    F("attendances__people") * (F("ends_at") - F("starts_at")), output_field=DurationField()
)


@dataclass(frozen=True)
class YearCount:
    """Meetings and person-hours by month; `months` of them are over."""

    counts: tuple[int, ...]
    hours: tuple[float, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def total_hours(self) -> float:
        return sum(self.hours)


@dataclass(frozen=True)
class Balance:
    """A year against the one before; `forecast` for a year that is not over, `since` is the day of
    the first meeting that is known.

    `is_comparable` when records reach back to the beginning of the year before: a list that began
    in its autumn would make any year look worse.
    """

    now: YearCount
    before: YearCount
    forecast: run_rate.Forecast | None
    is_comparable: bool
    since: date | None

    @property
    def expected(self) -> int | None:
        """Where the year is heading; None where nothing is forecast."""
        return self.forecast.expected if self.forecast else None

    @property
    def is_exceeded(self) -> bool:
        return self.is_comparable and self.now.total > self.before.total

    @property
    def is_heading_above(self) -> bool:
        """Even the low end of the forecast is above last year's count."""
        return (
            self.is_comparable
            and not self.is_exceeded
            and self.forecast is not None
            and self.forecast.low > self.before.total
        )


def counted(meetings: QuerySet[Meeting] | None = None) -> QuerySet[Meeting]:
    """The meetings that count, of all or of these."""
    found = Meeting.objects.all() if meetings is None else meetings
    return found.filter(merged_into=None, is_called_off=False, legal_basis="")


def known_until() -> date:
    """The last day of which meetings are known; later than today it never is."""
    latest = Meeting.objects.aggregate(last=Max("starts_at"))["last"]
    today = timezone.localdate()
    return min(timezone.localtime(latest).date(), today) if latest else today


def known_since(unit: Unit) -> date | None:
    """The day of the first meeting that is known of a host."""
    first = counted().filter(host=unit).aggregate(first=Min("starts_at"))["first"]
    return timezone.localtime(first).date() if first else None


def reaches(first: date | None, start: date) -> bool:
    """Whether records that begin on a day tell of a stretch from its start, give or take a quiet
    month.
    """
    return first is not None and first <= start + _QUIET


def held_in(year: int) -> Q:
    """Of units, whether they held meetings in a year or the one before.

    Each is looked up on its own: nearly all did, and their meetings need not be read for it.
    """
    years = date(year - 1, 1, 1), date(year, 12, 31)
    held = Tally.objects.filter(host=OuterRef("pk"), month__range=years).order_by()
    return Q(pk=Subquery(held.values("host")[:1]))


def by_host(hosts: Iterable[Unit], year: int) -> dict[int, Balance]:
    """The year of each host by its id; four queries whatever the number of hosts."""
    ids = [unit.pk for unit in hosts]
    told = _told(Meeting.objects.filter(host__in=ids), "host", year)
    until = known_until()
    return {pk: _balance(told, [pk], year, until) for pk in ids}


def years_of_host(days: Sequence[date], years: Iterable[int], until: date) -> dict[int, Balance]:
    """Years of one host without the hours, from the days of all its meetings that count; `until`
    is the last day of which any meetings are known.
    """
    months, since = Counter((one.year, one.month) for one in days), min(days, default=None)

    def told(year: int, shown: int) -> YearCount:
        return YearCount(tuple(months[year, n] for n in range(1, shown + 1)), (0.0,) * shown)

    return {
        year: _compared(
            told(year, _shown(year, until)), told(year - 1, _MONTHS), since, year, until
        )
        for year in years
    }


def whole_and_by_level(path: str, year: int, until: date) -> tuple[Balance, dict[str, Balance]]:
    """The year of all hosts below a path, together and by level, from the sums that are kept;
    `until` is the last day of which meetings are known.
    """
    told = _told_of(path, year)
    levels = {level: _balance(told, [level], year, until) for level in told.since}
    return _balance(told, list(levels), year, until), levels  # type: ignore[return-value]


def held_figures(path: str, period: Period) -> dict[str, int]:
    """What is counted of the meetings that the units below a path held in a period, by name."""
    months = HeldSum.objects.filter(in_scope(path), month__range=(period.first, period.last))
    names = ("records", "endless", "empty", "aimless", "disputed")
    found = months.aggregate(**{f"all_{name}": Sum(name, default=0) for name in names})
    return {name: found[f"all_{name}"] for name in names}


def fold() -> None:
    """Put together what the database wrote down meeting by meeting."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT meetings_fold_held()")


Months = Mapping[tuple[object, date], float]


@dataclass(frozen=True)
class _Told:
    """Meetings and person-hours by group and month; `since` is the first day known of a group."""

    counts: Months
    hours: Months
    since: Mapping[object, date]


def _told(meetings: QuerySet[Meeting], group: str, year: int) -> _Told:
    counts, hours = _by_month(meetings, group, year)
    return _Told(counts, hours, _since(meetings, group))


def _told_of(path: str, year: int) -> _Told:
    rows = (
        HeldSum.objects.filter(in_scope(path))
        .values_list("level", "month")
        .annotate(sum=Sum("counted"), spent=Sum("seconds"))
        .filter(sum__gt=0)
        .order_by("-month")
    )
    found = list(rows)
    months = {level: month for level, month, *_sums in found}
    return _Told(
        {(level, month): count for level, month, count, _seconds in found},
        {(level, month): seconds / 3600 for level, month, _count, seconds in found},
        _days_of(path, months, date(year - 1, 1, 1) + _QUIET),
    )


def _days_of(path: str, months: Mapping[object, date], told_by: date) -> dict[object, date]:
    """The first day known by level, of its first month; only about `told_by` the day matters."""
    here = counted(Meeting.objects.filter(host__path__startswith=path))
    begin, end = Period.month_of(told_by).first, Period.month_of(told_by).next().first
    days = (
        {
            level: timezone.localtime(first).date()
            for level, first in here.filter(starts_at__date__gte=begin, starts_at__date__lt=end)
            .order_by()
            .values_list("host__level")
            .annotate(first=Min("starts_at"))
        }
        if begin in months.values()
        else {}
    )
    return {
        level: days.get(level, month) if month == begin else month
        for level, month in months.items()
    }


def _balance(told: _Told, groups: Sequence[object], year: int, until: date) -> Balance:
    """The year of some groups together."""
    now = _year(told, groups, year, _shown(year, until))
    before = _year(told, groups, year - 1, _MONTHS)
    since = min((told.since[group] for group in groups if group in told.since), default=None)
    return _compared(now, before, since, year, until)


def _compared(
    now: YearCount, before: YearCount, since: date | None, year: int, until: date
) -> Balance:
    over = _MONTHS if until.year > year else until.month - 1 if until.year == year else 0
    is_comparable = reaches(since, date(year - 1, 1, 1))
    ahead = None
    if over < _MONTHS:
        ahead = run_rate.forecast(now.counts[:over], before.counts if is_comparable else ())
    return Balance(now, before, ahead, is_comparable, since)


def _shown(year: int, until: date) -> int:
    """Months of a year of which anything is told."""
    return _MONTHS if until.year > year else until.month if until.year == year else 0


def _since(meetings: QuerySet[Meeting], group: str) -> dict[object, date]:
    """The day of the first meeting by group."""
    rows = counted(meetings).order_by().values_list(group).annotate(first=Min("starts_at"))
    return {key: timezone.localtime(first).date() for key, first in rows}


def _year(told: _Told, groups: Sequence[object], year: int, months: int) -> YearCount:
    firsts = [date(year, n, 1) for n in range(1, months + 1)]
    return YearCount(
        tuple(sum(int(told.counts.get((key, first), 0)) for key in groups) for first in firsts),
        tuple(sum(told.hours.get((key, first), 0.0) for key in groups) for first in firsts),
    )


def _by_month(meetings: QuerySet[Meeting], group: str, year: int) -> tuple[Months, Months]:
    """Meetings and person-hours by group and first day of the month, of a year and the last."""
    timed = _of_months(meetings, year).filter(ends_at__isnull=False, attendances__isnull=False)
    hours: dict[tuple[object, date], float] = {
        (key, month.date()): spent.total_seconds() / 3600
        for key, month, spent in timed.values_list(group, "month").annotate(spent=Sum(_SPENT))
    }
    return _counts(meetings, group, year), hours


def _counts(meetings: QuerySet[Meeting], group: str, year: int) -> Months:
    months = _of_months(meetings, year).values_list(group, "month")
    return {(key, month.date()): n for key, month, n in months.annotate(n=Count("pk"))}


def _of_months(meetings: QuerySet[Meeting], year: int) -> QuerySet[Any]:
    held = counted(meetings).filter(starts_at__range=_span(year)).order_by()
    return held.annotate(month=TruncMonth("starts_at"))


def _span(year: int) -> tuple[datetime, datetime]:
    """The first and the last moment of a year and the one before."""
    begin, end = (timezone.make_aware(datetime(one, 1, 1)) for one in (year - 1, year + 1))  # noqa: DTZ001
    return begin, end - timedelta.resolution
