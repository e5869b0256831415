"""Reads of red and white heads: how many of each a unit issued, and in which form."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Unit, User
from burden.organisations.periods import Period, working_days
from burden.thresholds.parameters import Parameters
from docs_audit.issuing import drift
from docs_audit.issuing.drift import Bounds, Drift
from docs_audit.models import Paper, RuleHit

_BASELINE_MONTHS = 12
_BUNDLING = ("objects", "matters")
# What white heads call themselves; the first that fits counts.
FORMS: tuple[tuple[str, str, str | Promise], ...] = (
    ("supervision", r"督[办查促]|催[办报]|[交转]办|派工|工单|任务[单书]", _("supervision slip")),
    ("prompt", r"提示|提醒|警示", _("prompt or reminder")),
    ("slip", r"便[笺函]|函告|联系[单函]|函$", _("slip or informal letter")),
    ("telephone", r"电话|口头|传真|微信|明传", _("telephone or message slip")),
    ("briefing", r"简报|通报|动态|情况$", _("briefing with demands")),
    ("list", r"清单|分工|安排|要求|备忘", _("list of tasks")),
    ("notice", r"通知", _("notice without number")),
)
_MESSAGE = ("message", _("group message or untitled"))
_LABELS: dict[str, str | Promise] = {
    **{code: label for code, _re, label in FORMS},
    **dict([_MESSAGE]),
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


def form_of(title: str) -> str:
    """The form of a white head by its title."""
    return next((code for code, shape, _label in FORMS if re.search(shape, title)), _MESSAGE[0])


def counted(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """Papers that count as issued: numbered ones and white heads; no drafts, speeches, leaflets."""
    return papers.filter(issued_on__isnull=False).exclude(number_key="", is_white_head=False)


def months_of(papers: QuerySet[Paper]) -> dict[date, drift.Count]:
    """Numbered papers and white heads by month of issue."""
    rows = (
        counted(papers)
        .order_by()
        .annotate(month=TruncMonth("issued_on"))
        .values("month")
        .annotate(n=Count("pk"), white=_white_sum())
    )
    return {row["month"]: drift.Count(row["n"] - row["white"], row["white"]) for row in rows}


def _white_sum() -> Sum:
    flag = Case(When(is_white_head=True, then=Value(1)), default=0, output_field=IntegerField())
    return Sum(flag, default=0)


def bounds_of(parameters: Parameters) -> Bounds:
    return Bounds(
        chance=parameters["white.chance"],
        rise=parameters["white.rise"],
        share=parameters["white.share"],
        least=parameters.whole("white.least"),
    )


def drift_of(months: Mapping[date, drift.Count], period: Period, bounds: Bounds) -> Drift:
    """A period against the twelve months before it."""
    before = drift.month_after(period.first, -_BASELINE_MONTHS)
    return drift.judge(
        drift.summed(months, period.first, period.months),
        drift.summed(months, before, _BASELINE_MONTHS),
        bounds,
    )


def rate_of(papers: QuerySet[Paper], period: Period) -> Rate:
    """What a period brought, a working day of the calendar of holidays."""
    told = counted(papers).filter(issued_on__range=(period.first, period.last)).order_by()
    sums = told.aggregate(n=Count("pk"), white=_white_sum())
    return Rate(sums["n"], sums["white"], working_days(period.first, period.last).count)


def forms_of(papers: QuerySet[Paper], period: Period) -> list[FormRow]:
    """What kinds replaced what: forms of the period against the same months a year before."""
    year_before = Period(drift.month_after(period.first, -_BASELINE_MONTHS), period.months)
    now, before = (_forms(papers, one) for one in (period, year_before))
    rows = [
        FormRow(_LABELS.get(code, code), is_white, now[code, is_white], before[code, is_white])
        for code, is_white in {**now, **before}
    ]
    return sorted(rows, key=lambda row: (row.is_white, -(row.now + row.before)))


def _forms(papers: QuerySet[Paper], period: Period) -> Counter[tuple[str, bool]]:
    told = counted(papers).filter(issued_on__range=(period.first, period.last)).order_by()
    rows: Iterable[tuple[str, str, bool]] = told.values_list("title", "kind", "is_white_head")
    return Counter(
        (form_of(title), True) if is_white else (kind, False) for title, kind, is_white in rows
    )


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
