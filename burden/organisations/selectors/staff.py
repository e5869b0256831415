"""How many people work in a unit."""

from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, Case, F, Value, When
from django.db.models.functions import Abs

from burden.organisations.models import StaffCount


def staff_on(unit_ids: Iterable[int], day: date) -> dict[int, int]:
    """Staff of each unit on the day; units without any count are left out.

    Before a unit's first count that first count stands, since a register is seldom older than the
    first papers.
    """
    counts = (
        StaffCount.objects.filter(unit__in=unit_ids)
        .annotate(
            is_later=Case(
                When(valid_from__gt=day, then=Value(value=True)),
                default=Value(value=False),
                output_field=BooleanField(),
            ),
            distance=Abs(F("valid_from") - Value(day)),
        )
        .order_by("unit", "is_later", "distance")
        .distinct("unit")
    )
    return dict(counts.values_list("unit_id", "number"))
