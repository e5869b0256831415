"""Demands for which there must be a dedicated paper, and activities: GD-07, GD-29, GD-32, CJ."""

import pytest

from tests.rules.papers import hits, rules_of, subject


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("各乡镇要增加人员编制，充实护林队伍。", "establishment"),
        ("各单位要配备专职干部负责护林工作。", "posts"),
        ("要提高护林员岗位补贴标准，确保按月发放护林员补贴。", "pay"),
        ("各乡镇要积极开展护林示范村创建。", "demonstration"),
        ("各村要组织开展护林达标活动。", "standards"),
        ("对工作不力的实行一票否决。", "veto"),
        ("各乡镇要与各村签订护林责任状。", "pledge"),
    ],
)
def test_demand_outside_a_dedicated_paper_is_a_hit(sentence: str, topic: str) -> None:
    (hit,) = hits(subject(sentence), "GD-07")

    assert hit.sentence == sentence
    assert hit.figures["topic"] == topic


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("关于加强护林站机构编制管理的通知", "各乡镇要按程序落实人员编制。"),
        ("关于调整护林员工资待遇的通知", "要提高护林员岗位补贴，确保按月发放护林员补贴。"),
        ("关于开展护林示范村创建工作的通知", "各乡镇要积极开展护林示范村创建。"),
        ("关于做好干部选派工作的通知", "各单位要选配专职干部。"),
    ],
)
def test_dedicated_paper_may_demand_what_it_is_about(title: str, sentence: str) -> None:
    assert not hits(subject(sentence, title=title), "GD-07")


@pytest.mark.parametrize(
    "sentence",
    [
        "饮用水水源水质要稳定达标。",
        "确保企业废水达标排放。",
        "要保障农民工工资按时足额支付。",
        "按标准发放困难群众生活补贴。",
        "成立工作领导小组，加强统筹协调。",
        "不得要求基层增加编制、配备专职干部。",
        "各地要加强林区巡护，落实看护人员。",
        "发挥示范引领作用，带动面上工作。",
        "与承包户签订承包合同。",
    ],
)
def test_ordinary_work_is_no_hit(sentence: str) -> None:
    assert not rules_of(subject(sentence)) & {"GD-07", "GD-29", "GD-32"}


@pytest.mark.parametrize(
    "sentence",
    [
        "对发生重大火灾的乡镇实行“一票否决”。",
        "层层签订责任书，把责任压实到岗到人。",
        "各乡镇要与县政府签订目标管理责任状。",
        "未签订责任状的，限期补签责任状。",
        "各单位主要负责同志要向县政府递交责任状。",
        "对落实不力、不作为的，年度考核一票否决。",
    ],
)
def test_veto_and_pledge_are_hits_of_the_general_rule(sentence: str) -> None:
    (hit,) = hits(subject(sentence), "GD-29")

    assert hit.sentence == sentence
    assert hit.softness == "must"


def test_activity_of_reaching_standards_at_the_grassroots_is_a_hit() -> None:
    """K03: acceptance of schools by more than a hundred standards."""
    paper = subject(
        "各学校要对照100项标准组织开展达标验收，逐级申报。",
        issuer="惠平市教育局",
        title="关于开展绿色学校达标活动的通知",
        to="各县（区）教育局，市直各学校",
    )

    assert hits(paper, "GD-32")
    assert not hits(paper, "GD-07")


def test_technical_standards_are_no_activity() -> None:
    paper = subject(
        "各乡镇要组织开展污水处理设施达标改造工作。", title="关于做好农村污水治理工作的通知"
    )

    assert not hits(paper, "GD-32")


CREATION = {"title": "关于开展护林示范村创建活动的通知", "to": "各乡镇人民政府"}


@pytest.mark.parametrize(
    ("issuer", "is_hit"),
    [
        ("安平县林业局", True),
        ("青河镇人民政府", True),
        ("安平县人民政府", False),
        ("中共江州市委办公室", False),
        ("江东省林业局", False),
    ],
)
def test_only_some_organs_may_run_creation_activities(issuer: str, is_hit: bool) -> None:
    paper = subject("各村要积极申报。", **{**CREATION, "issuer": issuer})

    assert bool(hits(paper, "CJ-01")) == is_hit


@pytest.mark.parametrize(
    "body",
    [
        "经省委、省政府批准，在全县开展护林示范村创建活动。",
        "根据《江东省林业局关于开展护林示范村创建活动的通知》（江林发〔2025〕3号）要求，组织申报。",
    ],
)
def test_approved_or_superior_creation_is_no_hit(body: str) -> None:
    assert not hits(subject(body, **{**CREATION, "issuer": "安平县林业局"}), "CJ-01")


def test_fee_of_a_creation_activity_is_a_hit() -> None:
    paper = subject("参评单位须缴纳评审费2000元。", **CREATION)
    free = subject("评选不得收取任何费用。", **CREATION)

    assert hits(paper, "CJ-02")
    assert not hits(free, "CJ-02")
