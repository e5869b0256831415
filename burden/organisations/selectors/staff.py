"""How many people work in a unit."""

from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, Case, DurationField, ExpressionWrapper, F, Value, When

from burden.organisations.models import StaffCount


def staff_on(unit_ids: Iterable[int], day: date) -> dict[int, int]:
    """Staff of each unit on the day; units without any count are left out.

    Before a unit's first count that first count stands, since a register is seldom older than the
    first papers.
    """
    since = ExpressionWrapper(Value(day) - F("valid_from"), output_field=DurationField())
    until = ExpressionWrapper(F("valid_from") - Value(day), output_field=DurationField())
    counts = (
        StaffCount.objects.filter(unit__in=unit_ids)
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
    return dict(counts.values_list("unit_id", "number"))
