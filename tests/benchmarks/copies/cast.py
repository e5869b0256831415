"""Made-up places, units, persons and numbers that planted papers speak of."""

from __future__ import annotations

import random
from dataclasses import dataclass

LEVELS = ("province", "city", "county", "township")
CHARACTERS = {"province": "省", "city": "市", "county": "县", "township": "镇"}
_NAMES = {
    "province": ("江东省", "岭西省", "澜北省", "云川省"),
    "city": ("安澜市", "柳原市", "临湖市", "宁川市", "东陵市", "金岭市", "广泽市", "石桥市"),
    "county": ("禾川县", "金坪县", "龙渡县", "永泽县", "桃溪县", "白石县", "双渡县", "松坪县"),
    "township": ("柳林镇", "大庄镇", "青石镇", "河口镇", "上坪镇", "马渡镇", "高台镇", "西岗镇"),
}
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "建国志强丽华卫东海燕明晓峰文博春梅磊伟芳秀英静敏勇杰娟涛超艳平刚桂鑫玉宁思远嘉雨航欣怡"
_FIRST = ("Alan", "Ruth", "Peter", "Nora", "Hugh", "Clara", "Oscar", "Irene", "Felix", "Martha")
_LAST = ("Abbott", "Barlow", "Cross", "Dalton", "Ewing", "Foster", "Garner", "Holt", "Irwin")


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
    places = above.places if above else ()
    missing = LEVELS[len(places) : LEVELS.index(level) + 1]
    return Unit(places + tuple(dice.choice(_NAMES[one]) for one in missing))


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
