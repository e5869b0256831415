"""Foreign places that act as one's own, found in a paper whose source is not at hand."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.foreign_places import foreign_places
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.prepared import prepare
from tests.textreuse.office import FIRE, OWN, made

PINGLE = "广西壮族自治区桂林市平乐县人民政府"


def found(
    text: str,
    *,
    issuer: str = PINGLE,
    places: PlaceTree | None = None,
    title: str = "",
    level: str = "county",
) -> list[str]:
    """Return the names found in a text between two paragraphs of an own paper."""
    paper = made("p", f"{FIRE}{text}\n{OWN}", issuer, level, date(2023, 7, 1), title=title)
    named = foreign_places(prepare(paper), places or PlaceTree())
    assert all(paper.text[slice(*one.span)] == one.name for one in named)
    assert all(one.name in one.sentence for one in named)
    return [one.name for one in named]


def pingle() -> PlaceTree:
    """The townships of the issuer's county, as an import of units teaches them."""
    places = PlaceTree()
    for town in ("二塘镇", "沙子镇", "同安镇", "张家镇", "源头镇", "阳安乡"):
        places.learn_path(("广西壮族自治区", "桂林市", "平乐县", town))
    return places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专用设备的采购预算报丽水市财政局审核。", ["丽水市"]),
        ("本办法由丽水市应急管理局负责解释。", ["丽水市"]),
        ("项目经费按照丽水市财政局有关规定执行。", ["丽水市"]),
        ("各单位要贯彻丽水市委、丽水市政府的部署。", ["丽水市"]),
        ("安化县水系发达，汛期水位高，取水方便。", ["安化县"]),
        ("凡在安化县行政区域内从事生产经营的，应当遵守本办法。", ["安化县"]),
        ("安化县各乡镇、各部门要提高认识，周密部署。", ["安化县"]),
        ("本县（安化县）消防水源以河流为主。", ["安化县"]),
        ("安化县消防救援大队要在两镇各设一处取水平台。", ["安化县"]),
        ("安化县境内河网密布，平口镇、小淹镇沿河一带取水方便。", ["安化县", "平口镇", "小淹镇"]),
    ],
)
def test_foreign_place_with_the_part_of_ones_own_is_named(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "奋力开创芦泉县现代农业发展新局面。",
        "结合芦泉县实际，制定本方案。",
        "为芦泉县经济社会发展提供坚强保障。",
        "在芦泉县范围内全面开展排查。",
        "芦泉县广大党员干部要走在前列。",
        "着力把芦泉县乡村旅游打造成亮丽名片。",
        "芦泉县财政局负责资金拨付。",
    ],
)
def test_unknown_county_that_stands_for_the_own_one_is_named(text: str) -> None:
    assert found(text) == ["芦泉县"]
    assert found(text, issuer="桑浦县人民政府") == ["芦泉县"]
    assert found(text, issuer="芦泉县人民政府") == []


@pytest.mark.parametrize("issuer", ["桑浦镇人民政府", "安平市人民政府", "江东省人民政府"])
def test_county_that_may_hold_the_issuer_or_lie_in_it_is_left_alone(issuer: str) -> None:
    assert found("结合芦泉县实际，制定本方案。", issuer=issuer, level="") == []


def test_county_that_became_a_district_is_the_same_place() -> None:
    assert found("结合芦泉县实际，制定本方案。", issuer="芦泉区人民政府") == []


@pytest.mark.parametrize(
    "text",
    [
        "日前，芦泉县财政局负责人接受了处分。",
        "推动与芦泉县建立联防机制。",
        "根据芦泉县商请，我们派员参加。",
        "芦泉县民政局来函，请求提供线索。",
        "将芦泉县列为参照对象。",
        "学习芦泉县的经验，结合芦泉县实际逐条对照。",
        "加快县域经济发展，完善全县城乡路网，推动各县城提质。",
        "推进中心城区改造，打造美丽乡镇，建设示范区、集聚区。",
        "按照《芦泉县防汛预案》和芦政发〔2025〕3号文件要求办理。",
    ],
)
def test_unknown_county_named_with_a_reason_is_left_alone(text: str) -> None:
    assert found(text, issuer="桑浦县人民政府") == []


def test_townships_listed_as_own_are_named_where_the_own_ones_are_known() -> None:
    text = "本县水系发达，平口镇、小淹镇沿河一带汛期水位高，取水方便。"

    assert found(text, places=pingle()) == ["平口镇", "小淹镇"]
    assert found(text) == []


def test_own_townships_are_never_foreign() -> None:
    text = "本县水系发达，二塘镇、沙子镇沿河一带汛期水位高，由源头镇人民政府负责巡查。"

    assert found(text, places=pingle()) == []


@pytest.mark.parametrize(
    "text",
    [
        "桂林市财政局负责资金拨付，报广西壮族自治区财政厅备案。",
        "学习借鉴丽水市财政局的做法，完善资金审核制度。",
        "推广安化县经验，安化县水系治理成效明显。",
        "赴丽水市考察，丽水市应急管理局负责人介绍了情况。",
        "由丽水市财政局牵头、各方联合开展跨区域执法检查。",
        "对口帮扶安化县，安化县各部门要列出需求清单。",
        "户籍在安化县的，由安化县民政局负责发放补贴。",
        "平乐县与安化县签订协议，安化县应当提供水情数据。",
        "浙江大学、上海合作组织和北京市华源科技有限公司派员参加。",
        "根据《丽水市消防条例》和丽政发〔2020〕3号文件精神，制定本办法。",
        "丽水市应急管理局指出：“各地要把责任落实到人。”",
        "会同县公安局在城区、郊区和矿区巡查，适应城市应当具备的条件。",
        "和县级以上人民政府应当加强组织领导。",
        "香港特别行政区政府应当提供必要的便利。",
        "中山路应当设置标志，和平街道路应急管理到位。",
        "货物经丽水市运往沿海口岸，途经安化县境内。",
    ],
)
def test_references_partners_and_words_like_names_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_paper_that_passes_on_anothers_experience_is_left_alone() -> None:
    text = "丽水市应急管理局要每月通报一次。"

    assert found(text, title="关于转发丽水市安全生产做法的通知") == []
    assert found(text) == ["丽水市"]


@pytest.mark.parametrize("issuer", ["", "应急管理局", "国务院办公厅", "江东省安平市人民政府"])
def test_nothing_is_said_when_the_issuers_place_is_unknown(issuer: str) -> None:
    assert found("专用设备的采购预算报丽水市财政局审核。", issuer=issuer) == []


def test_learned_places_tell_what_the_gazetteer_does_not_know() -> None:
    places = PlaceTree()
    places.learn("江东省安平市清河县人民政府")
    places.learn("江东省柳河市人民政府")

    text = "专用设备的采购预算报柳河市财政局审核，由安平市财政局拨付。"

    assert found(text, issuer="江东省安平市清河县人民政府", places=places) == ["柳河市"]


def test_long_and_hostile_texts_are_read_in_bounded_time() -> None:
    for text in ("安化县财政局要，" * 12_000, "市、县、" * 25_000, "平口镇、小淹镇" * 14_000):
        assert found(text, issuer="") == []
        assert len(found(text)) <= len(text)
