"""What the pages of issued papers show besides plain figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.organisations.periods import Period
from docs_audit.issuing import drift
from docs_audit.issuing.comparing import Comparison
from docs_audit.issuing.drift import Drift, Ground
from docs_audit.models import Paper, RuleHit
from docs_audit.wording import percent

_MOST_ROWS = 200
_MONTHS_SHOWN = 24
_BUNDLING = ("objects", "matters")


@dataclass(frozen=True)
class Section:
    """One list of the comparison: its name in addresses, its rows and how many there are."""

    key: str
    label: str | Promise
    rows: list[dict[str, Any]]
    count: int


@dataclass(frozen=True)
class MonthRow:
    """A month's papers; `width` is the share of the fullest month, for the bar."""

    period: Period
    count: drift.Count
    width: float


def sections_of(found: Comparison, visible: QuerySet[Paper], shown: str) -> list[Section]:
    """Unregistered papers, numbers never received, gaps; `shown` narrows to one of them.

    A paper that the reader may not open is told by its number alone.
    """
    ids = [paper.pk for paper in found.unregistered]
    opened = set(visible.filter(pk__in=ids).values_list("pk", flat=True))
    unregistered = [
        {
            "number": paper.number,
            "title": paper.title if paper.pk in opened else "",
            "day": paper.issued_on,
            "uuid": paper.uuid if paper.pk in opened else None,
        }
        for paper in found.unregistered[:_MOST_ROWS]
    ]
    missing = [
        {"number": one.number, "title": one.title, "day": one.issued_on, "uuid": None}
        for one in found.never_received[:_MOST_ROWS]
    ]
    gaps = [
        {
            "number": _span_of(gap.series, gap.first, gap.last),
            "title": _("%(count)d numbers") % {"count": gap.size},
            "day": None,
            "uuid": None,
        }
        for gap in found.gaps[:_MOST_ROWS]
    ]
    sections = [
        Section(
            "unregistered",
            gettext_lazy("Received, not in the register"),
            unregistered,
            len(found.unregistered),
        ),
        Section(
            "missing",
            gettext_lazy("In the register, never received here"),
            missing,
            len(found.never_received),
        ),
        Section(
            "gaps",
            gettext_lazy("Gaps in the numbering"),
            gaps,
            sum(gap.size for gap in found.gaps),
        ),
    ]
    return [one for one in sections if not shown or one.key == shown]


def _span_of(series: str, first: int, last: int) -> str:
    numbers = f"{first}" if first == last else f"{first}–{last}"
    return f"{series} {numbers}号"


def drift_answer(found: Drift) -> str:
    """The page's first sentence."""
    told = {
        "share": percent(found.now.share),
        "before": percent(found.before.share),
        "white": found.now.white,
        "papers": found.now.papers,
    }
    if not found.now.papers:
        return _("No paper of this period is known.")
    if found.ground is Ground.RISE:
        return _("Suspected: %(share)s white heads, %(before)s in the twelve months before.") % told
    if found.ground is Ground.SHARE:
        return _("Suspected: %(white)s of %(papers)s papers are white heads (%(share)s).") % told
    return (
        _("%(white)s of %(papers)s papers are white heads (%(share)s); nothing is pointed out.")
        % told
    )


def months_shown(months: Mapping[date, drift.Count], period: Period) -> list[MonthRow]:
    """The last months up to the end of the period, the latest first."""
    last = period.single_months()[-1].first
    firsts = [drift.month_after(last, -step) for step in range(_MONTHS_SHOWN)]
    counts = [(first, months.get(first, drift.Count())) for first in firsts]
    return [MonthRow(Period(first), count, count.share) for first, count in counts if count.papers]


def bundles_of(papers: QuerySet[Paper], period: Period) -> list[RuleHit]:
    """Papers of the period with several subjects or objects under one number (GD-03)."""
    hits = RuleHit.objects.filter(
        rule="GD-03",
        figures__form__in=_BUNDLING,
        paper__in=papers.filter(issued_on__range=(period.first, period.last)).values("pk"),
    )
    return list(
        hits.select_related("paper").defer("paper__text").order_by("-paper__issued_on")[:50]
    )
