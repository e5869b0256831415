"""Short, oral and unusual ways of passing on, and papers that only speak of passing on."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FLOOD, framed, made, only_pair, unstated

CITY = "江东省安平市人民政府办公室"
NUMBER = "江政办发〔2025〕12号"
SUBJECT = "切实做好2025年防汛抗旱工作"
TITLE = f"江东省人民政府办公厅关于{SUBJECT}的通知"
BESIDE = "关于做好当前防汛抗旱工作的通知"
DAY, LATER = date(2025, 4, 1), date(2025, 4, 8)
PROVINCE = ("江东省人民政府办公厅", "province", NUMBER)
WATER = ("江东省水利厅", "province", "江水发〔2025〕3号")
PEER = ("柳河市人民政府办公室", "city", "柳政办发〔2025〕7号")
POINTS = (
    "汛期将至，各镇街要绷紧防汛这根弦。"
    "一要把值班电话公布到村，农忙时节也不能断岗；"
    "二要把沙袋码到低洼小区门口，用一袋补一袋；"
    "三要把独居老人、在校学生的名册交到组长手里，逐户认门。"
    "四要算好农田排涝这本账，泵站夜间电费由县里统一结算，不得摊到农户头上。"
    "五要管住下河游泳，河湾竖牌、专人劝返，放假前由学校向家长讲一遍。"
    "六要备好卫生防疫，退水之后当天消杀，饮水先检后用，药品从县医院调拨。"
    "七要讲清楚保险怎么赔，查勘员三天之内到田头，理赔款直接进户。"
    "八要少开会、少要表，一天只报一次数，能从系统里取的不再向村里要。"
)

# Who issued the source; title, words before the text and words behind it.
WAYS = (
    (WATER, BESIDE, "省厅通知现转给你们，请查收。", ""),
    (PROVINCE, BESIDE, "上级文件转去，请照此办理。", ""),
    (PROVINCE, BESIDE, "省政府办公厅通知现予转发。", ""),
    (PROVINCE, BESIDE, "现将上级文件转给你们，请遵照执行。", ""),
    (PROVINCE, BESIDE, "转去省政府办公厅文件一份，请查收。", ""),
    (PROVINCE, BESIDE, f"省里文件（{NUMBER}）转请查收，并照此办理。", ""),
    (PROVINCE, BESIDE, POINTS + f"\n现将《{TITLE}》转发给你们，请一并贯彻。", ""),
    (PROVINCE, BESIDE, "", f"\n以上系《{TITLE}》全文，现转发给你们，请贯彻执行。"),
    (PROVINCE, f"关于转发《{TITLE}》的通知", POINTS, ""),
    (PROVINCE, f"关于转发《{TITLE}》的通知", "", POINTS),
    (PROVINCE, f"安平市人民政府办公室批转{TITLE}的通知", "", ""),
    (PROVINCE, BESIDE, f"省政府办公厅{NUMBER}文，现照转如下：", ""),
    (PROVINCE, "关于防汛抗旱工作的函", f"现将《{TITLE}》转请贵局研办。", ""),
    (PROVINCE, "关于函转省政府办公厅通知的函", "", ""),
    (PROVINCE, BESIDE, f"现转发给你们，请认真贯彻执行。\n附：{TITLE}\n", ""),
    (PROVINCE, "转发通知", "省政府办公厅通知转发给你们。", ""),
    (PROVINCE, BESIDE, f"兹将省政府办公厅《关于{SUBJECT}的通知》转知你单位。", ""),
    (PROVINCE, BESIDE, "随文附上省政府办公厅通知，请照此执行。", ""),
    (PROVINCE, BESIDE, "现将省政府办公厅通知发给你们，请按通知要求办理，市里不再另发文。", ""),
    (
        PEER,
        f"安平市人民政府办公室转发柳河市人民政府办公室关于{SUBJECT}的通知",
        "供各地学习借鉴。",
        "",
    ),
    (
        PEER,
        "关于学习外地做法的通知",
        "柳河市防汛抗旱的做法很好，现将柳河市政府办公室的通知转给你们，供参考。",
        "",
    ),
    (PROVINCE, BESIDE, f"《{TITLE}》已经收到，市里没有补充意见，原文转去，照此办理。", ""),
    (
        PROVINCE,
        BESIDE,
        f"省政府办公厅通知转下，望即照办。\n{PROVINCE}文件\n{NUMBER}\n{TITLE}\n",
        "",
    ),
    (WATER, "转发省水利厅文件", "请各水管单位认真执行。", ""),
    (PROVINCE, BESIDE, f"根据防汛形势，{POINTS[:60]}\n省政府办公厅通知全文转发如下：", ""),
    (WATER, BESIDE, "省水利厅来文转给你们，请照办。", POINTS[:100]),
    (PROVINCE, BESIDE, "省里的通知转过去，请按通知办。", ""),
    (WATER, BESIDE, "省厅文件转给你们了，请照办。", ""),
    (WATER, BESIDE, "现转去省厅通知一份，请遵照办理。", ""),
    (PROVINCE, BESIDE, "上级通知随文转发，不再另提要求。", ""),
    (PROVINCE, "关于批转省政府办公厅防汛通知的通知", "", ""),
    (PROVINCE, BESIDE, f"{NUMBER}文件照转你们，望遵照执行。", ""),
    (PROVINCE, "函", f"兹转上《{TITLE}》，请查照办理。", ""),
    (PROVINCE, BESIDE, "", "\n上述省政府办公厅通知，现一并转发，请各镇落实。"),
    (PROVINCE, BESIDE, POINTS + "\n省政府办公厅通知附后，现予转发。", ""),
    (PROVINCE, f"转：{TITLE}", "", ""),
    (PROVINCE, f"【转发】{TITLE}", "", ""),
    (PROVINCE, BESIDE, f"现将上级文件转发如下，请各单位抓好贯彻。\n附：\n{TITLE}\n", ""),
    (WATER, BESIDE, "现将省厅来文函转贵单位，请按职责办理。", ""),
    (PEER, BESIDE, f"柳河市《关于{SUBJECT}的通知》写得具体，现转发各镇学习。", ""),
    (PEER, BESIDE, "柳河市政府办公室文件转你们一阅，可照此办理。", ""),
    (PROVINCE, BESIDE, "现将省文件全文印发，请照此执行。", ""),
    (PROVINCE, BESIDE, f"省政府办公厅下发了{NUMBER}文件，现原原本本转给大家，请对照落实。", ""),
    (PROVINCE, "关于转发上级防汛文件的通知", "现转发给你们，请认真落实。", POINTS),
    (PROVINCE, BESIDE, "兹将省政府办公厅通知抄转你们，请查照。", ""),
    (PROVINCE, BESIDE, "以下是省政府办公厅的通知，现转给各村，请照着做。", ""),
    (PROVINCE, "安平市人民政府办公室转发上级文件的通知", "请认真执行。", POINTS),
    (PROVINCE, BESIDE, "兹转发江政办发12号文件，请对照落实。", ""),
    (PROVINCE, "通知", f"现转发如下文件：\n{NUMBER}\n{TITLE}\n", ""),
    (PROVINCE, BESIDE, f"现将{NUMBER}文件原文传达如下，请抓好落实。", ""),
    (PROVINCE, BESIDE, f"现将《{TITLE}》转达贵单位，请予支持配合。", ""),
    (PROVINCE, BESIDE, "请遵照省政府办公厅通知执行，通知原文转发如下。", ""),
)


def papers(source: tuple[str, str, str], title: str, text: str, *, is_stated: bool) -> list[Paper]:
    issuer, level, number = source
    subject = f"{issuer}关于{SUBJECT}的通知"
    if is_stated:
        return [
            made("u", FLOOD, issuer, level, DAY, number=number, title=subject),
            made("l", text, CITY, "city", LATER, title=title),
        ]
    above = framed(FLOOD, title=subject, issuer=issuer, number=number, day=DAY)
    below = framed(text, title=title, issuer=CITY, number="安政办发〔2025〕20号", day=LATER)
    return [unstated("u", above), unstated("l", below)]


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize(("source", "title", "lead", "behind"), WAYS)
def test_relation_is_forwarded_when_the_paper_says_in_any_words_that_it_passes_on(
    source: tuple[str, str, str], title: str, lead: str, behind: str, is_stated: bool
) -> None:
    text = f"{lead}\n{FLOOD.strip()}{behind}\n"

    pair = only_pair(*papers(source, title, text, is_stated=is_stated))

    assert pair.found.lower.paper.id == "l"
    assert pair.relation.name == "forwarded"


NAMED = f"《{TITLE}》（{NUMBER}）"
# What is said of the source; none of it passes the source on.
DENIALS = (
    f"{NAMED}各单位对照执行即可，不必另行转抄。",
    f"{NAMED}大家都已看到，不再转发。",
    f"{NAMED}市里不另转发给各镇。",
    f"{NAMED}无需再转发至各村。",
    f"{NAMED}毋须转给各镇。",
    f"{NAMED}未经批准，不得转发。",
    f"省政府办公厅的通知{NUMBER}没有转给各镇。",
    f"{NAMED}请勿翻印。",
)


@pytest.mark.parametrize("is_behind", [False, True], ids=["before", "behind"])
@pytest.mark.parametrize("denial", DENIALS)
def test_relation_is_no_forwarding_when_the_paper_says_that_it_does_not_pass_on(
    denial: str, is_behind: bool
) -> None:
    text = f"{FLOOD.strip()}\n{denial}\n" if is_behind else f"{denial}\n{FLOOD.strip()}\n"

    pair = only_pair(*papers(PROVINCE, BESIDE, text, is_stated=True))

    assert pair.relation.name == "copied"


# Words of denial that deny no passing on.
OPENING = (
    f"市里不另行文现将{NAMED}转发给你们。",
    f"省未保办来文转发给你们，附{NAMED}。",
    "省政府办公厅关于未成年人假期安全和防汛抗旱的通知转发给你们。",
)


@pytest.mark.parametrize("lead", OPENING)
def test_relation_is_forwarded_when_what_is_denied_is_something_else(lead: str) -> None:
    text = f"{lead}\n{FLOOD.strip()}\n"

    pair = only_pair(*papers(PROVINCE, BESIDE, text, is_stated=True))

    assert pair.relation.name == "forwarded"


STATUTE = (
    "第一条　为规范殡葬服务，制定本办法。\n第二条　设立经营性公墓，由市人民政府批转市民政部门审核"
    "后，报省民政部门审批；乡级公墓由县人民政府批转县民政部门办理，并转送自然资源主管部门备案。\n"
    "第三条　公墓经营单位应当公示服务项目和收费标准，不得限制家属使用自备的合法丧葬用品，"
    "不得捆绑销售墓位与服务，价格主管部门每年组织一次检查并向社会公布结果。\n"
    "第四条　节地生态安葬的，由财政给予补助，补助标准由县级人民政府确定并随物价水平调整。\n"
)


@pytest.mark.parametrize("issuer", ["江东省安平市人民政府", "柳河市人民政府"])
def test_relation_is_no_forwarding_when_a_copied_statute_tells_of_a_procedure(issuer: str) -> None:
    province = "江东省人民政府"
    upper = made("u", STATUTE, province, "province", DAY, title="江东省公墓管理办法")
    lower = made("l", STATUTE, issuer, "city", LATER, title="公墓管理办法")

    assert only_pair(upper, lower).relation.name in ("copied", "copied_sideways")
