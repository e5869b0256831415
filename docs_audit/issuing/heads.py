"""Reads of red and white heads: how many of each a unit issued, and in which form."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Unit, User
from burden.organisations.periods import Period, working_days
from burden.thresholds.parameters import Parameters
from docs_audit.issuing import drift
from docs_audit.issuing.drift import Bounds, Drift
from docs_audit.issuing.sums import Issued
from docs_audit.models import Paper, RuleHit
from docs_audit.models.shapes import UNTITLED

_BASELINE_MONTHS = 12
_BUNDLING = ("objects", "matters")
_LABELS: dict[str, str | Promise] = {
    "supervision": _("supervision slip"),
    "prompt": _("prompt or reminder"),
    "slip": _("slip or informal letter"),
    "telephone": _("telephone or message slip"),
    "briefing": _("briefing with demands"),
    "list": _("list of tasks"),
    "notice": _("notice without number"),
    UNTITLED: _("group message or untitled"),
    "": _("no kind in the title"),
}


@dataclass(frozen=True)
class FormRow:
    """One form of papers: how many now, and how many in as long a time a year before."""

    label: str | Promise
    is_white: bool
    now: int
    before: int


@dataclass(frozen=True)
class Rate:
    """Papers of a period, how many of them white, and how many a working day."""

    papers: int
    white: int
    days: int

    @property
    def share(self) -> float:
        return self.white / self.papers if self.papers else 0.0

    @property
    def a_day(self) -> float:
        return self.papers / self.days if self.days else 0.0


def months_of(issued: Iterable[Issued]) -> dict[date, drift.Count]:
    """Numbered papers and white heads by month of issue."""
    months: dict[date, drift.Count] = {}
    for one in issued:
        white = one.papers if one.is_white_head else 0
        count = drift.Count(one.papers - white, white)
        months[one.month] = months.get(one.month, drift.Count()) + count
    return months


def bounds_of(parameters: Parameters) -> Bounds:
    return Bounds(
        chance=parameters["white.chance"],
        rise=parameters["white.rise"],
        share=parameters["white.share"],
        least=parameters.whole("white.least"),
    )


def drift_of(months: Mapping[date, drift.Count], period: Period, bounds: Bounds) -> Drift:
    """A period against the twelve months before it."""
    return drift.judge(*_compared(months, period), bounds)


def quarters_of(months: Iterable[date]) -> list[Period]:
    """The quarters that months lie in, the earliest first."""
    return sorted({Period.quarter_of(month) for month in months})


def _compared(
    months: Mapping[date, drift.Count], period: Period
) -> tuple[drift.Count, drift.Count]:
    """The papers of a period, and of the twelve months before it."""
    before = drift.month_after(period.first, -_BASELINE_MONTHS)
    return (
        drift.summed(months, period.first, period.months),
        drift.summed(months, before, _BASELINE_MONTHS),
    )


def rate_of(months: Mapping[date, drift.Count], period: Period) -> Rate:
    """What a period brought, a working day of the calendar of holidays."""
    found = drift.summed(months, period.first, period.months)
    days = working_days(period.first, period.last).count
    return Rate(found.papers, found.white, days)


def forms_of(issued: Iterable[Issued], period: Period) -> list[FormRow]:
    """What kinds replaced what: forms of the period against the same months a year before."""
    now: Counter[tuple[str, bool]] = Counter()
    before: Counter[tuple[str, bool]] = Counter()
    year_before = period.a_year_before()
    for one in issued:
        key = one.form, one.is_white_head
        if period.first <= one.month <= period.last:
            now[key] += one.papers
        elif year_before.first <= one.month <= year_before.last:
            before[key] += one.papers
    rows = [FormRow(_label(*key), key[1], now[key], before[key]) for key in {**now, **before}]
    return sorted(rows, key=lambda row: (row.is_white, -(row.now + row.before)))


def _label(form: str, is_white: bool) -> str | Promise:
    """White heads by their form, others by their kind."""
    return _LABELS[form] if is_white or not form else form


def papers_of(unit: Unit) -> QuerySet[Paper]:
    """What the unit itself issued."""
    return Paper.objects.filter(unit=unit)


def papers_within(user: User, unit: Unit) -> QuerySet[Paper]:
    """What the unit and all below it issued, as far as the reader may see it."""
    return Paper.objects.issued_within(unit, user)


def white_of(papers: QuerySet[Paper], period: Period) -> QuerySet[Paper]:
    """The white heads of a period, the latest first."""
    return _listed(papers.filter(is_white_head=True), period)


def bundles_of(papers: QuerySet[Paper], period: Period) -> QuerySet[Paper]:
    """Papers of the period with several subjects or objects under one number (GD-03)."""
    hits = RuleHit.objects.filter(rule="GD-03", figures__form__in=_BUNDLING)
    return _listed(papers.filter(pk__in=hits.values("paper")), period)


def _listed(papers: QuerySet[Paper], period: Period) -> QuerySet[Paper]:
    told = papers.filter(issued_on__range=(period.first, period.last))
    return told.select_related("unit").defer("text").order_by("-issued_on", "-pk")
