"""The tree as it is walked and searched."""

from django.db.models import Count, Q, QuerySet

from burden.organisations import naming
from burden.organisations.models import Level, Unit, UnitQuerySet


def superiors_of(unit: Unit) -> list[Unit]:
    """All superior units, highest first."""
    known = {one.pk: one for one in Unit.objects.above(unit)}
    return [known[pk] for pk in unit.ancestor_ids]


def children_of(unit: Unit) -> QuerySet[Unit]:
    """Units directly below, own departments first, then in the order of the division codes."""
    return (
        Unit.objects.filter(parent=unit)
        .annotate(
            is_place=~Q(level=unit.level),
            child_count=Count("children"),
        )
        .order_by("is_place", "place_code", "code")
    )


def units_matching(units: UnitQuerySet, *, text: str, level: Level | None) -> UnitQuerySet:
    """Those units whose name, short name or code has the text in it, of one level or any."""
    wanted = naming.clean(text)
    if wanted:
        units = units.filter(
            Q(name__icontains=wanted) | Q(short_names__contains=[wanted]) | Q(code=wanted)
        )
    if level is not None:
        units = units.filter(level=level)
    return units.order_by("place_code", "path")
