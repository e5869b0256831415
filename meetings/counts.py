"""Reads of how many meetings were held and how many hours they took.

Records merged into another and meetings required by law are not counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Min, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from burden.organisations import run_rate
from burden.organisations.models import Unit
from meetings.models import Attendance, Meeting

_MONTHS = 12
_QUIET = timedelta(days=45)
_SPENT = ExpressionWrapper(
    F("people") * (F("meeting__ends_at") - F("meeting__starts_at")), output_field=DurationField()
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
    """A year against the one before; `forecast` for a year that is not over.

    `is_comparable` when records reach back to the beginning of the year before: a list that began
    in its autumn would make any year look worse.
    """

    now: YearCount
    before: YearCount
    forecast: run_rate.Forecast | None
    is_comparable: bool

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


def by_host(hosts: Iterable[Unit], year: int) -> dict[int, Balance]:
    """The year of each host by its id; five queries whatever the number of hosts."""
    ids = [unit.pk for unit in hosts]
    return _balances(Meeting.objects.filter(host__in=ids), "host", ids, year)  # type: ignore[return-value]


def by_level(path: str, year: int) -> dict[str, Balance]:
    """The year of all hosts below a path, by level."""
    below = Meeting.objects.filter(host__path__startswith=path)
    levels = counted(below).order_by().values_list("host__level", flat=True).distinct()
    return _balances(below, "host__level", list(levels), year)  # type: ignore[return-value]


def whole(path: str, year: int) -> Balance:
    """The year of all hosts below a path together."""
    below = Meeting.objects.filter(host__path__startswith=path)
    return _balances(below, None, [None], year)[None]


def _balances(
    meetings: QuerySet[Meeting], group: str | None, keys: Iterable[object], year: int
) -> dict[object, Balance]:
    counts, hours = _by_month(meetings, group, year)
    since = _since(meetings, group)
    until = known_until()
    over = _MONTHS if until.year > year else until.month - 1 if until.year == year else 0
    shown = _MONTHS if until.year > year else until.month if until.year == year else 0
    found = {}
    for key in keys:
        now = _year(counts, hours, key, year, shown)
        before = _year(counts, hours, key, year - 1, _MONTHS)
        is_comparable = reaches(since.get(key), date(year - 1, 1, 1))
        ahead = None
        if over < _MONTHS:
            ahead = run_rate.forecast(now.counts[:over], before.counts if is_comparable else ())
        found[key] = Balance(now, before, ahead, is_comparable)
    return found


def _since(meetings: QuerySet[Meeting], group: str | None) -> dict[object, date]:
    """The day of the first meeting by group."""
    names = [group] if group else []
    rows = counted(meetings).order_by().values(*names).annotate(first=Min("starts_at"))
    return {
        row[group] if group else None: timezone.localtime(row["first"]).date()
        for row in rows
        if row["first"]
    }


Months = Mapping[tuple[object, date], float]


def _year(counts: Months, hours: Months, key: object, year: int, months: int) -> YearCount:
    firsts = [date(year, n, 1) for n in range(1, months + 1)]
    return YearCount(
        tuple(int(counts.get((key, first), 0)) for first in firsts),
        tuple(hours.get((key, first), 0.0) for first in firsts),
    )


def _by_month(
    meetings: QuerySet[Meeting], group: str | None, year: int
) -> tuple[dict[tuple[object, date], float], dict[tuple[object, date], float]]:
    """Meetings and person-hours by group and first day of the month, of a year and the last."""
    told = counted(meetings).filter(starts_at__year__in=(year - 1, year)).order_by()
    names = [group] if group else []
    counts: dict[tuple[object, date], float] = defaultdict(float)
    rows = told.annotate(month=TruncMonth("starts_at")).values(*names, "month")
    for row in rows.annotate(n=Count("pk")):
        counts[row[group] if group else None, row["month"].date()] = row["n"]
    seats = Attendance.objects.filter(
        meeting__in=told.values("pk"), meeting__ends_at__isnull=False
    ).order_by()
    hours: dict[tuple[object, date], float] = defaultdict(float)
    names = [f"meeting__{group}"] if group else []
    spent = seats.annotate(month=TruncMonth("meeting__starts_at")).values(*names, "month")
    for row in spent.annotate(spent=Sum(_SPENT)):
        key = row[names[0]] if names else None
        hours[key, row["month"].date()] = row["spent"].total_seconds() / 3600
    return counts, hours
