"""How many people work in a unit."""

from collections.abc import Iterable
from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    DateField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.lookups import GreaterThan

from burden.organisations.models import Level, StaffCount
from burden.stack.written import Written


def staff_on(unit_ids: Iterable[int], day: date) -> dict[int, int]:
    """Staff of each unit on the day; units without any count are left out.

    Before a unit's first count that first count stands, since a register is seldom older than the
    first papers.
    """
    if isinstance(unit_ids, QuerySet):
        return dict(_counts(Q(unit__in=unit_ids), day))
    ids = list(unit_ids)
    return dict(_OF_UNITS.rows(ids=ids, day=day)) if ids else {}


def _counts(units: Q, day: date) -> QuerySet[StaffCount, tuple[int, int]]:
    since = ExpressionWrapper(Value(day) - F("valid_from"), output_field=DurationField())
    until = ExpressionWrapper(F("valid_from") - Value(day), output_field=DurationField())
    counts = (
        StaffCount.objects.filter(units)
        .annotate(
            is_later=Case(
                When(valid_from__gt=day, then=Value(value=True)),
                default=Value(value=False),
                output_field=BooleanField(),
            ),
            distance=Case(When(valid_from__gt=day, then=until), default=since),
        )
        .order_by("unit_id", "is_later", "distance")
        .distinct("unit_id")
    )
    return counts.values_list("unit_id", "number")


_OF_UNITS = Written(
    lambda ids, day: _counts(Q(unit__pk__among=ids), day), ids=[-1], day=date(1, 1, 1)
)


def staff_by_level(path: str, day: date) -> dict[Level, int]:
    """Staff of the units below a path, each as in `staff_on`; levels without any left out."""
    is_later = GreaterThan(OuterRef("valid_from"), Value(day, output_field=DateField()))
    nearer = StaffCount.objects.filter(
        Q(valid_from__gt=OuterRef("valid_from"), valid_from__lte=day)
        | Q(is_later, valid_from__lt=OuterRef("valid_from")),
        unit=OuterRef("unit"),
    )
    counts = StaffCount.objects.filter(~Exists(nearer), unit__path__startswith=path).order_by()
    sums = counts.values_list("unit__level").annotate(sum=Sum("number")).filter(sum__gt=0)
    return {Level(level): number for level, number in sums}
