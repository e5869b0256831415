"""Who is told of what concerns a unit: those who have to act on it, as near to it as there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from burden.organisations import policies
from burden.organisations.models import Role, Unit, User


def editors_of(units: Collection[Unit]) -> Mapping[int, list[int]]:
    """By unit id, those who answer for a unit: of its own scope, else of the nearest above it.

    A unit without any is left out.
    """
    by_scope: dict[int, list[int]] = defaultdict(list)
    above = {one for unit in units for one in _chain(unit)}
    editors = User.objects.filter(role=Role.UNIT_EDITOR, is_active=True, scope__in=above)
    for person, scope in editors.order_by("pk").values_list("pk", "scope"):
        by_scope[scope or 0].append(person)
    nearest = {
        unit.pk: next((by_scope[one] for one in reversed(_chain(unit)) if one in by_scope), [])
        for unit in units
    }
    return {unit: people for unit, people in nearest.items() if people}


def deciders_of(units: Collection[Unit]) -> Mapping[int, list[list[int]]]:
    """By unit id, those who may decide over a unit, scope by scope, those nearest to it first."""
    by_scope: dict[int, list[int]] = defaultdict(list)
    above = {one for unit in units for one in _chain(unit)}
    roles = [role.value for role in policies.ACTIONS["findings.decide"].roles]
    deciders = User.objects.filter(role__in=roles, is_active=True, scope__in=above)
    for person, scope in deciders.order_by("pk").values_list("pk", "scope"):
        by_scope[scope or 0].append(person)
    return {
        unit.pk: [by_scope[one] for one in reversed(_chain(unit)) if one in by_scope]
        for unit in units
    }


def inspectors_among(people: Iterable[int | None]) -> "Inspectors":
    """Those of these people who still inspect."""
    found = User.objects.filter(pk__in={one for one in people if one}, is_active=True)
    return Inspectors({one.pk: one for one in found})


class Inspectors:
    """People by id, of whom one asks whether they may decide over a unit."""

    def __init__(self, people: Mapping[int, User]) -> None:
        self._people = people

    def over(self, unit: Unit, asked: Iterable[int | None]) -> set[int]:
        """Those of `asked` who may decide over the unit."""
        return {
            one
            for one in asked
            if one is not None
            and one in self._people
            and policies.can(self._people[one], "findings.decide", unit)
        }


def _chain(unit: Unit) -> list[int]:
    return [*unit.ancestor_ids, unit.pk]
