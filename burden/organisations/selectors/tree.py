"""The tree as it is walked and searched."""

from datetime import date

from django.db.models import Count, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.fields import BooleanField

from burden.organisations import naming
from burden.organisations.models import Unit
from burden.stack.written import Written


def superiors_of(unit: Unit) -> list[Unit]:
    """All superior units, highest first."""
    ids = unit.ancestor_ids
    known = {one.pk: one for one in _OF_IDS.rows(ids=ids)} if ids else {}
    return [known[pk] for pk in ids]


_OF_IDS = Written(lambda ids: Unit.objects.filter(pk__among=ids), ids=[-1])


def count_within(unit: Unit) -> int:
    """How many units there are: this one and all below it."""
    return _COUNT.first(path=unit.path) or 0


_COUNT = Written(
    lambda path: (
        Unit.objects.filter(path__startswith=path)
        .order_by()
        .values(all=Value(1))
        .annotate(n=Count("pk"))
        .values_list("n", flat=True)
    ),
    path="-/",
)


def children_of(unit: Unit, on: date | None = None) -> QuerySet[Unit]:
    """Units directly below with their `child_count`: own departments, then places by code.

    With a day only those that existed on it.
    """
    units = Unit.objects.filter(parent=unit)
    return (
        (units if on is None else units.existing_on(on))
        .annotate(
            is_place=ExpressionWrapper(~Q(level=F("parent__level")), output_field=BooleanField()),
            child_count=Count("children"),
        )
        .order_by("is_place", "place_code", "code")
    )


def units_matching(units: QuerySet[Unit], text: str) -> QuerySet[Unit]:
    """Those units whose name, short name or code has the text in it."""
    wanted = naming.clean(text)
    return units.filter(
        Q(name__icontains=wanted)
        | Q(short_names__contains=[wanted])
        | Q(code__iexact=text.strip())
        | Q(place_code__startswith=wanted)
    )
