"""Similar findings as one row of the inbox: those of one kind that have one superior source, and
where there is none those of one kind, one unit and one month.

A row of a group stands for its findings and is no finding itself: one decision can serve them, and
each is decided on its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import BigIntegerField, Case, Count, F, Max, Q, QuerySet, Sum, When, Window
from django.db.models.functions import RowNumber

from burden.findings.models import Finding, FindingQuerySet
from burden.organisations.periods import Period

# Two findings are quicker read than opened.
LEAST = 3

# Kind and superior source, or kind, unit and month; what does not tell them apart is None.
Key = tuple[str, int | None, int | None, date | None]


@dataclass(frozen=True)
class Group:
    """Findings of one kind; `period` is None where they have one superior source.

    `news` is how many of them are new for the reader.
    """

    period: Period | None
    count: int
    units: int
    news: int
    hours: float
    newest: datetime
    latest: date | None


def folded(findings: FindingQuerySet) -> QuerySet[Finding, int]:
    """Ids, in the same order: of each group the finding that comes first, and all in none.

    A finding with neither source nor date is in no group. Only ids are sorted into groups, whatever
    a row holds.

    Args:
        findings: with `is_new`.
    """
    has_source = Q(upper__isnull=False)
    partition = (
        F("kind"),
        F("upper"),
        Case(When(has_source, then=None), default=F("unit")),
        Case(When(has_source, then=None), default=F("month")),
        Case(
            When(has_source | Q(month__isnull=False), then=None),
            default=F("pk"),
            output_field=BigIntegerField(),
        ),
    )
    first = (F("is_new").desc(), F("expected_hours").desc(), F("pk").desc())
    return (
        findings.select_related(None)
        .annotate(
            alike=Window(Count("pk"), partition_by=partition),
            place=Window(RowNumber(), partition_by=partition, order_by=first),
        )
        .filter(Q(alike__lt=LEAST) | Q(place=1))
        .values_list("pk", flat=True)
    )


def groups_of(heads: Iterable[Finding], findings: FindingQuerySet) -> dict[int, Group]:
    """The groups that rows of a page stand for, by the id of the row; two queries at most."""
    keys = {one.pk: _key(one) for one in heads}
    by_source = {key for key in keys.values() if key[1] is not None}
    by_month = {key for key in keys.values() if key[3] is not None}
    summed = _of_sources(by_source, findings) | _of_months(by_month, findings)
    return {pk: summed[key] for pk, key in keys.items() if key in summed}


def _key(finding: Finding) -> Key:
    if finding.upper_id is not None:
        return finding.kind, finding.upper_id, None, None
    return finding.kind, None, finding.unit_id, finding.month


def _of_sources(keys: set[Key], findings: FindingQuerySet) -> dict[Key, Group]:
    told = Q()
    for kind, upper, _unit, _month in keys:
        told |= Q(kind=kind, upper=upper)
    rows = _summed(told, findings, "kind", "upper") if keys else []
    return {(row["kind"], row["upper"], None, None): _group(row, None) for row in rows}


def _of_months(keys: set[Key], findings: FindingQuerySet) -> dict[Key, Group]:
    told = Q()
    for kind, _upper, unit, month in keys:
        told |= Q(kind=kind, unit=unit, month=month, upper=None)
    rows = _summed(told, findings, "kind", "unit", "month") if keys else []
    return {
        (row["kind"], None, row["unit"], row["month"]): _group(row, Period(row["month"]))
        for row in rows
    }


def _summed(told: Q, findings: FindingQuerySet, *by: str) -> Iterable[dict[str, object]]:
    """Sums by group; an item is in none twice, since kind, item and source are unique."""
    return (
        findings.filter(told)
        .order_by()
        .values(*by)
        .annotate(
            count=Count("pk"),
            units=Count("unit", distinct=True),
            news=Count("pk", filter=Q(is_new=True)),
            hours=Sum("expected_hours"),
            newest=Max("created_at"),
            latest=Max("occurred_on"),
        )
        .filter(count__gte=LEAST)
    )


def _group(row: dict[str, object], period: Period | None) -> Group:
    names = ("count", "units", "news", "hours", "newest", "latest")
    return Group(period, **{name: row[name] for name in names})  # type: ignore[arg-type]
