"""Which unit a name or code in a paper means."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from burden.organisations import naming
from burden.organisations.models import Level, Unit

_LEVEL_WORDS: dict[str, Level] = {
    "省": Level.PROVINCE,
    "自治区": Level.PROVINCE,
    "市": Level.CITY,
    "州": Level.CITY,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
    "镇": Level.TOWNSHIP,
    "乡": Level.TOWNSHIP,
    "街道": Level.TOWNSHIP,
    "村": Level.VILLAGE,
    "社区": Level.VILLAGE,
}


def find_unit(name_or_code: str, *, near: Unit | None = None) -> Unit | None:
    """The unit that a code, a full name or a usual short name means; nothing when in doubt.

    `near` is who speaks (the issuer or the uploader): it decides between units of one name, and
    names without a place, such as 县政府 or 教育局, are read as those of its own places.
    """
    wanted = naming.clean(name_or_code)
    if not wanted:
        return None
    by_code = Unit.objects.filter(code=name_or_code.strip()).first()
    if by_code is not None:
        return by_code
    if _names_a_place(wanted):
        return _by_spelling(wanted, near) or _by_place(wanted, near)
    return _by_place(wanted, near) or _without_place(wanted, near)


def seat_path(unit: Unit) -> str:
    """Path of the place the unit sits in: a department has its place's level, a place its own."""
    parent = unit.parent
    return parent.path if parent is not None and parent.level == unit.level else unit.path


def _names_a_place(name: str) -> bool:
    return bool(naming.place_stem(name) or naming.leading_places(name))


def _without_place(name: str, near: Unit | None) -> Unit | None:
    """水利部 or an association: a top unit; any other bare name may be that of a foreign place."""
    forms = naming.spellings(name)
    units = [unit for unit in _named(forms) if near is None or unit.parent_id is None]
    return _nearest(units, forms, near)


def _by_spelling(name: str, near: Unit | None) -> Unit | None:
    forms = naming.spellings(name)
    return _nearest(_named(forms), forms, near)


def _by_place(name: str, near: Unit | None) -> Unit | None:
    """Try the name with a place of the speaker in front, then without the places it begins with."""
    places = _places_around(near)
    for place in places:
        stem = naming.place_stem(place.name)
        for rest in _without_level_word(name, Level(place.level)):
            full, bare = naming.spellings(stem + rest), naming.spellings(rest)
            forms = [*full, *bare]
            inside = [unit for unit in _named(full) if place.contains(unit)]
            inside += [unit for unit in _named(bare) if unit.parent_id == place.pk]
            found = _nearest(inside, forms, near)
            if found is not None:
                return found
    for cut, rest in reversed(naming.leading_places(name)):
        forms = naming.spellings(rest)
        inside = _below_place_called(cut, _named(forms))
        found = _nearest(inside, forms, near)
        if found is not None:
            return found
    return None


def _named(forms: Sequence[str]) -> list[Unit]:
    named = Unit.objects.filter(Q(name__in=forms) | Q(short_names__overlap=list(forms)))
    return list(named.select_related("parent"))


def _nearest(units: Iterable[Unit], forms: Sequence[str], near: Unit | None) -> Unit | None:
    """The best of the units: imported, current, closest in the tree, closest in spelling."""
    ranked = sorted(
        ((_rank(unit, forms, near), unit) for unit in dict.fromkeys(units)),
        key=lambda pair: pair[0],
    )
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


def _rank(unit: Unit, forms: Sequence[str], near: Unit | None) -> tuple[bool, bool, int, int]:
    own = {unit.name, *unit.short_names}
    spelling = next((index for index, form in enumerate(forms) if form in own), len(forms))
    shared = 0 if near is None else _shared_steps(seat_path(unit), seat_path(near))
    return (unit.is_external, unit.valid_to is not None, -shared, spelling)


def _shared_steps(left: str, right: str) -> int:
    steps = 0
    for one, other in zip(left.split("/"), right.split("/"), strict=False):
        if one != other or not one:
            break
        steps += 1
    return steps


def _places_around(near: Unit | None) -> list[Unit]:
    """The speaker and its superiors that are places, nearest first."""
    if near is None:
        return []
    line = [*Unit.objects.above(near), near]
    places = [unit for unit in line if naming.place_stem(unit.name)]
    return sorted(places, key=lambda unit: len(unit.path), reverse=True)


def _without_level_word(name: str, level: Level) -> list[str]:
    """What stands behind 县, 本县 or 我县 where that is the level of the place; else the name."""
    bare = name.removeprefix("本").removeprefix("我").removeprefix("中共")
    for word, meant in _LEVEL_WORDS.items():
        if bare.startswith(word):
            return [bare.removeprefix(word)] if meant is level else []
    return [name]


def _below_place_called(places: str, units: Iterable[Unit]) -> list[Unit]:
    """Those units whose superiors' names make up the places in front of a name."""
    units = list(units)
    ids = {pk for unit in units for pk in unit.ancestor_ids}
    stems = {
        pk: naming.place_stem(name)
        for pk, name in Unit.objects.filter(pk__in=ids).values_list("pk", "name")
    }
    return [
        unit
        for unit in units
        if any(stems[pk] and places.endswith(stems[pk]) for pk in unit.ancestor_ids)
    ]
