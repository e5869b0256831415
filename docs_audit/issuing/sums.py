"""Issued papers by month and form: of a scope as the database keeps them, of a list added up."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from burden.organisations.models import Unit, User
from docs_audit.models import IssuedSum, Paper
from docs_audit.models.files import INSPECTING

_KEY = ("month", "form", "is_white_head")


@dataclass(frozen=True)
class Issued:
    """Papers of one form that were issued in one month; `form` is the kind of a red head."""

    month: date
    form: str
    is_white_head: bool
    papers: int


@dataclass(frozen=True)
class Unsure:
    """Papers issued with a day, those whose readers nobody stated, and those read from scans."""

    papers: int = 0
    unread: int = 0
    scanned: int = 0

    def __add__(self, other: "Unsure") -> "Unsure":
        return Unsure(
            self.papers + other.papers, self.unread + other.unread, self.scanned + other.scanned
        )


def fold() -> None:
    """Put together what the database wrote down paper by paper."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT docs_audit_fold_issued()")
        cursor.execute("SELECT docs_audit_fold_brought()")


def of_papers(papers: QuerySet[Paper]) -> list[Issued]:
    """Those of the papers that count as issued, by month and form."""
    rows = _by_month(papers).values_list(*_KEY).annotate(papers=Count("pk"))
    return [Issued(*row) for row in rows]


def _by_month(papers: QuerySet[Paper]) -> QuerySet[Any]:
    issued = papers.filter(issued_on__isnull=False).exclude(number_key="", is_white_head=False)
    return issued.order_by().annotate(month=TruncMonth("issued_on"))


def within(user: User, unit: Unit) -> list[Issued]:
    """What the unit and all below it issued and the reader may see, by month and form."""
    rows = _seen(user, unit).filter(is_counted=True).values_list(*_KEY)
    kept = [Issued(*row) for row in rows.annotate(sum=Sum("papers")).filter(sum__gt=0)]
    return kept + of_papers(_brought(user, unit))


def unsure_within(user: User, unit: Unit, first: date, last: date) -> Unsure:
    """What is unsure of the papers with a day that the unit and all below it issued in a time.

    `first` and `last` are days of months that count as a whole.
    """
    sums = _seen(user, unit).filter(month__range=(first.replace(day=1), last))
    names = ("papers", "unread", "scanned")
    kept = sums.aggregate(**{f"all_{name}": Sum(name, default=0) for name in names})
    whole = Unsure(*kept.values())
    brought = _brought(user, unit)
    if brought.query.is_empty():
        return whole
    told = brought.filter(issued_on__range=(first, last)).aggregate(
        papers=Count("pk"),
        unread=Count("pk", filter=Q(lacks_readers=True)),
        scanned=Count("pk", filter=Q(is_scanned=True)),
    )
    return whole + Unsure(**told)


def _seen(user: User, unit: Unit) -> QuerySet[IssuedSum]:
    """The sums of a unit; of marked papers those of inspectors alone."""
    if user.scope is None or not user.scope.contains(unit):
        return IssuedSum.objects.none()
    sums = IssuedSum.objects.filter(scope=unit)
    return sums if user.role in INSPECTING else sums.filter(is_restricted=False)


def _brought(user: User, unit: Unit) -> QuerySet[Paper]:
    """The marked papers that one who is no inspector may see all the same: a handful."""
    if user.role in INSPECTING:
        return Paper.objects.none()
    return Paper.objects.issued_within(unit, user).filter(is_restricted=True)
