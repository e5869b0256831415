"""Namesakes: a place that was learned or is of the stated level is no other of its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from docs_audit.textreuse.divisions import path_of
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import LEVEL_RANKS
from docs_audit.textreuse.places import PlaceTree
from tests.textreuse.office import FIRE, FLOOD, OWN, made

PROVINCE, CITY, COUNTY, TOWNSHIP = 2, 3, 4, 5
# 临江市 and 安平县 are counties of two provinces in the gazetteer, 白水县 one of a third.
TREE = (
    ("江东省", "临江市", "安平县", "青河镇"),
    ("江东省", "临江市", "白水县", "青河镇"),
    ("江东省", "柳河市", "清源县", "城关镇"),
)
LEVELS = (PROVINCE, CITY, COUNTY, TOWNSHIP)


def imported() -> PlaceTree:
    """The places of an imported tree of units with their levels."""
    places = PlaceTree()
    for path in TREE:
        places.learn_path(path, LEVELS)
    return places


def spelled() -> PlaceTree:
    """The same places, learned from names that spell their paths out."""
    places = PlaceTree()
    for path in TREE:
        places.learn(f"{''.join(path)}人民政府")
    return places


def listed() -> PlaceTree:
    """The same places without their levels."""
    places = PlaceTree()
    for path in TREE:
        places.learn_path(path)
    return places


@pytest.mark.parametrize("learned", [imported, spelled, listed])
@pytest.mark.parametrize("is_stated", [True, False])
@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        ("安平县人民政府", "临江市人民政府", False),
        ("安平县人民政府", "江东省人民政府", False),
        ("安平县教育局", "临江市教育局", False),
        ("临江市人民政府", "江东省人民政府", False),
        ("青河镇人民政府", "安平县人民政府", False),
        ("青河镇人民政府", "白水县人民政府", False),
        ("青河镇人民政府", "临江市人民政府", False),
        ("安平县青河镇人民政府", "安平县人民政府", False),
        ("安平县青河镇人民政府", "临江市人民政府", False),
        ("安平县青河镇人民政府", "白水县人民政府", True),
        ("城关镇人民政府", "清源县人民政府", False),
        ("城关镇人民政府", "临江市人民政府", True),
        ("城关镇人民政府", "安平县人民政府", True),
        ("安平县人民政府", "柳河市人民政府", True),
        ("安平县人民政府", "河西省人民政府", True),
        ("安平县人民政府", "湖南省人民政府", True),
        ("安平县人民政府", "海口市人民政府", True),
    ],
)
def test_learned_places_go_before_the_gazetteer(
    learned: Callable[[], PlaceTree], is_stated: bool, lower: str, upper: str, expected: bool
) -> None:
    places = learned()
    levels = {"县": COUNTY, "市": CITY, "省": PROVINCE, "镇": TOWNSHIP}
    ranks = {}
    if is_stated:
        ranks = {"lower_rank": _level(lower, levels), "upper_rank": _level(upper, levels)}

    assert places.is_elsewhere(lower, upper, **ranks) is expected


def _level(unit: str, levels: dict[str, int]) -> int:
    return max(levels[one] for one in unit if one in levels)


@pytest.mark.parametrize(
    ("lower", "lower_rank", "upper", "upper_rank", "expected"),
    [
        # Nothing but names and levels: a city is no county of its name.
        ("安平县人民政府", COUNTY, "临江市人民政府", CITY, False),
        ("安平县青河镇人民政府", TOWNSHIP, "临江市人民政府", CITY, False),
        ("临江市安平县人民政府", COUNTY, "临江市人民政府", CITY, False),
        ("临江市安平县青河镇人民政府", TOWNSHIP, "临江市人民政府", CITY, False),
        ("临江市人民政府", CITY, "江东省人民政府", PROVINCE, False),
        ("临江市南湖区人民政府", COUNTY, "临江市教育局", CITY, False),
        ("安平县人民政府", COUNTY, "衡水市人民政府", CITY, False),
        ("安平县人民政府", COUNTY, "临江市人民政府", COUNTY, True),
        ("安平县第一中学", TOWNSHIP, "海口市教育局", CITY, True),
        # Real places, with and without their levels.
        ("济南市人民政府", CITY, "山东省人民政府", PROVINCE, False),
        ("济南市人民政府", 0, "山东省人民政府", 0, False),
        ("济南市莱芜区人民政府", COUNTY, "济南市人民政府", CITY, False),
        ("莱芜区人民政府", COUNTY, "济南市人民政府", CITY, False),
        ("莱芜市人民政府", CITY, "山东省人民政府", PROVINCE, False),
        ("莱芜市莱城区人民政府", COUNTY, "山东省人民政府", PROVINCE, False),
        ("山东省莱芜市莱城区人民政府", COUNTY, "莱芜市人民政府", CITY, False),
        ("山东省莱芜市钢城区人民政府", COUNTY, "湖南省人民政府", PROVINCE, True),
        ("平乐县人民政府", COUNTY, "湖南省人民政府", PROVINCE, True),
        ("平乐县人民政府", 0, "湖南省人民政府", 0, True),
        ("平乐县人民政府", COUNTY, "广西壮族自治区人民政府", PROVINCE, False),
        ("平乐县二塘镇人民政府", TOWNSHIP, "桂林市人民政府", CITY, False),
        ("平乐县二塘镇人民政府", TOWNSHIP, "安化县人民政府", COUNTY, True),
        ("抚顺市东洲区人民政府", COUNTY, "马鞍山市博望区人民政府", COUNTY, True),
        ("海口市人民政府", CITY, "三亚市人民政府", CITY, True),
        ("杭州市江干区安全生产监督管理局", COUNTY, "丽水市安全生产监督管理局", CITY, True),
        ("杭州市江干区安全生产监督管理局", COUNTY, "浙江省人民政府", PROVINCE, False),
        ("杭州市江干区九堡镇人民政府", TOWNSHIP, "杭州市人民政府", CITY, False),
        ("浙江省江干区人民政府", COUNTY, "杭州市人民政府", CITY, False),
        ("六安市寿县人民政府", COUNTY, "六安市人民政府", CITY, False),
        ("六安市寿县人民政府", COUNTY, "安徽省人民政府", PROVINCE, False),
        ("安徽省巢湖市庐江县人民政府", COUNTY, "安徽省人民政府", PROVINCE, False),
        ("安徽省巢湖市庐江县人民政府", COUNTY, "巢湖市人民政府", CITY, False),
        ("南京市鼓楼区中央门街道办事处", TOWNSHIP, "徐州市鼓楼区人民政府", COUNTY, True),
        ("南京市鼓楼区中央门街道办事处", TOWNSHIP, "鼓楼区人民政府", COUNTY, False),
        ("鼓楼区人民政府", COUNTY, "福州市人民政府", CITY, False),
        ("鼓楼区人民政府", COUNTY, "长沙市人民政府", CITY, True),
        ("东莞市虎门镇人民政府", TOWNSHIP, "东莞市人民政府", CITY, False),
        ("东莞市人民政府", CITY, "广东省人民政府", PROVINCE, False),
        ("东莞市人民政府", CITY, "湖南省人民政府", PROVINCE, True),
        ("济源市人民政府", CITY, "河南省人民政府", PROVINCE, False),
        ("万州区人民政府", COUNTY, "重庆市人民政府", CITY, False),
        ("武侯区人民政府", COUNTY, "重庆市人民政府", CITY, True),
        ("厦门市思明区人民政府", COUNTY, "厦门经济特区", 0, False),
        ("厦门经济特区", 0, "福建省人民政府", PROVINCE, False),
        ("厦门经济特区", 0, "广东省人民政府", PROVINCE, True),
        # Names that say no place, and towns of which nobody knows where they lie.
        ("教育局", COUNTY, "海口市人民政府", CITY, False),
        ("青河镇人民政府", TOWNSHIP, "海口市人民政府", CITY, False),
        ("安平市青河镇人民政府", TOWNSHIP, "柳河市人民政府", CITY, False),
    ],
)
def test_gazetteer_speaks_of_places_of_the_stated_level(
    lower: str, lower_rank: int, upper: str, upper_rank: int, expected: bool
) -> None:
    found = PlaceTree().is_elsewhere(lower, upper, lower_rank=lower_rank, upper_rank=upper_rank)

    assert found is expected


@pytest.mark.parametrize(
    ("unit", "names", "ranks"),
    [
        ("临江市安平县人民政府", ["临江市", "安平县"], [3, 4]),
        ("江东省临江市安平县青河镇", ["江东省", "临江市", "安平县", "青河镇"], [2, 3, 4, 5]),
        ("临江市南湖区教育局", ["临江市", "南湖区"], [3, 4]),
        ("临江市花山街道办事处", ["临江市", "花山街道"], [4, 5]),
        ("安平市青河镇人民政府", ["安平市", "青河镇"], [4, 5]),
        ("安平市住房城乡建设局", ["安平市"], [3]),
        ("浙江省临江市人民政府", ["浙江省", "临江市"], [2, 3]),
        ("安徽省巢湖市庐江县", ["安徽省", "巢湖市", "庐江县"], [2, 3, 4]),
        ("苏州市昆山市人民政府", ["苏州市", "昆山市"], [3, 4]),
        ("昆山市高新区管委会", ["昆山市"], [4]),
        ("义乌市红旗小学", ["义乌市"], [4]),
        ("慈溪市自然保护区管理局", ["慈溪市"], [4]),
        ("东莞市虎门镇", ["东莞市", "虎门镇"], [3, 5]),
    ],
)
def test_city_with_a_county_below_it_is_read_as_a_city(
    unit: str, names: list[str], ranks: list[int]
) -> None:
    path = path_of(unit)

    assert [one.name for one in path] == names
    assert [one.rank for one in path] == ranks


def test_place_spelled_out_in_another_line_than_the_learned_one_is_a_namesake_of_it() -> None:
    places = imported()

    assert not places.is_elsewhere("吉林省白山市临江市人民政府", "白山市人民政府")
    assert places.is_elsewhere("吉林省白山市临江市人民政府", "江东省人民政府")
    assert places.codes_of("临江市") == frozenset()
    assert places.codes_of("白山市") == frozenset(("2206",))


def test_levels_do_not_depend_on_the_order_in_which_names_are_learned() -> None:
    names = ["江东省临江市人民政府", "临江市安平县人民政府", "临江市青河镇人民政府"]
    one, other = PlaceTree(), PlaceTree()
    for name in names:
        one.learn(name)
    for name in reversed(names):
        other.learn(name)

    assert one == other
    assert one.rank("临江市") == CITY


def test_full_names_of_units_in_a_tree_are_places_of_their_own() -> None:
    places = PlaceTree()
    places.learn_path(("江东省", "江东省临江市", "江东省临江市安平县"), LEVELS[:3])

    assert places.below("江东省") == {"临江市", "安平县"}
    assert not places.is_elsewhere("安平县人民政府", "临江市人民政府")


@pytest.mark.parametrize(
    ("lower", "lower_level", "upper", "upper_level", "relation"),
    [
        ("安平县人民政府", "county", "临江市人民政府", "city", "copied"),
        ("临江市安平县人民政府", "county", "临江市人民政府", "city", "copied"),
        ("安平县青河镇人民政府", "township", "临江市人民政府", "city", "copied"),
        ("济南市人民政府", "city", "山东省人民政府", "province", "copied"),
        ("平乐县人民政府", "county", "湖南省人民政府", "province", "copied_sideways"),
        ("东洲区人民政府", "county", "博望区人民政府", "county", "copied_sideways"),
        ("海口市人民政府", "city", "三亚市人民政府", "city", "copied_sideways"),
    ],
)
def test_copy_of_a_manifest_without_paths_has_its_direction_from_the_levels(
    lower: str, lower_level: str, upper: str, upper_level: str, relation: str
) -> None:
    source = made("u", FLOOD + FIRE, upper, upper_level, date(2023, 1, 1))
    copy = made("l", FLOOD + FIRE + OWN, lower, lower_level, date(2023, 9, 1))

    (pair,) = match([source, copy])

    assert LEVEL_RANKS[lower_level] >= LEVEL_RANKS[upper_level]
    assert pair.relation.name == relation
    assert not pair.leftover_places
