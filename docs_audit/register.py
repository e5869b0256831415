"""What the register of units teaches the copy engine: which place lies in which, of which level."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db.models import Q

from burden.organisations import naming
from burden.organisations.models import Unit
from docs_audit import textreuse

Place = tuple[str, int]

# One match asks for the same few hundred units as the next.
_stem = lru_cache(maxsize=50_000)(naming.place_stem)


def learn(places: textreuse.PlaceTree, line: Iterable[tuple[str, str]]) -> None:
    """Learn the places of units that stand below each other: (name, level), the highest first."""
    _learn(places, [place for name, level in line for place in _place(name, level)])


def line_of(unit: Unit | None) -> list[tuple[str, str]]:
    """A unit with those above it as (name, level), the highest first; none where there is none."""
    if unit is None:
        return []
    above = Unit.objects.above(unit).order_by("path").values_list("name", "level")
    return [*above, (unit.name, unit.level)]


def lineage(line: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The places of units that stand below each other, each once.

    A county, its Party committee and their offices are one place.
    """
    return tuple(dict.fromkeys(name for one, level in line for name, _ in _place(one, level)))


def learn_around(places: textreuse.PlaceTree, paths: Iterable[str]) -> None:
    """Learn the places that units lie in and what lies directly in each, their own among them.

    `paths` are those of the units (`Unit.path`), in one query whatever their number.
    """
    line = {int(one) for path in paths for one in path.split("/") if one}
    if not line:
        return
    around = Unit.objects.filter(Q(pk__in=line) | Q(parent__in=line)).order_by("path")
    nearest: dict[str, list[Place]] = {}
    for path, name, level in around.values_list("path", "name", "level"):
        parent = path[: path.rstrip("/").rfind("/") + 1]
        own = _place(name, level)
        above = nearest.get(parent, [])
        nearest[path] = own or above
        _learn(places, [*above, *own])


def _place(name: str, level: str) -> list[Place]:
    """The place of a unit with its rank; none for what is no place's government or committee."""
    stem = _stem(name)
    return [(stem, textreuse.LEVEL_RANKS[level])] if stem else []


def _learn(places: textreuse.PlaceTree, path: Sequence[Place]) -> None:
    places.learn_path([name for name, _ in path], [rank for _, rank in path])
