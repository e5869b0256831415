"""Copies whose words come near to quoting or passing on, but speak in the paper's own voice."""

from __future__ import annotations

from datetime import date

import pytest

from tests.textreuse.office import (
    FLOOD,
    OWN,
    STRAW,
    framed,
    localised,
    made,
    only_pair,
    unstated,
)

PROVINCE, CITY = "江东省人民政府办公厅", "江东省安平市人民政府办公室"
NUMBER = "江政办发〔2025〕12号"
TITLE = "江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知"
BESIDE = "关于做好当前防汛抗旱工作的通知"
DAY, LATER = date(2025, 4, 1), date(2025, 4, 8)

# Title and text: T is the title of the source, N its number, B its body with the city's words.
COPIES = (
    ("安平市2025年防汛抗旱工作方案", "制定依据：《{T}》。\n主要措施如下：\n{B}"),
    (BESIDE, "各地要按照以下要求抓好落实：\n{B}"),
    (BESIDE, "经研究，我局提出如下要求：\n{B}"),
    (BESIDE, "《{T}》下发后，各地要做到：\n{B}"),
    (BESIDE, "学习贯彻《{T}》，要做到：\n{B}"),
    (BESIDE, "对照上级文件，我镇安排如下：\n{B}"),
    ("关于贯彻《{T}》的意见", "对《{T}》的贯彻意见如下：\n{B}"),
    (BESIDE, "主要内容如下：\n{B}"),
    ("安平市防汛工作要点", "根据《{T}》，我市工作要点如下：\n{B}"),
    (BESIDE, "6月3日，我镇召开会议，部署如下：\n{B}"),
    (BESIDE, "请各单位对照《{T}》抓好以下工作：\n{B}"),
    (BESIDE, "结合《{T}》，现对各单位提出以下要求：“{B}”"),
    (BESIDE, "《{T}》已印发，请认真学习。具体要求如下：\n{B}"),
    (BESIDE, "附：安平市防汛工作要点\n{B}"),
    (BESIDE, "市政府办公室已转发《{T}》。为抓好落实，我局通知如下：\n{B}"),
    (BESIDE, "根据市政府转发的《{T}》，现就有关事项通知如下：\n{B}"),
    (BESIDE, "按照市里转来的{N}文件，现就防汛工作安排如下：\n{B}"),
    (BESIDE, "请各镇街将本通知转发至村组。\n{B}"),
    (BESIDE, "遵照上级来文精神，现将有关工作安排如下：\n{B}"),
    (BESIDE, "一、贯彻《{T}》要求。{B}"),
    (BESIDE, "防汛工作安排如下：\n{B}\n请结合{N}文件一并落实。"),
    (BESIDE, "市政府领导批示要抓好防汛。现安排如下：\n{B}"),
    (BESIDE, "上级文件已转发各单位。现就我局工作部署如下：\n{B}"),
    ("安平市贯彻落实{N}文件任务清单", "任务如下：\n{B}"),
    (BESIDE, "文件要求高、任务重。我们要：\n{B}"),
    (BESIDE, "为落实上级文件，各单位要做到“{B}”"),
    (BESIDE, "按照《{T}》部署，各级要落实好：\n{B}"),
    (BESIDE, "现将{N}文件任务分解如下：\n{B}"),
    (BESIDE, "现将贯彻{N}文件的要求明确如下：\n{B}"),
    (BESIDE, "接省政府办公厅通知，要求各地抓紧部署。我市安排如下：\n{B}"),
    (BESIDE, "收到上级文件后，各单位要立即传达。{B}"),
    (BESIDE, "《{T}》是今年防汛工作的依据。{B}"),
    (BESIDE, "根据《{T}》的内容，拟定措施如下：\n{B}"),
    (BESIDE, "市防指会商后决定如下：\n{B}"),
    (BESIDE, "参照{N}文件，我市具体规定如下：\n{B}"),
    (BESIDE, "省政府办公厅的通知我们已经收到，现就我市工作作如下安排：\n{B}"),
    (BESIDE, "各单位接到本通知后，请转发所属单位。{B}"),
    (BESIDE, "本通知由各镇转发到村。具体安排如下：\n{B}"),
    ("安平市防汛抗旱工作要点", "{B}\n以上各项请对照《{T}》执行。"),
    (BESIDE, "附件：安平市防汛抗旱工作安排（根据{N}制定）\n{B}"),
    (BESIDE, "《{T}》规定了今年的任务。为此，我市提出：\n{B}"),
    (BESIDE, "按{N}文件的规定，各单位应做好下列工作：\n{B}"),
    (BESIDE, "上级文件多次强调防汛的重要性，我们必须：\n{B}"),
    (BESIDE, "贯彻省政府办公厅文件，重点抓好以下几项：\n{B}"),
)


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize(("title", "frame"), COPIES)
def test_relation_is_copied_when_the_paper_speaks_in_its_own_voice(
    title: str, frame: str, is_stated: bool
) -> None:
    title = title.format(T=TITLE, N=NUMBER)
    text = frame.format(T=TITLE, N=NUMBER, B=localised(FLOOD))
    if is_stated:
        upper = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)
        lower = made("l", text, CITY, "city", LATER, title=title)
    else:
        upper = unstated("u", framed(FLOOD, title=TITLE, issuer=PROVINCE, number=NUMBER, day=DAY))
        below = framed(text, title=title, issuer=CITY, number="安政办发〔2025〕20号", day=LATER)
        lower = unstated("l", below)

    pair = only_pair(upper, lower)

    assert pair.relation.name == "copied"
    assert pair.found.containment > 0.85


# What leads in to a section of the source within an own paper.
LEADS = (
    "市防汛办要求：{B}",
    "我局明确：{B}",
    "各站要做到：“{B}”",
    "经研究决定：{B}",
    "具体要求如下：{B}",
    "防汛程序规定如下：{B}",
    "坚持以下原则：{B}",
    "主要内容如下：{B}",
    "工作要点：\n{B}",
    "重点要求如下：\n{B}",
    "现将有关要求明确如下：\n{B}",
    "根据《{T}》，各站要：{B}",
    "按照{N}文件要求，{B}",
    "为落实{N}，我市规定：{B}",
    "结合省水利厅通知，我局提出：{B}",
    "市政府领导要求我们：{B}",
    "经市政府同意，明确如下：\n{B}",
    "三、关于防汛程序。{B}",
    "（二）防汛程序。{B}",
    "二是规范程序。{B}",
    "下一步，{B}",
    "对照{N}文件，全面落实以下任务：\n{B}",
    "各站要认真落实以下要求：“{B}”",
    "现将我市的要点摘录如下：\n{B}",
    "我局印发的方案规定：{B}",
    "我市制定的实施细则明确：{B}",
    "按照省厅部署，我市将：{B}",
    "依据上级文件，制定如下措施：\n{B}",
    "认真学习省水利厅通知，做到：{B}",
    "严格执行{N}，{B}",
    "上级文件下发后，我市立即行动。{B}",
    "针对省厅通报的问题，我局要求：{B}",
    "就贯彻省水利厅通知，提出以下意见：\n{B}",
    "在市防汛办会议室，{B}",
    "附件：防汛流程\n{B}",
    "附：防汛程序说明\n{B}",
    "村民委员会认为：{B}",
    "水管单位应当遵守下列规定：\n{B}",
    "防汛预案应当载明：{B}",
    "本通知所称防汛，{B}",
    "本通知要求：{B}",
    "本方案明确：{B}",
    "有关要求：{B}",
)


@pytest.mark.parametrize("lead", LEADS)
def test_section_is_copied_when_the_paper_leads_in_to_it_in_its_own_voice(lead: str) -> None:
    section = "".join(line[2:] for line in FLOOD.splitlines()[2:4])
    text = f"{OWN}{lead.format(T=TITLE, N=NUMBER, B=section)}\n{STRAW}"
    upper = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)

    pair = only_pair(upper, made("l", text, CITY, "city", LATER))

    assert pair.relation.name == "copied"
    assert pair.found.containment > 0.15
