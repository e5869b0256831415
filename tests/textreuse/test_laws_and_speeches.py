"""Quotations of a law, a speech and a city's paper in papers of a township and a county."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import OWN, STRAW, made

LAW = (
    "第一条　为了规范农村自建房管理，保障居住安全，根据有关法律，结合本省实际，制定本条例。\n"
    "第二条　本省行政区域内农村自建房的规划、建设、使用和监督管理，适用本条例。\n"
    "第三条　村民委员会协助乡镇人民政府做好自建房安全巡查工作，发现擅自加层、拆改承重墙等情形的，"
    "应当及时劝阻并向乡镇人民政府报告。\n"
    "第四条　三层以上自建房应当由具备相应资质的单位或者注册人员设计，由经过培训的建筑工匠承建，"
    "开工前报乡镇人民政府备案，备案不收取任何费用。\n"
    "第五条　自建房用于开办民宿、餐饮、培训机构等经营活动的，产权人应当委托专业机构进行安全鉴定，"
    "鉴定合格方可营业，鉴定报告在经营场所显著位置张贴。\n"
    "第六条　乡镇人民政府应当每年组织一次全面排查，对鉴定为危房的，三日内设置警示标识，"
    "劝导居住人员撤离，确无其他住所的由村集体提供临时安置。\n"
)
TITLE = "江东省农村自建房条例"
SPEECH = (
    "同志们：今天把大家请来，就是说一件事，怎样把作风改过来。\n"
    "第一，文件要短。一个通知能说清的事，不要写成三个方案；县里能直接发到村的，乡镇不要再套一个红头。"
    "谁的文件谁来答疑，基层打一个电话能问明白，比发十页纸管用得多。\n"
    "第二，会议要少。同一批人一周之内不开第二次会，能在村头开的不进会议室；视频会开到县为止，"
    "乡镇干部该下地的下地，不许点名陪会，不许拍照留痕。\n"
)
SPOKEN = "江东省省长在全省基层减负工作推进会上的讲话"
UPPERS = {
    "law": made(
        "u", LAW, "江东省人民代表大会常务委员会", "province", date(2025, 2, 1), title=TITLE
    ),
    "speech": made("u", SPEECH, "江东省人民政府", "province", date(2025, 3, 12), title=SPOKEN),
}
PARTS = {
    "law": [line.split("　")[1] for line in LAW.splitlines()[3:5]],
    "speech": [line.split("。", 1)[1] for line in SPEECH.splitlines()[1:3]],
}
TOWN = "江东省安平市云岫县青石镇人民政府"


def lower(source: str, frame: str) -> Paper:
    own = "".join(OWN.splitlines(keepends=True)[:3])
    words = frame.format(*PARTS[source], T=TITLE)
    text = f"{own}{words}\n{STRAW.splitlines()[3]}\n"
    return made("l", text, TOWN, "township", date(2025, 5, 8))


@pytest.mark.parametrize(
    ("source", "frame"),
    [
        ("law", "依据《{T}》第四条，{0}你户未备案即开工，现责令补办。"),
        ("law", "《{T}》（以下简称《条例》）已施行。《条例》第四条规定，{0}第五条规定，{1}"),
        ("law", "宣讲提纲\n一、《{T}》第四条\n{0}\n二、《{T}》第五条\n{1}"),
        ("law", "附：《{T}》（摘录）\n第四条　{0}\n第五条　{1}"),
        ("law", "相关法条\n《{T}》\n第四条　{0}\n第五条　{1}"),
        ("law", "［法律依据］《{T}》第五条　{1}"),
        ("law", "根据条例第五条，{1}"),
        ("law", "参照《{T}》第四条执行，该条内容为：{0}"),
        ("law", "村民问：开民宿要办什么？我们答复：根据《{T}》第五条规定，{1}"),
        ("speech", "近日学习了省长的讲话，其中“{0}”一段，大家议论最多。"),
        ("speech", "与会同志逐段学习省长讲话，讲话指出，{0}讲话强调，{1}"),
        ("speech", "记录要点——省长讲话：{0}"),
        ("speech", "“{0}”这是省长在推进会上对我们的告诫。"),
        ("speech", "省长在推进会上强调，{0}省长还强调，{1}"),
        ("speech", "推进会上，省长语重心长地讲：“{0}”又讲：“{1}”"),
    ],
)
def test_quotation_of_a_law_or_a_speech_is_never_a_copy(source: str, frame: str) -> None:
    found = [pair.relation.name for pair in match([UPPERS[source], lower(source, frame)])]

    # One article is too short to be listed once it is set aside.
    assert found in ([], ["quoted"])


@pytest.mark.parametrize(
    ("source", "frame"),
    [
        ("law", "根据《{T}》，结合本镇实际，制定本办法。\n第一条　{0}\n第二条　{1}"),
        ("law", "我镇根据条例制定了工作方案，明确：{0}"),
        ("law", "各村要严格落实《{T}》：{1}"),
        ("speech", "镇党委要求，{0}"),
        ("speech", "镇长在大会上说，{0}"),
        ("speech", "学习省长讲话后，我镇决定：{0}"),
    ],
)
def test_law_or_speech_that_is_given_out_as_ones_own_is_copied(source: str, frame: str) -> None:
    (pair,) = match([UPPERS[source], lower(source, frame)])

    assert pair.relation.name == "copied"
