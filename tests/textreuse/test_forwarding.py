"""Forwarding: a superior's paper openly passed on, or a subordinate's, is no copy.

Wordings of domain.md 3.4: 转发 from above or a peer, 批转 from below, 印发 with the text itself.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.textreuse.office import FLOOD, OWN, STRAW, framed, made, only_pair, unstated

PROVINCE, CITY = "江东省人民政府办公厅", "江东省安平市人民政府办公室"
NUMBER = "江政办发〔2025〕12号"
SUBJECT = "切实做好2025年防汛抗旱工作"
TITLE = f"江东省人民政府办公厅关于{SUBJECT}的通知"
DAY, LATER = date(2025, 4, 1), date(2025, 4, 8)
BESIDE = "关于做好当前防汛抗旱工作的通知"

FORWARDINGS = (
    (f"安平市人民政府办公室转发《{TITLE}》的通知", ""),
    (f"安平市人民政府办公室关于转发{TITLE}的通知", ""),
    (f"安平市人民政府办公室转发省政府办公厅关于{SUBJECT}的通知", ""),
    (f"关于转发{NUMBER}文件的通知", ""),
    (f"安平市人民政府办公室转发关于{SUBJECT}通知的通知", ""),
    (BESIDE, f"现将《{TITLE}》（{NUMBER}）转发给你们，请结合实际认真贯彻执行。"),
    (BESIDE, f"现将省政府办公厅《关于{SUBJECT}的通知》转发你们，请遵照执行。"),
    (BESIDE, f"《{TITLE}》（{NUMBER}）已经印发，现转发给你们，请抓好落实。"),
    (f"关于翻印{NUMBER}文件的通知", f"现将{NUMBER}文翻印给你们。"),
    (f"安平市人民政府办公室关于印发《{TITLE}》的通知", ""),
    ("关于转发省政府办公厅防汛抗旱工作通知的通知", f"现将{NUMBER}文件转发给你们，请一并贯彻落实。"),
    ("安平市人民政府办公室转发省政府办公厅关于切实做好防汛抗旱工作的通知", ""),
    (f"转发《省人民政府办公厅关于{SUBJECT}的通知》", ""),
    (
        BESIDE,
        f"经市政府同意，现将江东省人民政府办公厅{NUMBER}文件转发给你们，并提出以下要求，请一并执行。",
    ),
    (
        BESIDE,
        f"近日，省政府办公厅印发了《关于{SUBJECT}的通知》（{NUMBER}，以下简称《通知》）。现将《通知》原文转发给你们，请认真组织学习。",
    ),
    (f"安平市人民政府办公室关于转发《江东省人民政府办公厅关于〈{SUBJECT}〉的通知》的通知", ""),
    (
        BESIDE,
        f"现将《江东省人民政府办公厅关于{SUBJECT}的通知》（江政办发[2025]12号）随文转发，请各单位结合职责抓好贯彻。",
    ),
    (
        BESIDE,
        f"省政府办公厅《关于{SUBJECT}的通知》已收悉。经请示市政府领导同意，现予转发，望认真执行。",
    ),
    (BESIDE, f"接省政府办公厅{NUMBER}文，现原文转发，请各地各部门对照执行，不再另行发文。"),
    (f"转发省政府办公厅关于{SUBJECT}的通知的通知", "现将省政府办公厅通知转发给你们，请遵照执行。"),
    (BESIDE, f"现将《{TITLE}》印发给你们，请认真学习贯彻。"),
    (BESIDE, f"现将省政府办公厅{NUMBER}文件印发你们，市政府不再另行制发文件。"),
    (f"安平市水利局转发{TITLE}", ""),
    (f"关于转发《{TITLE}》的函", f"现将《{TITLE}》转送贵单位，请按职责分工办理。"),
    (
        BESIDE,
        f"根据省政府办公厅要求，现将《{TITLE}》转发给你们，请认真贯彻落实，并于5月10日前将落实情况报市防汛办。",
    ),
    (
        BESIDE,
        f"经市人民政府研究同意，现将省政府办公厅关于{SUBJECT}的通知（{NUMBER}）转发至你们，请一并抓好落实。",
    ),
    (f"关于转发省政府办公厅《关于{SUBJECT}的通知》的通知（特急）", ""),
    (f"Notice on Forwarding the Circular {NUMBER} of the Provincial General Office", ""),
    (BESIDE, f"We hereby forward to you the provincial circular {NUMBER} for your implementation."),
    (
        BESIDE,
        f"为认真贯彻落实省委、省政府决策部署，现将《{TITLE}》（{NUMBER}）转发给你们。各地要结合实际，抓好贯彻。",
    ),
    (f"市防指转发省政府办公厅关于{SUBJECT}通知", "各成员单位要按照通知要求抓好落实。"),
    (BESIDE, f"《{TITLE}》（{NUMBER}）现下发给你们，请遵照执行。"),
    (BESIDE, f"现将{NUMBER}《关于{SUBJECT}的通知》转给你们，请按要求落实。"),
    (BESIDE, f"现将下列文件转发给你们：《{TITLE}》。"),
    (BESIDE, f"现将《{TITLE}》（{NUMBER}）函转你单位，请按照职责分工抓好落实。"),
    (BESIDE, f"市政府办收到《{TITLE}》，现转发给你们。各单位务必高度重视。"),
    (BESIDE, f"为贯彻落实省政府办公厅{NUMBER}文件精神，现将该文件转发给你们，请遵照执行。"),
    (BESIDE, f"根据《{TITLE}》（{NUMBER}）要求，现将通知转发给你们，请认真落实。"),
    (BESIDE, f"省政府办公厅制定了《{TITLE}》，经研究，现原文印发，请认真抓好落实。"),
    ("Notice", f"Attached is the Circular {NUMBER}, which is hereby transmitted to you."),
)


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize(("title", "lead"), FORWARDINGS)
def test_relation_is_forwarded_when_a_paper_openly_passes_its_source_on(
    title: str, lead: str, is_stated: bool
) -> None:
    below = framed(
        f"{lead}\n{FLOOD}", title=title, issuer=CITY, number="安政办发〔2025〕20号", day=LATER
    )
    above = framed(FLOOD, title=TITLE, issuer=PROVINCE, number=NUMBER, day=DAY)
    if is_stated:
        upper = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)
        lower = made("l", f"{lead}\n{FLOOD}", CITY, "city", LATER, title=title)
    else:
        upper, lower = unstated("u", above), unstated("l", below)

    pair = only_pair(upper, lower)

    assert pair.found.lower.paper.id == "l"
    assert pair.relation.name == "forwarded"


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize(("title", "lead"), FORWARDINGS[:6])
def test_relation_is_forwarded_when_the_text_follows_as_an_attachment_with_its_own_head(
    title: str, lead: str, is_stated: bool
) -> None:
    above = framed(FLOOD, title=TITLE, issuer=PROVINCE, number=NUMBER, day=DAY)
    lead = lead or "现转发给你们，请认真贯彻执行。"
    below = (
        framed(
            f"{lead}\n附件：{TITLE}\n",
            title=title,
            issuer=CITY,
            number="安政办发〔2025〕20号",
            day=LATER,
        )
        + f"\n附件\n\n{above}"
    )
    if is_stated:
        upper = made("u", above, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)
        lower = made("l", below, CITY, "city", LATER, title=title)
    else:
        upper, lower = unstated("u", above), unstated("l", below)

    assert only_pair(upper, lower).relation.name == "forwarded"


def test_relation_is_forwarded_when_much_is_added_to_what_is_passed_on() -> None:
    lead = f"现将《{TITLE}》（{NUMBER}）转发给你们，并提出如下要求。\n"
    upper = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)
    lower = made("l", lead + OWN + STRAW + OWN[:300] + FLOOD[:200], CITY, "city", LATER)

    assert only_pair(upper, lower).relation.name == "forwarded"


OBJECT = "关于秸秆禁烧和综合利用的意见"
FROM_BELOW = (
    (
        f"江东省人民政府批转安平市农业农村局{OBJECT}的通知",
        f"省政府同意安平市农业农村局《{OBJECT}》，现批转给你们，请认真贯彻执行。",
    ),
    (
        f"江东省人民政府办公厅转发安平市农业农村局{OBJECT}的通知",
        f"安平市农业农村局《{OBJECT}》已经省政府同意，现转发给你们，请贯彻执行。",
    ),
    (
        "江东省人民政府关于推广安平市经验的通知",
        f"现将安平市农业农村局《{OBJECT}》转发各地，供学习借鉴。",
    ),
    (f"江东省人民政府批转《{OBJECT}》的通知", ""),
    ("关于印送安平市做法的通知", f"安平市农业农村局《{OBJECT}》很好，现印发各地参考。"),
    ("江东省人民政府办公厅关于转发安平市秸秆禁烧和综合利用意见的通知", ""),
)


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize(("title", "lead"), FROM_BELOW)
def test_superior_stays_the_upper_when_it_passes_on_a_subordinates_paper(
    title: str, lead: str, is_stated: bool
) -> None:
    bureau, government = "安平市农业农村局", "江东省人民政府"
    early, late = date(2025, 5, 1), date(2025, 5, 20)
    if is_stated:
        below = made("l", STRAW, bureau, "city", early, title=OBJECT)
        above = made("u", f"{lead}\n{STRAW}", government, "province", late, title=title)
    else:
        below = unstated(
            "l",
            framed(
                STRAW,
                title=f"{bureau}{OBJECT}",
                issuer=bureau,
                number="安农发〔2025〕3号",
                day=early,
            ),
        )
        above = unstated(
            "u",
            framed(
                f"{lead}\n{STRAW}",
                title=title,
                issuer=government,
                number="江政发〔2025〕9号",
                day=late,
            ),
        )

    pair = only_pair(below, above)

    assert pair.found.upper.paper.id == "u"
    assert pair.relation.name == "forwarded"
