"""Places: what a unit calls its own, learned from names and the gazetteer."""

from __future__ import annotations

from docs_audit.textreuse.divisions import known_places, path_of
from docs_audit.textreuse.place_names import names_in_prose
from docs_audit.textreuse.places import PlaceTree


def read(text: str, places: PlaceTree | None = None) -> list[str]:
    """Return the place names read out of a text."""
    found = names_in_prose(text, (0, len(text)), places or PlaceTree())
    return [text[one.start : one.end] for one in found]


def test_path_of_a_unit_is_read_from_its_name_the_widest_first() -> None:
    assert [one.name for one in path_of("江东省安平市清河县教育局")] == [
        "江东省",
        "安平市",
        "清河县",
    ]
    assert [one.rank for one in path_of("杭州市江干区应急管理局")] == [3, 4]
    assert path_of("县教育局") == ()


def test_learned_paths_tell_who_lies_in_whom_down_to_the_village() -> None:
    places = PlaceTree()
    places.learn("江东省安平市清河县人民政府")
    places.learn_path(("清河县", "白马镇", "石桥村"))

    assert places.lies_in("石桥村", "江东省")
    assert not places.lies_in("江东省", "石桥村")
    assert places.below("安平市") == {"清河县", "白马镇", "石桥村"}


def test_places_that_name_each_other_in_a_circle_do_no_harm() -> None:
    places = PlaceTree()
    places.learn_path(("安平市", "清河县"))
    places.learn_path(("清河县", "安平市"))

    assert places.lies_in("清河县", "安平市")
    assert places.below("安平市") == {"安平市", "清河县"}


def test_territory_holds_the_line_above_and_everything_below() -> None:
    territory = PlaceTree().territory("浙江省杭州市应急管理局")

    assert territory is not None
    assert territory.own == "杭州市"
    assert territory.holds(("33",))
    assert territory.holds(("330106",))
    assert not territory.holds(("3311",))


def test_unit_without_a_place_has_no_territory() -> None:
    assert PlaceTree().territory("财政局") is None


def test_namesake_below_an_unknown_place_has_no_code_of_the_gazetteer() -> None:
    places = PlaceTree()
    places.learn("江东省安平市清河县人民政府")

    territory = places.territory("江东省安平市清河县人民政府")

    assert territory is not None
    assert territory.codes == frozenset()


def test_place_is_known_by_the_gazetteer_or_by_what_was_learned() -> None:
    known = known_places({"安平市"})

    assert known("安平市")
    assert known("杭州市")
    assert not known("柳河市")


def test_names_are_read_out_of_prose_down_to_the_village() -> None:
    assert read("由安化县平口镇桃花村负责，会同杭州市江干区、白马镇、双河乡落实。") == [
        "安化县",
        "平口镇",
        "桃花村",
        "杭州市",
        "江干区",
        "白马镇",
        "双河乡",
    ]


def test_words_that_only_look_like_names_are_none() -> None:
    text = (
        "适应城市发展需要，会同县级部门和县直单位，在城区、郊区、工矿区、开发区、高新区、园区和社区，"
        "统筹城镇、集镇、乡镇和农村，推进特色小镇、中心镇、重点镇、示范镇、传统村落、城中村改造，"
        "主要街道、商业街道、街道办事处和驻村干部各负其责，返乡人员就地镇压火情，扩大乡村旅游，上海港区除外。"
    )

    assert read(text) == []


def test_short_name_of_a_county_is_believed_once_it_was_learned() -> None:
    places = PlaceTree()
    places.learn("成县人民政府")

    assert read("由成县财政局负责，组成县级工作组。", places) == ["成县"]


def test_special_zone_stands_for_its_city_in_the_line_of_its_province() -> None:
    places = PlaceTree()

    assert not places.is_elsewhere("厦门经济特区", "福建省")
    assert places.is_elsewhere("厦门经济特区", "广东省")
