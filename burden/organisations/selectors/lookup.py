"""Which unit a name or code in a paper means."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

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
    return Lookup(near).find(name_or_code)


def seat_path(unit: Unit) -> str:
    """Path of the place the unit sits in: a department has its place's level, a place its own."""
    parent = unit.parent
    return parent.path if parent is not None and parent.level == unit.level else unit.path


class Lookup:
    """Finds units as `find_unit` does, for one speaker; what was read once is not read again.

    Many names are best read together (`read`): two statements, whatever their number.
    """

    def __init__(self, near: Unit | None) -> None:
        self._near = near
        self._named: dict[str, list[Unit]] = {}
        self._coded: dict[str, Unit | None] = {}

    def read(self, names: Iterable[str]) -> None:
        """Fetch every unit that one of the names or codes may mean."""
        names = [name for name in names if name.strip()]
        self._fetch(
            {form for name in names for form in self._forms(naming.clean(name))},
            {name.strip() for name in names},
        )

    def find(self, name_or_code: str) -> Unit | None:
        """The unit meant; nothing when in doubt."""
        wanted = naming.clean(name_or_code)
        if not wanted:
            return None
        code = name_or_code.strip()
        if code not in self._coded:
            self.read([name_or_code])
        by_code = self._coded[code]
        if by_code is not None:
            return by_code
        if _names_a_place(wanted):
            return self._by_spelling(wanted) or self._by_place(wanted)
        return self._by_place(wanted) or self._without_place(wanted)

    def _without_place(self, name: str) -> Unit | None:
        """水利部 or an association: a top unit; any other bare name may be a foreign place's."""
        forms = naming.spellings(name)
        units = self._called(forms)
        return self._nearest(
            [unit for unit in units if self._near is None or unit.parent_id is None], forms
        )

    def _by_spelling(self, name: str) -> Unit | None:
        forms = naming.spellings(name)
        return self._nearest(self._called(forms), forms)

    def _by_place(self, name: str) -> Unit | None:
        """Try the name with a place of the speaker in front, then without those it begins with."""
        for place, full, bare in self._in_places_around(name):
            inside = [unit for unit in self._called(full) if place.contains(unit)]
            inside += [unit for unit in self._called(bare) if unit.parent_id == place.pk]
            found = self._nearest(inside, [*full, *bare])
            if found is not None:
                return found
        for cut, forms in _without_leading_places(name):
            found = self._nearest(_below_place_called(cut, self._called(forms)), forms)
            if found is not None:
                return found
        return None

    def _in_places_around(self, name: str) -> Iterator[tuple[Unit, Sequence[str], Sequence[str]]]:
        """Each place of the speaker, with the name's spellings behind it and alone."""
        for place in self._places:
            stem = naming.place_stem(place.name)
            for rest in _without_level_word(name, Level(place.level)):
                yield place, naming.spellings(stem + rest), naming.spellings(rest)

    def _forms(self, name: str) -> Iterator[str]:
        """Every spelling under which `find` may look for the name."""
        yield from naming.spellings(name)
        for _place, full, bare in self._in_places_around(name):
            yield from (*full, *bare)
        for _cut, forms in _without_leading_places(name):
            yield from forms

    @cached_property
    def _places(self) -> list[Unit]:
        return _places_around(self._near)

    def _called(self, forms: Sequence[str]) -> list[Unit]:
        return [unit for form in forms for unit in self._named[form]]

    def _fetch(self, forms: set[str], codes: set[str]) -> None:
        forms, codes = forms - self._named.keys(), codes - self._coded.keys()
        if not forms and not codes:
            return
        self._named |= {form: [] for form in forms}
        self._coded |= dict.fromkeys(codes)
        found = Unit.objects.filter(
            Q(name__in=forms) | Q(short_names__overlap=list(forms)) | Q(code__in=codes)
        )
        for unit in found.select_related("parent"):
            for form in forms & {unit.name, *unit.short_names}:
                self._named[form].append(unit)
            if unit.code in codes:
                self._coded[unit.code] = unit

    def _nearest(self, units: Iterable[Unit], forms: Sequence[str]) -> Unit | None:
        """The best of the units: imported, current, closest in the tree, closest in spelling."""
        ranked = sorted(
            ((_rank(unit, forms, self._near), unit) for unit in dict.fromkeys(units)),
            key=lambda pair: pair[0],
        )
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            return None
        return ranked[0][1]


def _names_a_place(name: str) -> bool:
    return bool(naming.place_stem(name) or naming.leading_places(name))


def _without_leading_places(name: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The places that a name begins with, most of them first, and how the rest is spelled."""
    for cut, rest in reversed(naming.leading_places(name)):
        yield cut, naming.spellings(rest)


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
