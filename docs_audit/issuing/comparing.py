"""The register of a unit's year against what was really received, and against the year before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from django.db.models import Q, QuerySet, Sum

from burden.organisations import run_rate
from burden.organisations.models import Unit
from docs_audit.issuing import numbering
from docs_audit.issuing.issued import Issued
from docs_audit.issuing.numbering import Gap, Place
from docs_audit.models import (
    IssuingExplanation,
    Paper,
    PlannedPaper,
    RegisteredMonth,
    RegisteredPaper,
)

_MONTHS = 12


@dataclass(frozen=True)
class Year:
    """What a unit registered in a year, month by month; months not told yet are missing.

    `highest` is the highest number that it states for a series.
    """

    counts: tuple[int, ...]
    classified: int | None
    highest: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def classified_share(self) -> float | None:
        """Share of classified numbers, None where the register does not count them (BM-07)."""
        return None if self.classified is None or not self.total else self.classified / self.total


@dataclass(frozen=True)
class Balance:
    """A year's count against the year before (GD-02), and where it is heading (N20-01)."""

    now: Year
    before: Year
    forecast: int | None
    is_explained: bool

    @property
    def is_exceeded(self) -> bool:
        return bool(self.before.total) and self.now.total > self.before.total

    @property
    def is_heading_above(self) -> bool:
        """Not yet above last year's count, but by the months so far it will be."""
        return bool(
            self.before.total
            and not self.is_exceeded
            and self.forecast is not None
            and self.forecast > self.before.total
        )


@dataclass(frozen=True)
class Comparison:
    """Register against papers: what stands in one only, and numbers that stand in neither."""

    received: int
    unregistered: list[Issued]
    never_received: list[Issued]
    gaps: list[Gap]


def keeping_register(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Those of the units that brought a register, counts of months or a plan."""
    told = Q()
    for kind in (RegisteredPaper, RegisteredMonth, PlannedPaper):
        told |= Q(pk__in=kind.objects.values("unit"))
    return units.filter(told)


def years_of(units: Iterable[Unit]) -> dict[tuple[int, int], Year]:
    """The registered years by unit id and year; two queries whatever the number of units.

    A month that a register counts has that count; else the papers that it lists in the month.
    Papers without a date stand in the first month.
    """
    ids = [unit.pk for unit in units]
    listed: dict[tuple[int, int, int], int] = defaultdict(int)
    papers = RegisteredPaper.objects.filter(unit__in=ids)
    for unit, year, day in papers.values_list("unit", "year", "issued_on"):
        listed[unit, year, day.month if day and day.year == year else 1] += 1
    stated: dict[tuple[int, int, int], int] = defaultdict(int)
    secret: dict[tuple[int, int], int] = {}
    highest: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    months = RegisteredMonth.objects.filter(unit__in=ids)
    for unit, month, count, classified, series, top in months.values_list(
        "unit", "month", "count", "classified", "series", "highest"
    ):
        stated[unit, month.year, month.month] += count
        if series and top:
            told_before = highest[unit, month.year].get(series, 0)
            highest[unit, month.year][series] = max(told_before, top)
        if classified is not None:
            secret[unit, month.year] = secret.get((unit, month.year), 0) + classified
    told = {**listed, **stated}
    last: dict[tuple[int, int], int] = defaultdict(int)
    for unit, year, n in told:
        last[unit, year] = max(last[unit, year], n)
    return {
        (unit, year): Year(
            tuple(told.get((unit, year, n), 0) for n in range(1, end + 1)),
            secret.get((unit, year)),
            highest.get((unit, year), {}),
        )
        for (unit, year), end in last.items()
    }


def balance_of(
    unit: Unit, year: int, years: dict[tuple[int, int], Year], *, is_explained: bool
) -> Balance:
    """The year of a unit against the one before; a closed year needs no forecast."""
    empty = Year((), None)
    now, before = years.get((unit.pk, year), empty), years.get((unit.pk, year - 1), empty)
    is_open = 0 < len(now.counts) < _MONTHS
    ahead = run_rate.forecast(now.counts, before.counts) if is_open else None
    return Balance(now, before, ahead.expected if ahead else None, is_explained)


def explained(unit: Unit, year: int) -> QuerySet[IssuingExplanation]:
    return IssuingExplanation.objects.filter(unit=unit, year=year).select_related("by")


def compare(papers: Sequence[Issued], year: int, highest: Mapping[str, int]) -> Comparison:
    """A unit's register of a year against the papers of its numbers that came in; one query.

    A registered number counts as received whoever brought the paper. A register that only
    counts months tells of no paper whether it is in it.
    """
    lists_papers = any(one.is_registered for one in papers)
    absent = [one for one in papers if not one.id]
    elsewhere = Paper.objects.filter(number_key__in=[one.key for one in absent])
    known = set(elsewhere.values_list("number_key", flat=True))
    return Comparison(
        received=len(papers) - len(absent),
        unregistered=[one for one in papers if lists_papers and not one.is_registered],
        never_received=[one for one in absent if one.key not in known],
        gaps=numbering.gaps(_places((one.key for one in papers), year), highest),
    )


def _places(keys: Iterable[str], year: int) -> list[Place]:
    found = (numbering.place_of(key) for key in keys)
    return [place for place in found if place is not None and place.year == year]


def peers_share(unit: Unit, year: int) -> float | None:
    """The median share of classified numbers among units of one level and parent; one query."""
    peers = RegisteredMonth.objects.filter(
        unit__parent=unit.parent_id,
        unit__level=unit.level,
        month__year=year,
        classified__isnull=False,
    ).exclude(unit=unit)
    sums = peers.order_by().values("unit").annotate(all=Sum("count"), secret=Sum("classified"))
    shares = [row["secret"] / row["all"] for row in sums if row["all"]]
    return median(shares) if shares else None
