"""Jumps of the number of staff, which move every rate and so are shown beside them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Abs

from burden.organisations.models import StaffCount
from burden.organisations.periods import Period
from burden.organisations.staffing import JUMP

SHOWN = 8


@dataclass(frozen=True)
class StaffChange:
    """A number of staff that differs from the one before by more than a tenth."""

    unit: UUID
    name: str
    day: date
    before: int
    after: int
    note: str


@dataclass(frozen=True)
class StaffChanges:
    """All changes of a scope, the largest first; a page shows some and counts the others."""

    found: list[StaffChange]

    @property
    def count(self) -> int:
        return len(self.found)

    @property
    def shown(self) -> list[StaffChange]:
        return self.found[:SHOWN]

    def within(self, period: Period) -> int:
        """How many there are in a period."""
        return sum(period.first <= one.day <= period.last for one in self.found)


def staff_changes(path: str, first: date, last: date) -> StaffChanges:
    """The jumps of the units below a path from the first to the last day; one query."""
    earlier = StaffCount.objects.filter(
        unit=OuterRef("unit"), valid_from__lt=OuterRef("valid_from")
    ).order_by("-valid_from")
    found: QuerySet[Any, Any] = (
        StaffCount.objects.filter(valid_from__range=(first, last), unit__path__startswith=path)
        .annotate(before=Subquery(earlier.values("number")[:1]))
        .annotate(size=Abs(F("number") - F("before")))
        .filter(size__gt=F("before") * JUMP)
        .order_by("-size", "unit__path", "valid_from")
        .values_list("unit__uuid", "unit__name", "valid_from", "before", "number", "note")
    )
    return StaffChanges([StaffChange(*row) for row in found])
