"""Similar findings as one row of the inbox: of one kind, one unit and one month.

A row of a group stands for its findings and is no finding itself: each is decided on its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Case, Count, F, Max, Q, Value, When, Window
from django.db.models.fields import BigIntegerField
from django.db.models.functions import RowNumber, TruncMonth

from burden.findings.models import Finding, FindingQuerySet
from burden.organisations.periods import Period

# Two findings are quicker read than opened.
LEAST = 3

Key = tuple[str, int, date]


@dataclass(frozen=True)
class Group:
    """The findings of one kind, unit and month; an item suspected twice weighs once."""

    period: Period
    count: int = 0
    hours: float = 0.0
    newest: datetime | None = None
    latest: date | None = None


def folded(findings: FindingQuerySet) -> FindingQuerySet:
    """Of each group its heaviest finding, and every finding of none; adds `alike`, its size.

    A finding without a date is in no group.
    """
    undated = Case(
        When(occurred_on__isnull=True, then=F("pk")),
        default=Value(0),
        output_field=BigIntegerField(),
    )
    partition = (F("kind"), F("unit"), TruncMonth("occurred_on"), undated)
    heaviest = (F("expected_hours").desc(), F("pk").desc())
    return findings.annotate(
        alike=Window(Count("pk"), partition_by=partition),
        place=Window(RowNumber(), partition_by=partition, order_by=heaviest),
    ).filter(Q(alike__lt=LEAST) | Q(place=1))


def groups_of(heads: Iterable[Finding], findings: FindingQuerySet) -> dict[int, Group]:
    """The groups that the heads of a page stand for, by the id of the head; one query."""
    stand_for_many = [one for one in heads if getattr(one, "alike", 1) >= LEAST]
    summed = _summed([_key(one) for one in stand_for_many], findings)
    return {one.pk: summed[_key(one)] for one in stand_for_many}


def _key(finding: Finding) -> Key:
    assert finding.occurred_on is not None
    return finding.kind, finding.unit_id, finding.occurred_on.replace(day=1)


def _summed(keys: Sequence[Key], findings: FindingQuerySet) -> dict[Key, Group]:
    groups = {key: Group(Period(key[2])) for key in keys}
    if not keys:
        return groups
    members = Q()
    for (kind, unit, _month), group in groups.items():
        days = (group.period.first, group.period.last)
        members |= Q(kind=kind, unit=unit, occurred_on__range=days)
    items = (
        findings.filter(members)
        .order_by()
        .annotate(month=TruncMonth("occurred_on"))
        .values_list("kind", "unit", "month", "item")
        .annotate(Max("expected_hours"), Count("pk"), Max("created_at"), Max("occurred_on"))
    )
    for kind, unit, month, _item, hours, count, newest, latest in items:
        group = groups[kind, unit, month]
        groups[kind, unit, month] = replace(
            group,
            count=group.count + count,
            hours=group.hours + hours,
            newest=max(group.newest or newest, newest),
            latest=max(group.latest or latest, latest),
        )
    return groups
