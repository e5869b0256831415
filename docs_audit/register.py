"""What the register of units teaches the copy engine: which place lies in which, of which level."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from burden.organisations import naming
from burden.organisations.models import Level, Unit
from docs_audit import textreuse

Place = tuple[str, str]


def learn(places: textreuse.PlaceTree, line: Sequence[Place]) -> None:
    """Learn the places of units that stand below each other: (name, level), the highest first.

    Units that are no place's own government or committee tell nothing.
    """
    named = [(naming.place_stem(name), Level(level)) for name, level in line]
    known = [(place, textreuse.LEVEL_RANKS[level]) for place, level in named if place]
    places.learn_path([place for place, _ in known], [rank for _, rank in known])


def learn_around(places: textreuse.PlaceTree, paths: Iterable[str]) -> None:
    """Learn the places that units lie in and what lies directly in each, their own among them.

    `paths` are those of the units (`Unit.path`), in one query whatever their number.
    """
    line = {int(one) for path in paths for one in path.split("/") if one}
    if not line:
        return
    around = Unit.objects.filter(Q(pk__in=line) | Q(parent__in=line)).order_by("path")
    above: dict[str, list[Place]] = {}
    for path, name, level in around.values_list("path", "name", "level"):
        parent = path[: path.rstrip("/").rfind("/") + 1]
        above[path] = [*above.get(parent, []), (name, level)]
        learn(places, above[path])
