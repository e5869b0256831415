"""Sources: in a chain a copy is listed with the nearest paper that has its passages."""

from __future__ import annotations

from datetime import date

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, made

UNITS = {
    "province": "江东省人民政府",
    "city": "江东省安平市人民政府",
    "county": "江东省安平市清河县人民政府",
    "township": "江东省安平市清河县柳林镇人民政府",
}


def paper(identity: str, text: str, level: str, day: int) -> Paper:
    return made(identity, text, UNITS[level], level, date(2025, 4, day))


def listed(*papers: Paper) -> set[tuple[str, str]]:
    return {(pair.found.lower.paper.id, pair.found.upper.paper.id) for pair in match(papers)}


def without(text: str, line: int) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(lines[:line] + lines[line + 1 :])


def test_copy_is_listed_with_its_nearest_source_when_each_level_copies_the_one_above() -> None:
    top = paper("a", FLOOD, "province", 1)
    middle = paper("b", without(FLOOD, 4).replace("全省", "全市"), "city", 8)
    low = paper("c", without(FLOOD, 4).replace("全省", "全县"), "county", 12)
    lowest = paper("d", without(without(FLOOD, 4), 2).replace("全省", "全镇"), "township", 15)

    assert listed(top, middle, low, lowest) == {("b", "a"), ("c", "b"), ("d", "c")}


def test_farther_source_is_listed_when_the_nearest_lacks_a_passage() -> None:
    top = paper("a", FLOOD, "province", 1)
    middle = paper("b", without(without(FLOOD, 4), 3) + OWN, "city", 8)
    low = paper("c", FLOOD + OWN, "county", 12)

    pairs = {
        (one.found.lower.paper.id, one.found.upper.paper.id): one
        for one in match([top, middle, low])
    }

    assert set(pairs) == {("b", "a"), ("c", "b"), ("c", "a")}
    text = low.text
    (passage,) = pairs["c", "a"].found.passages
    assert "四、备足队伍物资" in text[slice(*passage.lower)]


def test_siblings_are_not_listed_with_each_other_when_both_copied_their_superior() -> None:
    top = paper("a", FLOOD, "province", 1)
    one = made("b", FLOOD, "江东省安平市人民政府", "city", date(2025, 4, 8))
    two = made("c", FLOOD, "江东省柳河市人民政府", "city", date(2025, 4, 9))

    assert listed(top, one, two) == {("b", "a"), ("c", "a")}


def test_sibling_is_listed_when_its_own_words_were_copied() -> None:
    one = made("b", FIRE + OWN, "江东省安平市人民政府", "city", date(2025, 4, 8))
    two = made("c", STRAW + OWN, "江东省柳河市人民政府", "city", date(2025, 4, 9))

    assert listed(one, two) == {("c", "b")}


def test_section_of_an_own_paper_is_listed_when_it_is_taken_from_elsewhere() -> None:
    section = FLOOD.splitlines()[2]
    top = paper("a", FLOOD, "province", 1)
    low = paper("c", FIRE + section + "\n" + STRAW + OWN, "county", 12)

    (pair,) = match([top, low])

    (passage,) = pair.found.passages
    assert low.text[slice(*passage.lower)] == section
    assert top.text[slice(*passage.upper)] == section
    assert 0.05 < pair.found.containment < 0.2


def test_short_notice_is_listed_when_most_of_it_is_copied() -> None:
    top = made("a", FIRE[:390], "忻州市消防救援支队", "city", date(2025, 7, 5))
    low = made("b", FIRE[:320] + OWN[30:100], "五台县人民政府", "county", date(2025, 7, 9))

    (pair,) = match([top, low])

    assert abs(pair.found.containment - 320 / 390) < 0.03


def test_source_is_the_superior_that_has_more_when_two_are_equally_near() -> None:
    county = "清河县人民政府"
    one = made("b", without(FLOOD, 2) + OWN, "江东省安平市人民政府", "city", date(2025, 4, 9))
    two = made("c", FLOOD + OWN, "江东省柳河市人民政府", "city", date(2025, 4, 8))
    low = made("d", FLOOD + OWN, county, "county", date(2025, 4, 12))

    found = [pair for pair in match([one, two, low]) if pair.found.lower.paper.id == "d"]

    assert [pair.found.upper.paper.id for pair in found] == ["c"]


def test_township_copies_its_own_county_when_another_county_has_a_town_of_its_name() -> None:
    one = made("b", FLOOD, "江东省安平市清河县人民政府", "county", date(2025, 4, 8))
    two = made("c", FLOOD, "江东省安平市平川县人民政府", "county", date(2025, 4, 9))
    low = made("d", FLOOD, "安平市清河县柳林镇人民政府", "township", date(2025, 4, 12))
    other = made("e", STRAW, "安平市平川县柳林镇人民政府", "township", date(2025, 4, 12))

    (pair,) = (pair for pair in match([one, two, low, other]) if pair.found.lower.paper.id == "d")

    assert pair.found.upper.paper.id == "b"
    assert pair.relation.name == "copied"


def test_city_is_below_its_province_when_a_real_county_elsewhere_bears_its_name() -> None:
    top = made("a", FLOOD, "江东省人民政府", "province", date(2025, 4, 1))
    city = made("b", FLOOD, "江东省临江市人民政府", "city", date(2025, 4, 8))
    low = made("c", FLOOD, "江东省临江市桃源县人民政府", "county", date(2025, 4, 12))

    assert {
        (pair.found.lower.paper.id, pair.found.upper.paper.id, pair.relation.name)
        for pair in match([top, city, low])
    } == {("b", "a", "copied"), ("c", "b", "copied")}
