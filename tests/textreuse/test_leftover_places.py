"""Left-over places: names of the source's places that a copy still has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FIRE, OWN, STRAW, made

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


PINGLE, ANHUA = "广西壮族自治区平乐县人民政府", "湖南省安化县人民政府"


def copied_sideways(sentence: str, *, lower: str = PINGLE, upper: str = ANHUA) -> list[str]:
    """Return the names left over when a sentence stands in both of two papers."""
    text = f"{FIRE}{sentence}\n{OWN}"
    source = made("u", text, upper, "county", date(2023, 1, 1))
    return names(source, made("l", text, lower, "county", date(2023, 9, 1)))


def test_finance_bureau_of_the_source_is_left_in_a_districts_rules() -> None:
    rules = (
        "各科室报销差旅费和会议费，应当附审批单、明细清单和公务卡凭条，由经办人、证明人和分管领导签字。"
        "专用设备的采购预算报丽水市财政局审核，验收后登记固定资产账。"
        "往来款项每季度清理一次，逾期半年不归还的从工资中扣回，并在单位公开栏张榜三日。"
    )
    source = made("u", rules, "丽水市安全生产监督管理局", "city", date(2016, 1, 1))
    copy = made("l", rules, "杭州市江干区安全生产监督管理局", "county", date(2018, 1, 1))

    assert names(source, copy) == ["丽水市"]


def test_district_of_another_province_is_left_in_a_plan_that_went_through_several_hands() -> None:
    plan = f"{STRAW}博望区各镇要在五月底前完成收储点布局，由马鞍山市农业农村局组织验收。\n"
    source = made("u", plan, "安徽省马鞍山市博望区人民政府", "county", date(2016, 1, 1))
    copy = made("l", plan + OWN, "吉林省辽源市东丰县人民政府", "county", date(2017, 1, 1))

    assert names(source, copy) == ["博望区", "马鞍山市"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("我县烟溪镇、渠江镇山洪风险高。", ["烟溪镇", "渠江镇"]),
        ("东坪镇、江南镇沿江村组要修建护岸。", ["东坪镇", "江南镇"]),
        ("招引安化县茶企来我县设厂。", []),
        ("在平口镇、小淹镇各设一处取水点。", ["平口镇", "小淹镇"]),
        ("安化县梅城镇境内的河段由专人巡查。", ["安化县", "梅城镇"]),
        ("安化县平口镇桃花村要率先完成清淤。", ["安化县", "平口镇", "桃花村"]),
        ("由益阳市水利局统一组织验收。", ["益阳市"]),
        ("安化境内的水电站要服从统一调度。", ["安化"]),
        ("按照湖南省的统一部署推进。", ["湖南省"]),
        ("安化县人民医院负责伤员救治。", ["安化县"]),
    ],
)
def test_every_form_of_a_left_over_name_is_found(sentence: str, expected: list[str]) -> None:
    assert copied_sideways(sentence) == expected


def test_abolished_district_is_known_by_the_city_before_it() -> None:
    sentence = "项目资金由杭州市江干区财政局拨付，并接受审计监督。"

    found = copied_sideways(sentence, upper="杭州市江干区安全生产监督管理局")

    assert found == ["杭州市", "江干区"]


@pytest.mark.parametrize(
    "sentence",
    [
        "学习借鉴湖南省、益阳市的先进经验，结合实际加以改进。",
        "推广安化县经验，建立健全长效机制。",
        "组织骨干赴益阳市考察学习基层治理做法。",
        "做好与安化县的对口帮扶协作，选派优秀干部人才支援。",
        "每日北京时间八时前报送水情，湖南大学专家到场指导。",
        "支持益阳市鼎盛科技有限公司扩大投资。",
        "方便农民工从益阳市返乡，做好来自湖南省的务工人员登记。",
        "参加在益阳市召开的现场会，交流工作体会。",
        "落实上海合作组织有关倡议，推进和平路、中山路改造。",
        "和县级有关部门加强会商，适应城市发展，会同县公安局在城区、郊区、矿区巡查。",
        "建设示范县、特色小镇、中心镇和重点村，整治城中村，保护名镇名村。",
        "按照《安化县消防管理办法》执行。",
        "按照安化县政府办文件（安政办发〔2020〕3号）执行。",
        "市、沿河县要统筹集镇和农村建设，扩大城镇街道绿化，以下村镇参照执行。",
    ],
)
def test_names_with_a_good_reason_and_words_like_names_are_left_alone(sentence: str) -> None:
    assert copied_sideways(sentence) == []


def test_place_that_is_as_foreign_to_the_source_is_a_common_reference() -> None:
    assert copied_sideways("浦东新区有关部门负责数据的汇总。") == []


def test_name_beside_a_copied_passage_counts_when_it_is_the_sources_own() -> None:
    source = made(
        "u", f"{FIRE}安化县各乡镇要结合巡查，摸清底数。\n", ANHUA, "county", date(2023, 1, 1)
    )
    text = f"{FIRE}各单位在汛期要对照清单抓好落实，安化县相应承担兜底责任。\n{OWN}"
    copy = made("l", text, PINGLE, "county", date(2023, 9, 1))

    assert names(source, copy) == ["安化县"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("安化镇会同县财政局逐户核实，安化境内的水电站要服从统一调度。", ["安化镇", "安化"]),
        ("由安化县财政局拨付，安化县境内的水电站要服从统一调度。", ["安化县", "安化县"]),
    ],
)
def test_one_place_in_the_text_is_told_once_by_its_longest_name(
    sentence: str, expected: list[str]
) -> None:
    assert copied_sideways(sentence) == expected


def test_name_in_the_head_of_a_paper_is_none_of_its_body() -> None:
    head = "安化县人民政府文件汇编\n"
    text = f"{head}{FIRE}"
    source = made("u", text, ANHUA, "county", date(2023, 1, 1))
    copy = replace(
        made("l", text, PINGLE, "county", date(2023, 9, 1)), body=((len(head), len(text)),)
    )

    assert names(source, copy) == []


def test_place_of_a_joint_issuer_is_no_left_over_name() -> None:
    text = f"{FIRE}安化县各乡镇要结合巡查，摸清底数，益阳市统一考评。\n"
    source = made("u", text, ANHUA, "county", date(2023, 1, 1))
    copy = replace(
        made("l", text + OWN, PINGLE, "county", date(2023, 9, 1)),
        issuers=(PINGLE, "湖南省安化县应急管理局"),
    )

    assert names(source, copy) == []


def test_list_that_names_the_own_place_too_is_shared_by_all_of_them() -> None:
    text = f"{FIRE}双河乡、白马镇、石门乡三地的撂荒地有六成是高山梯田，由农户自愿复耕。\n"
    source = made("u", text, "江东省清源县白马镇人民政府", "township", date(2023, 1, 1))
    copy = made("l", text + OWN, "江东省清源县双河乡人民政府", "township", date(2023, 9, 1))

    assert names(source, copy) == []


def test_place_that_may_be_the_issuers_superior_is_not_called_foreign() -> None:
    text = f"{FIRE}云溪县应急管理局负责统一调度，云溪县各部门要配合。\n"
    source = made("u", text, "云溪县石门乡人民政府", "township", date(2023, 1, 1))
    copy = made("l", text + OWN, "双河乡人民政府", "township", date(2023, 9, 1))

    assert names(source, copy) == []


def test_township_of_a_third_county_goes_on_down_the_chain() -> None:
    text = f"{FIRE}对去年排名靠后的石门乡，由县农业农村局派驻一名副科级干部蹲点一个月。\n"
    elsewhere = made("x", STRAW, "江东省云溪县石门乡人民政府", "township", date(2022, 1, 1))
    source = made("u", text, "江东省清源县人民政府", "county", date(2023, 1, 1))
    copy = made("l", text + OWN, "江东省清源县双河乡人民政府", "township", date(2023, 9, 1))

    assert names(elsewhere, source, copy) == ["石门乡"]
