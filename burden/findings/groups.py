"""Similar findings as one row of the inbox: those of one kind that have one superior source, and
where there is none those of one kind, one unit and one month.

A row of a group stands for its findings and is no finding itself: one decision can serve them, and
each is decided on its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Count, F, Max, Q, Sum, Window
from django.db.models.functions import RowNumber

from burden.findings.models import Finding, FindingQuerySet
from burden.organisations.periods import Period

# Two findings are quicker read than opened.
LEAST = 3

# Left out by the ORM, they would all be sorted before most of them are.
_FOLDED = """
SELECT id FROM ({rows}) AS sorted_in
 WHERE group_key IS NULL OR alike < %s OR place = 1
 ORDER BY {order} LIMIT %s
"""


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


def folded(findings: FindingQuerySet, most: int) -> list[int]:
    """At most so many ids, in the same order: of each group the first, and all that are in none.

    A finding with neither source nor date is in no group. Only ids are sorted into groups, whatever
    a row holds.

    Args:
        findings: with `is_new`, in the order of some columns.
    """
    first = (F("is_new").desc(), F("expected_hours").desc(), F("pk").desc())
    order = {f"by_{place}": one for place, one in enumerate(map(str, findings.query.order_by))}
    sorted_in = (
        findings.order_by()
        .select_related(None)
        .annotate(
            alike=Window(Count("pk"), partition_by="group_key"),
            place=Window(RowNumber(), partition_by="group_key", order_by=first),
            **{name: F(one.removeprefix("-")) for name, one in order.items()},
        )
        .values("id", "group_key", "alike", "place", *order)
    )
    told, values = sorted_in.query.get_compiler(DEFAULT_DB_ALIAS, elide_empty=False).as_sql()
    wanted = ", ".join(f"{name}{' DESC' * one.startswith('-')}" for name, one in order.items())
    with connection.cursor() as cursor:
        cursor.execute(_FOLDED.format(rows=told, order=wanted), [*values, LEAST, most])
        return [pk for (pk,) in cursor]


def groups_of(heads: Iterable[Finding], findings: FindingQuerySet) -> dict[int, Group]:
    """The groups that rows of a page stand for, by the id of the row; one query.

    An item is in none twice, since kind, item and source together are unique.
    """
    by_key = {one.group_key: one for one in heads if one.group_key}
    if not by_key:
        return {}
    rows = (
        findings.filter(group_key__in=list(by_key))
        .order_by()
        .values("group_key")
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
    return {
        (head := by_key[row["group_key"]]).pk: Group(
            period=_period_of(head),
            count=row["count"],
            units=row["units"],
            news=row["news"],
            hours=row["hours"],
            newest=row["newest"],
            latest=row["latest"],
        )
        for row in rows
    }


def _period_of(head: Finding) -> Period | None:
    """The month of a group that has no superior source."""
    if head.upper_id is not None or head.occurred_on is None:
        return None
    return Period.month_of(head.occurred_on)
