"""Lineage: where a register says which places issuers lie in, it goes before their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FLOOD, OWN, localised, made, only_pair

EARLY, LATE = date(2025, 4, 2), date(2025, 6, 2)
PROVINCE = ("江东省",)
CITY = (*PROVINCE, "临江市")
COUNTY, SISTER = (*CITY, "安平县"), (*CITY, "白水县")
TOWN, NAMESAKE = (*COUNTY, "城关镇"), (*SISTER, "城关镇")


def paper(
    identity: str,
    issuer: str,
    level: str,
    lineage: tuple[str, ...],
    *,
    text: str = FLOOD,
    number: str = "",
) -> Paper:
    day = EARLY if identity == "u" else LATE
    title = f"{issuer}关于做好防汛工作的通知"
    bare = made(identity, text, issuer, level, day, number=number, title=title)
    return replace(bare, lineage=lineage)


def relation(lower: Paper, upper: Paper) -> str:
    pair = only_pair(lower, upper)
    assert pair.found.lower.paper.id == lower.id
    return pair.relation.name


@pytest.mark.parametrize(
    ("lineage", "expected"), [(TOWN, "reissued"), (NAMESAKE, "copied_sideways"), ((), "reissued")]
)
def test_offices_of_one_name_are_one_issuer_only_in_one_place(
    lineage: tuple[str, ...], expected: str
) -> None:
    upper = paper("u", "城关镇人民政府", "township", TOWN, number="城政发〔2025〕3号")
    lower = paper("l", "城关镇人民政府", "township", lineage, text=FLOOD + OWN)

    assert relation(lower, upper) == expected


def test_papers_of_namesakes_are_two_though_number_title_and_text_are_one() -> None:
    upper = paper("u", "城关镇人民政府", "township", TOWN, number="城政发〔2025〕3号")
    twin = replace(upper, id="v", lineage=NAMESAKE)

    assert relation(twin, upper) == "copied_sideways"
    assert relation(replace(twin, lineage=TOWN), upper) == "same_document"


@pytest.mark.parametrize(
    ("lower", "lower_line", "upper", "upper_level", "upper_line", "expected"),
    [
        ("城关镇人民政府", TOWN, "安平县教育局", "county", COUNTY, "copied"),
        ("城关镇人民政府", TOWN, "教育局", "county", COUNTY, "copied"),
        ("城关镇人民政府", TOWN, "教育局", "county", SISTER, "copied_sideways"),
        ("城关镇人民政府", NAMESAKE, "安平县教育局", "county", COUNTY, "copied_sideways"),
        ("城关镇人民政府", TOWN, "县人民政府", "county", SISTER, "copied_sideways"),
        ("城关镇人民政府", TOWN, "江东省教育厅", "province", PROVINCE, "copied"),
        ("城关镇财政所", TOWN, "城关镇人民政府", "township", TOWN, "copied"),
        ("财政所", NAMESAKE, "城关镇人民政府", "township", TOWN, "copied_sideways"),
    ],
)
def test_superior_is_who_stands_above_in_the_lineage(
    lower: str,
    lower_line: tuple[str, ...],
    upper: str,
    upper_level: str,
    upper_line: tuple[str, ...],
    expected: str,
) -> None:
    copy = paper("l", lower, "township", lower_line, text=FLOOD + OWN)

    assert relation(copy, paper("u", upper, upper_level, upper_line)) == expected


def test_lineages_of_two_registers_say_nothing_of_each_other() -> None:
    """A county's own register begins with the county; the city above it is in none."""
    upper = paper("u", "临江市人民政府", "city", ("临江市",))
    lower = paper("l", "安平县人民政府", "county", ("安平县",), text=localised(FLOOD))

    assert relation(lower, upper) == "copied"


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        ("临江市生态环境局云岫分局", "临江市生态环境局", "copied"),
        ("临江市公安局交通警察支队", "临江市公安局", "copied"),
        ("临江市生态环境局", "临江市教育局", "copied_sideways"),
        ("临江市生态环境局云岫分局", "柳河市生态环境局", "copied_sideways"),
        ("临江市水利局", "临江市水利局工会", "copied_sideways"),
    ],
)
def test_branch_of_a_bureau_stands_below_it_though_of_one_level(
    lower: str, upper: str, expected: str
) -> None:
    copy = paper("l", lower, "city", (), text=FLOOD + OWN)

    assert relation(copy, paper("u", upper, "city", ())) == expected
