"""Dense lists and tables of names: little wording, much to swap."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.benchmarks.copies.cast import Line, person, unit
from tests.benchmarks.copies.planting import Copy, Piece, Planter

_POSTS = ("高级工程师", "工程师", "科长", "副主任", "技术员", "农艺师", "站长", "讲师", "主任医师")
_FIELDS = (
    *("水工建筑", "消防工程", "植物保护", "环境监测", "财务审计", "公共卫生", "结构设计"),
    *("道路桥梁", "信息安全", "食品检验", "动物防疫", "矿山通风", "园林绿化", "古建修缮"),
    *("临床护理", "农机维修", "气象预报", "水产养殖", "特种设备", "轨道信号", "林木育种"),
)
_WORKPLACES = (
    *("研究院", "设计所", "检测站", "第二中学", "人民医院", "供电所", "自来水厂", "农机站"),
    *("职业学院", "质检中心", "妇幼保健院", "园艺场", "公路段", "电视台", "种畜场", "测绘队"),
)
_HEAD = "为充分发挥专家作用，经推荐、审核和公示，现将{}专家库入库人员名单公布如下。\n"
_ENGLISH_HEAD = "The following persons are appointed to the advisory roll.\n"
_ENGLISH_POSTS = ("engineer", "surveyor", "nurse", "auditor", "chemist", "farmer", "pilot", "clerk")
_ROADS = ("Mill", "Church", "Harbor", "Station", "Orchard", "Quarry", "Bridge", "Chapel", "Canal")


def table(planter: Planter, text: str, line: Line) -> Copy:
    """A table of 60 to 90 persons with post and field; one row in six names someone else."""
    return _copied(planter, line, _row, _numbered)


def name_list(planter: Planter, text: str, line: Line) -> Copy:
    """80 to 120 names in running lines; one in six is someone else's."""
    return _copied(planter, line, lambda dice, latin: person(dice, latin=latin), _in_lines)


def independent_list(dice: random.Random, place: str) -> str:
    """Return a list under the same head that has nobody in common but by chance."""
    rows = [_row(dice, False) for _ in range(dice.randint(60, 90))]
    return _HEAD.format(place) + "".join(_numbered(at, row) for at, row in enumerate(rows))


def _copied(
    planter: Planter,
    line: Line,
    make: Callable[[random.Random, bool], str],
    print_one: Callable[[int, str], str],
) -> Copy:
    dice, latin = planter.dice, planter.latin
    upper = (_ENGLISH_HEAD if latin else _HEAD).format(line.upper.place)
    lower = (_ENGLISH_HEAD if latin else _HEAD).format(line.lower.place)
    pieces = [Piece(lower, (0, len(upper)))]
    for at in range(dice.randint(60, 90)):
        row = make(dice, latin)
        start, upper = len(upper), upper + print_one(at, row)
        shown = make(dice, latin) if dice.random() < 1 / 6 else row
        pieces.append(Piece(print_one(at, shown), (start, len(upper))))
    return Copy(pieces, upper=upper)


def _row(dice: random.Random, latin: bool) -> str:
    if latin:
        home = f"{dice.randint(1, 60)} {dice.choice(_ROADS)} {dice.choice(('Road', 'Lane'))}"
        return f"{person(dice, latin=True)}\t{dice.choice(_ENGLISH_POSTS)}\t{home}"
    place = unit(dice, "county").place + dice.choice(_WORKPLACES)
    return f"{person(dice)}\t{place}\t{dice.choice(_POSTS)}\t{dice.choice(_FIELDS)}"


def _numbered(at: int, row: str) -> str:
    return f"{at + 1}\t{row}\n"


def _in_lines(at: int, name: str) -> str:
    return name + ("\n" if at % 8 == 7 else "  ")
