"""Similar findings as one row of the inbox: of one kind, one unit and one month.

A row of a group stands for its findings and is no finding itself: each is decided on its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Case, Count, F, Max, Q, QuerySet, Sum, Value, When, Window
from django.db.models.fields import BigIntegerField
from django.db.models.functions import RowNumber

from burden.findings.models import Finding, FindingQuerySet
from burden.organisations.periods import Period

# Two findings are quicker read than opened.
LEAST = 3

Key = tuple[str, int, date]


@dataclass(frozen=True)
class Group:
    """The findings of one kind, unit and month; an item suspected twice weighs once."""

    period: Period
    count: int
    hours: float
    newest: datetime
    latest: date


def folded(findings: FindingQuerySet) -> QuerySet[Finding, int]:
    """Ids, in the same order: of each group its heaviest finding, and all that are in none.

    A finding without a date is in no group. Only ids are sorted into groups, whatever a row holds.
    """
    undated = Case(
        When(month__isnull=True, then=F("pk")),
        default=Value(0),
        output_field=BigIntegerField(),
    )
    partition = (F("unit"), F("kind"), F("month"), undated)
    heaviest = (F("expected_hours").desc(), F("pk").desc())
    return (
        findings.select_related(None)
        .annotate(
            alike=Window(Count("pk"), partition_by=partition),
            place=Window(RowNumber(), partition_by=partition, order_by=heaviest),
        )
        .filter(Q(alike__lt=LEAST) | Q(place=1))
        .values_list("pk", flat=True)
    )


def groups_of(heads: Iterable[Finding], findings: FindingQuerySet) -> dict[int, Group]:
    """The groups that rows of a page stand for, by the id of the row; two queries at most."""
    keys = {one.pk: _key(one) for one in heads if one.month is not None}
    summed = _summed(set(keys.values()), findings)
    return {pk: summed[key] for pk, key in keys.items() if key in summed}


def _key(finding: Finding) -> Key:
    return finding.kind, finding.unit_id, finding.month


def _summed(keys: set[Key], findings: FindingQuerySet) -> dict[Key, Group]:
    if not keys:
        return {}
    rows = (
        findings.filter(_any_of(keys))
        .order_by()
        .values("kind", "unit", "month")
        .annotate(
            count=Count("pk"),
            items=Count("item", distinct=True),
            hours=Sum("expected_hours"),
            newest=Max("created_at"),
            latest=Max("occurred_on"),
        )
        .filter(count__gte=LEAST)
    )
    groups, twice = {}, set()
    for row in rows:
        key = row["kind"], row["unit"], row["month"]
        groups[key] = Group(
            Period(row["month"]), row["count"], row["hours"], row["newest"], row["latest"]
        )
        if row["items"] < row["count"]:
            twice.add(key)
    for key, hours in _once_an_item(twice, findings).items():
        groups[key] = replace(groups[key], hours=hours)
    return groups


def _once_an_item(keys: set[Key], findings: FindingQuerySet) -> dict[Key, float]:
    """The hours of groups that hold several findings about one item."""
    if not keys:
        return {}
    hours = dict.fromkeys(keys, 0.0)
    items = (
        findings.filter(_any_of(keys))
        .order_by()
        .values_list("kind", "unit", "month", "item")
        .annotate(Max("expected_hours"))
    )
    for kind, unit, month, _item, most in items:
        hours[kind, unit, month] += most
    return hours


def _any_of(keys: Iterable[Key]) -> Q:
    told = Q()
    for kind, unit, month in keys:
        told |= Q(kind=kind, unit=unit, month=month)
    return told
