"""Which units the addressees of a paper are: named ones, and groups such as 各乡镇人民政府."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db.models import Q

from burden.organisations import naming
from burden.organisations.models import Level, OrganKind, Unit, UnitQuerySet
from burden.organisations.selectors.lookup import Lookup, seat_path

_SEPARATORS = re.compile(r"[，,；;、：:]\s*(?![^（]*）)")
_LEVEL_WORD = "省|自治区|市|州|县|区|旗|镇|乡|街道|辖区内?"
_GROUP = re.compile(r"(?P<of>.*?)(?:下辖|所辖|所属)?各(?P<rest>.+)")
_DIRECT = re.compile(
    rf"(?P<of>.*?(?:{_LEVEL_WORD}|中央和国家)?)(?:直属?|级)(?:机关)?各?(?P<rest>.*)"
)
_OWN_PLACE = re.compile(rf"(?:全|本|我)?(?:{_LEVEL_WORD}|中央和国家)?")
_PLACES = re.compile(
    r"^(?:(?:自治州|自治区|直辖市|行政村|居民区|省|市|州|盟|地区|县|区|旗|镇|乡|街道"
    r"|社区|村|居|办事处)|[（(][^）)]*[）)])+"
)
# 设区市 speaks of cities, not of districts.
_PREFECTURE_CITY = re.compile(r"设区的?市|地级以上市")
_UNNAMED = re.compile(r"有关|相关|涉及的?(?:乡镇|单位|部门)")
_EXCEPTION = re.compile(
    r"[（]?除(?P<before>[^（）]{1,40}?)(?:之|以)?外[）]?的?|（(?P<behind>[^（）]{1,40}?)除外）"
)
_LIST = re.compile(r"[、，,和及与]")
_STREET, _STREETS, _TOWNS = "街道", re.compile(r"街|办事处"), re.compile(r"[镇乡]")
_GOVERNMENT = re.compile(r"^(?:和)?(?:人民)?政府$|^办事处$|^$")
_PARTY = re.compile(r"^(?:党委|党工委|委员会|委|党组织|党支部|党总支)$")
_BOTH = re.compile(r"^(?:党委|党工委)(?:和|、)?(?:(?:人民)?政府|办事处)$|^党政办公室$")
_COMMITTEE = re.compile(r"^(?:（居）|\(居\))?(?:村民|居民)?委(?:员)?会$|^民委员会$")
_DEPARTMENTS = re.compile(r"部门|单位|机构|部委|办局|委办|局|站所|企业|事业|团体")
_MASS = re.compile(r"团体")

_WORDS_OF_LEVEL: tuple[tuple[Level, tuple[str, ...]], ...] = (
    (Level.VILLAGE, ("村", "居", "社区")),
    (Level.TOWNSHIP, ("镇", "乡", "街道", "办事处")),
    (Level.COUNTY, ("县", "区", "旗")),
    (Level.CITY, ("市", "州", "盟", "地区")),
    (Level.PROVINCE, ("省", "自治区", "直辖市")),
)


@dataclass(frozen=True)
class _Group:
    """`of` is the place spoken of (empty: the issuer's), `levels` none for its own departments.

    `towns` and `streets` tell which of the places of township level are spoken of.
    """

    of: str
    levels: frozenset[Level]
    organ: str
    towns: bool = True
    streets: bool = True


@dataclass(frozen=True)
class Addressed:
    """One addressee as the paper writes it, and the units it means.

    Without units either nobody in particular is named (各有关单位) or nobody the tree holds.
    """

    name: str
    units: tuple[Unit, ...] = ()
    is_unnamed: bool = False


def resolve_addressees(names: Sequence[str], issuer: Unit, *, on: date | None = None) -> list[Unit]:
    """The units meant, each once, in the order of the paper; those not found are left out."""
    found = {unit.pk: unit for one in read_addressees(names, issuer, on=on) for unit in one.units}
    return list(found.values())


def read_addressees(
    names: Sequence[str], issuer: Unit, *, on: date | None = None
) -> list[Addressed]:
    """Each addressee with the units it means, the issuer never among them.

    Groups are read from the issuer's place downwards, as of the day `on` (default: all that are
    not ended), without those excepted: 除甲镇外 or （甲镇除外） behind or before them.
    """
    seat = _seat(issuer)
    text, excepted = _without_exceptions("、".join(map(naming.clean, names)))
    parts = list(_parts(text, Level(seat.level)))
    lookup = Lookup(issuer)
    lookup.read([*excepted, *(_name_in(part, group) for part, group in parts)])
    outside = [unit for name in excepted if (unit := lookup.find(name))]
    places = [_place_meant(group, seat, lookup) if group else seat for _part, group in parts]
    below = _Below([(at, group) for at, (_, group) in zip(places, parts, strict=True) if group], on)
    found = []
    for (part, group), place in zip(parts, places, strict=True):
        if group:
            members = below.members(place, group)
            units = [one for one in members if not any(_holds(other, one) for other in outside)]
        else:
            unit = lookup.find(_name_in(part, group))
            units = [] if unit is None else [unit]
        meant = tuple(unit for unit in units if unit.pk != issuer.pk)
        found.append(Addressed(part, meant, is_unnamed=_UNNAMED.search(part) is not None))
    return found


def _name_in(part: str, group: _Group | None) -> str:
    """What is to be looked up: the addressee, or the place of a group; nothing of 有关单位."""
    if group:
        return group.of
    return "" if _UNNAMED.search(part) else part


def _parts(text: str, seat: Level) -> Iterator[tuple[str, _Group | None]]:
    """Each addressee as it is written, with the group it speaks of; none where it names nobody."""
    open_group: _Group | None = None
    for part in filter(None, _SEPARATORS.split(text)):
        group = None if _UNNAMED.search(part) else _group(part, open_group, seat)
        open_group = group or open_group
        yield part, group


def _without_exceptions(text: str) -> tuple[str, list[str]]:
    """The list without its exceptions, and the names that are excepted."""
    names: list[str] = []
    for found in _EXCEPTION.finditer(text):
        names += filter(None, _LIST.split(found["before"] or found["behind"]))
    return _EXCEPTION.sub("", text), names


def _holds(excepted: Unit, unit: Unit) -> bool:
    """Whether an exception means the unit: itself, or anything in the place it stands for."""
    if unit.pk == excepted.pk:
        return True
    is_place = naming.place_stem(excepted.name) != ""
    return is_place and unit.path.startswith(seat_path(excepted))


def _seat(issuer: Unit) -> Unit:
    path = seat_path(issuer)
    return issuer if path == issuer.path else Unit.objects.get(path=path)


def _group(part: str, before: _Group | None, seat: Level) -> _Group | None:
    """Read a part as a group; 街道办事处 after 各乡镇人民政府 goes on with the group before it."""
    direct = _DIRECT.fullmatch(part)
    if direct and _DEPARTMENTS.search(direct["rest"]) and "各" not in direct["of"]:
        return _Group(_place_of(direct["of"]), frozenset(), direct["rest"])
    spoken = _GROUP.fullmatch(part)
    if spoken is None:
        return _continued(part, before, seat)
    of = _place_of(spoken["of"])
    return _of_places(of, spoken["rest"], seat) or _Group(of, frozenset(), spoken["rest"])


def _place_of(words: str) -> str:
    """The place named in front of a group; 全市 or 县 is the issuer's own."""
    return "" if _OWN_PLACE.fullmatch(words) else words


def _continued(part: str, before: _Group | None, seat: Level) -> _Group | None:
    if before is None or not before.levels:
        return None
    if _GOVERNMENT.match(part) or _PARTY.match(part):
        return _Group(before.of, before.levels, part)
    # Only a bare kind of place goes on with a group; 青河镇人民政府 is a name.
    return _of_places(before.of, part, seat)


def _of_places(of: str, rest: str, seat: Level) -> _Group | None:
    rest = _PREFECTURE_CITY.sub("市", rest)
    places = _PLACES.match(rest)
    if places is None:
        return None
    outside = re.sub(r"[（(][^）)]*[）)]", "", places.group())
    levels = {level for level, words in _WORDS_OF_LEVEL if any(word in outside for word in words)}
    # A city's 各市 are the county-level cities below it.
    if seat.rank >= Level.CITY.rank and Level.CITY in levels:
        levels = levels - {Level.CITY} | {Level.COUNTY}
    below = frozenset(level for level in levels if level.rank > seat.rank)
    streets = _STREETS.search(places.group()) is not None
    towns = not streets or _TOWNS.search(places.group()) is not None
    return _Group(of, below, rest[places.end() :], towns, streets) if below else None


def _place_meant(group: _Group, seat: Unit, lookup: Lookup) -> Unit:
    """The place that a group speaks of: the one it names, else the issuer's."""
    named = lookup.find(group.of) if group.of else None
    return seat if named is None else _seat(named)


def _is_spoken_of(place: Unit, group: _Group) -> bool:
    """各乡镇 are no streets, 各街道 no towns; 各乡镇（街道） are both."""
    if place.level != Level.TOWNSHIP:
        return True
    is_street = naming.place_stem(place.name).endswith(_STREET)
    return group.streets if is_street else group.towns


def _current(units: UnitQuerySet, on: date | None) -> UnitQuerySet:
    if on is None:
        return units.filter(valid_to__isnull=True)
    return units.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
    )


class _Below:
    """The units that groups may mean, read in one statement for all of them.

    An organ of a place has the place's level, so what is read by place and level holds both.
    """

    def __init__(self, groups: Sequence[tuple[Unit, _Group]], on: date | None) -> None:
        wanted = Q(pk__in=())
        for place, group in groups:
            if group.levels:
                wanted |= Q(path__startswith=place.path, level__in=group.levels)
            else:
                wanted |= Q(parent=place, level=place.level)
        units = _current(Unit.objects.filter(wanted), on).select_related("parent") if groups else ()
        ordered = sorted(units, key=lambda unit: (unit.place_code, unit.path))
        self._places = [unit for unit in ordered if seat_path(unit) == unit.path]
        self._organs = defaultdict[int, list[Unit]](list)
        for unit in sorted(units, key=attrgetter("path")):
            if unit.parent is not None and unit.parent.level == unit.level:
                self._organs[unit.parent.pk].append(unit)

    def members(self, place: Unit, group: _Group) -> list[Unit]:
        """The units a group means."""
        if not group.levels:
            return self._departments_of(place, group.organ)
        places = [
            one
            for one in self._places
            if one.level in group.levels and place.contains(one) and _is_spoken_of(one, group)
        ]
        return self._organs_of(places, group.organ)

    def _organs_of(self, places: Sequence[Unit], organ: str) -> list[Unit]:
        """The organ of each place; the place itself where the register has none of its own."""
        kinds = _kinds(organ)
        found: list[Unit] = []
        for place in places:
            organs = self._organs[place.pk]
            if kinds:
                meant = [one for one in organs if one.organ_kind in kinds]
                found += meant or [place]
            else:
                forms = {*naming.spellings(organ)}
                forms |= {*naming.spellings(naming.place_stem(place.name) + organ)}
                found += [unit for unit in organs if forms & {unit.name, *unit.short_names}]
        return found

    def _departments_of(self, place: Unit, organ: str) -> list[Unit]:
        if not _DEPARTMENTS.search(organ):
            return []
        places = (OrganKind.GOVERNMENT, OrganKind.PARTY_COMMITTEE)
        own = [unit for unit in self._organs[place.pk] if unit.organ_kind not in places]
        if _MASS.search(organ):
            own = [unit for unit in own if unit.organ_kind == OrganKind.MASS]
        return own


def _kinds(organ: str) -> frozenset[OrganKind]:
    if _BOTH.match(organ):
        return frozenset({OrganKind.GOVERNMENT, OrganKind.PARTY_COMMITTEE})
    if _PARTY.match(organ):
        return frozenset({OrganKind.PARTY_COMMITTEE})
    if _GOVERNMENT.match(organ) or _COMMITTEE.match(organ):
        return frozenset({OrganKind.GOVERNMENT, OrganKind.SELF_GOVERNING})
    return frozenset()
