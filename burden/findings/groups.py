"""Similar findings as one row of the inbox: those of one kind that have one superior source, and
where there is none those of one kind, one unit and one month.

A row of a group stands for its findings and is no finding itself: one decision can serve them, and
each is decided on its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    DateField,
    F,
    Max,
    Q,
    QuerySet,
    Sum,
    When,
    Window,
)
from django.db.models.functions import RowNumber

from burden.findings.models import Finding, FindingQuerySet
from burden.organisations.periods import Period

# Two findings are quicker read than opened.
LEAST = 3

# Kind and superior source, or kind, unit and month; what does not tell them apart is None.
Key = tuple[str, int | None, int | None, date | None]

_HAS_SOURCE = Q(upper__isnull=False)
_UNIT = Case(When(_HAS_SOURCE, then=None), default=F("unit"), output_field=BigIntegerField())
_MONTH = Case(When(_HAS_SOURCE, then=None), default=F("month"), output_field=DateField())


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

    @property
    def is_of_one_unit(self) -> bool:
        """Whether all of them are about one unit."""
        return self.units == 1


def folded(findings: FindingQuerySet) -> QuerySet[Finding, int]:
    """Ids, in the same order: of each group the finding that comes first, and all in none.

    A finding with neither source nor date is in no group. Only ids are sorted into groups, whatever
    a row holds.

    Args:
        findings: with `is_new`.
    """
    # Numbers first: what tells most apart is compared most, and text last.
    partition = (
        F("upper"),
        _UNIT,
        _MONTH,
        Case(
            When(_HAS_SOURCE | Q(month__isnull=False), then=None),
            default=F("pk"),
            output_field=BigIntegerField(),
        ),
        F("kind"),
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
    """The groups that rows of a page stand for, by the id of the row; one query.

    An item is in none twice, since kind, item and source together are unique.
    """
    keys = {one.pk: _key(one) for one in heads if one.upper_id or one.month}
    if not keys:
        return {}
    told = Q()
    for kind, upper, unit, month in set(keys.values()):
        told |= Q(kind=kind, upper=upper) if upper else Q(kind=kind, unit=unit, month=month)
    rows = (
        findings.filter(told)
        .order_by()
        .annotate(of_unit=_UNIT, of_month=_MONTH)
        .values("kind", "upper", "of_unit", "of_month")
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
    found = {
        (row["kind"], row["upper"], row["of_unit"], row["of_month"]): Group(
            period=Period(row["of_month"]) if row["of_month"] else None,
            count=row["count"],
            units=row["units"],
            news=row["news"],
            hours=row["hours"],
            newest=row["newest"],
            latest=row["latest"],
        )
        for row in rows
    }
    return {pk: found[key] for pk, key in keys.items() if key in found}


def _key(finding: Finding) -> Key:
    if finding.upper_id is not None:
        return finding.kind, finding.upper_id, None, None
    return finding.kind, None, finding.unit_id, finding.month
