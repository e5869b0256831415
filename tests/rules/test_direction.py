"""Who may write to whom: GD-04, TL-02 to TL-06, TL-08. The lawful cases weigh most."""

from datetime import date

import pytest

from tests.rules.papers import hits, rules_of, subject

ORDER = "各乡镇必须压实责任，务必于4月底前完成整治任务，逾期未完成的通报批评。"


@pytest.mark.parametrize(
    ("issuer", "to"),
    [
        ("安平县教育局", "各乡镇人民政府、街道办事处"),
        ("安平县教育局", "各乡镇党委、政府，县直各学校"),
        ("安平县应急管理局", "各乡镇（街道）"),
        ("江州市生态环境局", "各县（市、区）人民政府"),
        ("中共安平县委宣传部", "各乡镇党委"),
    ],
)
def test_department_that_directs_lower_authorities_is_a_hit(issuer: str, to: str) -> None:
    paper = subject(ORDER, issuer=issuer, to=to)

    (hit,) = hits(paper, "GD-04")
    assert hit.sentence == ORDER
    assert hit.softness == "must"
    assert hits(paper, "TL-05")


def test_hit_rests_on_the_sentence_that_directs_the_receivers() -> None:
    told = "护林防火，一律不得携带火种入山。\n业主反映逾期交房一年。"
    body = f"{told}\n{ORDER}\n此前有关人员已被上级约谈。"

    (hit,) = hits(subject(body, issuer="安平县教育局", to="各乡镇人民政府"), "GD-04")

    assert hit.sentence == ORDER


def test_notice_that_only_informs_directs_nobody() -> None:
    paper = subject(
        "业主反映逾期交房一年，现将处置进展通报如下。", issuer="安平县信访局", to="各乡镇人民政府"
    )

    assert not rules_of(paper) & {"GD-04", "TL-05"}


def test_coordinating_body_that_directs_is_a_hit_of_the_regulation_alone() -> None:
    paper = subject(ORDER, issuer="安平县创建工作领导小组办公室", to="各乡镇人民政府")

    assert hits(paper, "GD-04")
    assert not hits(paper, "TL-05")


@pytest.mark.parametrize(
    "frame",
    [
        {"issuer": "安平县人民政府办公室", "to": "各乡镇人民政府"},
        {"issuer": "中共安平县委办公室", "to": "各乡镇党委、政府"},
        {"issuer": "安平县人民政府", "to": "各乡镇人民政府"},
        {"issuer": "江州市教育局", "to": "各县（市、区）教育局，市直各学校"},
        {"issuer": "国家税务总局江州市税务局", "to": "各县（市、区）税务局"},
        {"issuer": "安平县教育局", "to": "各乡镇中心学校，县直各学校"},
        {"issuer": "安平县人民法院", "to": "各乡镇人民政府"},
        {"issuer": "安平县人民代表大会常务委员会", "to": "各乡镇人民政府"},
        {"issuer": "安平县教育局", "to": "县直各有关单位"},
        {
            "issuer": "安平县防汛抗旱指挥部",
            "to": "各乡镇人民政府",
            "title": "关于启动防汛Ⅲ级应急响应的通知",
        },
        {"issuer": "安平县教育局", "to": "各乡镇人民政府", "title": "关于召开护林会议的通知"},
    ],
    ids=lambda frame: frame["issuer"] + frame["to"],
)
def test_lawful_ways_down_are_no_hits(frame: dict[str, str]) -> None:
    assert not rules_of(subject(ORDER, **frame)) & {"GD-04", "TL-05"}


@pytest.mark.parametrize(
    "consent",
    [
        "经县政府同意，现就有关事项通知如下。",
        "已经县人民政府同意，现将有关要求通知如下。",
        "经县委、县政府研究同意，现通知如下。",
        "报经县政府批准，现将实施方案印发给你们。",
        "受县政府委托，现就有关事项通知如下。",
    ],
)
def test_stated_consent_makes_it_lawful(consent: str) -> None:
    paper = subject(f"{consent}\n{ORDER}", issuer="安平县教育局", to="各乡镇人民政府")

    assert not rules_of(paper) & {"GD-04", "TL-05"}


@pytest.mark.parametrize(
    "no_consent",
    [
        "经县安委会同意，现就有关事项通知如下。",
        "未经县政府同意，任何单位不得擅自改变方案。",
        "野外用火须经县政府批准后方可进行。",
        "经研究，现就有关事项通知如下。",
    ],
)
def test_other_words_of_consent_make_nothing_lawful(no_consent: str) -> None:
    paper = subject(f"{no_consent}\n{ORDER}", issuer="安平县教育局", to="各乡镇人民政府")

    assert hits(paper, "GD-04")


def test_letter_that_asks_and_orders_nothing_is_lawful() -> None:
    letter = subject(
        "为做好校园周边护林工作，商请你镇予以支持，请于4月20日前将意见反馈我局。",
        issuer="安平县教育局",
        number="安教函〔2025〕9号",
        title="关于商请支持校园周边护林工作的函",
        to="青河镇人民政府",
    )

    assert not rules_of(letter) & {"GD-04", "TL-05"}


def test_old_paper_is_held_to_the_rule_of_its_time() -> None:
    old = subject(ORDER, issuer="安平县教育局", to="各乡镇人民政府", day=date(2019, 3, 5))

    assert {"TL-05"} == rules_of(old) & {"GD-04", "TL-05"}


def test_skipped_level_without_a_copy_is_a_hit() -> None:
    paper = subject(issuer="江州市人民政府", to="各乡镇人民政府", cc="市委办公室")

    (hit,) = hits(paper, "TL-02")
    assert hit.sentence.startswith("各乡镇人民政府")
    assert hit.softness == "general"


@pytest.mark.parametrize(
    "frame",
    [
        {"issuer": "江州市人民政府", "to": "各乡镇人民政府", "cc": "各县（市、区）人民政府"},
        {"issuer": "江州市人民政府", "to": "各县（市、区）人民政府，各乡镇人民政府"},
        {"issuer": "江东省人民政府", "to": "各市、县（市、区）人民政府"},
        {"issuer": "江州市人民政府", "to": "各县（市、区）人民政府，市政府各部门"},
        {"issuer": "安平县人民政府", "to": "各乡镇人民政府"},
        {
            "issuer": "江州市人民政府",
            "to": "石溪市上湾镇人民政府",
            "cc": "石溪市人民政府",
        },
    ],
    ids=lambda frame: frame["issuer"] + frame["to"],
)
def test_next_level_and_copied_levels_are_not_skipped(frame: dict[str, str]) -> None:
    assert not hits(subject(**frame), "TL-02")


def test_upward_paper_past_the_next_level_is_a_hit() -> None:
    request = {
        "title": "关于拨付护林经费的请示",
        "number": "青政〔2025〕8号",
        "to": "江州市人民政府",
    }
    skipping = subject("恳请拨付护林经费。", issuer="青河镇人民政府", **request)
    copied = subject("恳请拨付护林经费。", issuer="青河镇人民政府", cc="安平县人民政府", **request)

    assert hits(skipping, "TL-02")
    assert not hits(copied, "TL-02")


def test_request_to_two_superiors_is_a_hit() -> None:
    request = {"title": "关于拨付护林经费的请示", "issuer": "安平县林业局"}
    two = subject("恳请拨付护林经费。", to="县政府，市林业局", **request)
    one = subject("恳请拨付护林经费。", to="县政府", cc="市林业局，县财政局", **request)

    assert hits(two, "TL-03")
    assert not hits(one, "TL-03")


def test_report_copied_to_lower_organs_is_a_hit() -> None:
    report = {"title": "关于护林工作情况的报告", "issuer": "安平县人民政府", "to": "市政府"}
    down = subject("现将护林工作情况报告如下。", cc="各乡镇人民政府", **report)
    beside = subject("现将护林工作情况报告如下。", cc="市林业局", **report)

    (hit,) = hits(down, "TL-03")
    assert "各乡镇人民政府" in hit.sentence
    assert not hits(beside, "TL-03")


def test_notice_may_have_many_addressees() -> None:
    assert not hits(subject(to="各乡镇人民政府，县政府各部门，县直各单位"), "TL-03")


@pytest.mark.parametrize(
    ("sentence", "is_hit"),
    [
        ("恳请市政府拨付护林补助经费300万元。", True),
        ("请予批准增加护林员编制20名。", True),
        ("妥否，请批示。", True),
        ("以上报告，请审阅。", False),
        ("特此报告。", False),
        ("协助群众申请解决林权纠纷120件。", False),
        ("去年请求市政府解决的经费已到位。", False),
    ],
)
def test_request_hidden_in_a_report_is_a_hit(sentence: str, is_hit: bool) -> None:
    report = subject(
        f"现将护林工作情况报告如下。\n{sentence}",
        issuer="安平县人民政府",
        title="关于护林工作情况的报告",
        to="市政府",
    )

    assert bool(hits(report, "TL-04")) == is_hit


def test_request_of_two_matters_is_a_hit() -> None:
    both = "一、关于拨付护林经费的问题\n护林经费不足。\n二、关于增设护林站的问题\n护林站点偏少。"
    request = {"title": "关于护林工作的请示", "issuer": "安平县林业局", "to": "县政府"}

    assert hits(subject(both, **request), "TL-04")
    assert not hits(
        subject("一、基本情况\n林区广阔。\n二、请示事项\n拨付经费。", **request), "TL-04"
    )


def test_division_that_issues_numbered_papers_is_a_hit() -> None:
    own = {"to": "各乡镇中心学校", "number": "安教基〔2025〕3号"}

    assert hits(subject(issuer="安平县教育局基础教育科", **own), "TL-08")
    assert not hits(subject(issuer="安平县教育局办公室", **own), "TL-08")
    assert not hits(subject(issuer="安平县教育局", **own), "TL-08")
