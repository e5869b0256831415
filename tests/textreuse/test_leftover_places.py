"""Left-over places: names of the source's places that a copy still has."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FIRE, OWN, made

FOREIGN = (
    "本县水系发达，平口镇、小淹镇沿河一带汛期水位高，取水方便，但两岸商铺密集，消防车通道狭窄。"
    "安化县消防救援大队要在两镇各设一处取水平台。\n"
)


def names(*papers: Paper) -> list[str]:
    return [place.name for pair in match(papers) for place in pair.leftover_places]


def test_places_of_the_source_are_named_when_a_county_copies_another_provinces_county() -> None:
    source = made("u", FIRE + FOREIGN, "湖南省安化县人民政府", "county", date(2023, 1, 1))
    copy = made(
        "l", FOREIGN + FIRE + OWN, "广西壮族自治区平乐县人民政府", "county", date(2023, 9, 1)
    )

    (pair,) = match([source, copy])

    assert [place.name for place in pair.leftover_places] == ["平口镇", "小淹镇", "安化县"]
    first = pair.leftover_places[0]
    assert copy.text[slice(*first.span)] == "平口镇"
    assert first.sentence.startswith("本县水系发达")
    assert "小淹镇" in first.sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "各乡镇、街道办事处和村（社区）要组织疏散演练，由乡镇人民政府负责，按照街道统一安排进行。",
        "学习上海市和浙江省的做法，把和平路沿线作为示范路段，文明行为由社区评议。",
        "依照《湖南省消防条例》和湘政发〔2020〕3号文件执行。",
        "经街道同意并报乡镇人民政府备案，由乡长、副乡长和镇长、副镇长补选乡级代表，就地镇压火情。",
        "发挥返乡人员、驻村干部的作用，在中心镇、重点村先行一步。",
    ],
)
def test_no_place_is_named_when_the_words_are_common_or_cited(sentence: str) -> None:
    text = FIRE + sentence * 2
    source = made("u", text, "湖南省安化县人民政府", "county", date(2023, 1, 1))
    copy = made("l", text, "广西壮族自治区平乐县人民政府", "county", date(2023, 9, 1))

    assert names(source, copy) == []


def test_no_place_is_named_when_it_lies_in_the_issuers_own_line() -> None:
    text = FIRE + "安平市各级消防救援机构和清河县有关部门要协同联动，江东省统一考评。\n"
    source = made("u", text, "江东省人民政府", "province", date(2023, 1, 1))
    copy = made("l", text, "江东省安平市清河县人民政府", "county", date(2023, 9, 1))

    assert names(source, copy) == []


def test_sister_county_is_named_when_a_county_copies_its_citys_paper() -> None:
    text = FIRE + "平川县要在九月底前完成商场疏散通道改造，验收结果书面报告。\n"
    sister = made("s", OWN, "江东省安平市平川县人民政府", "county", date(2022, 1, 1))
    source = made("u", text, "江东省安平市人民政府", "city", date(2023, 1, 1))
    copy = made("l", text, "江东省安平市清河县人民政府", "county", date(2023, 9, 1))

    assert names(sister, source, copy) == ["平川县"]
