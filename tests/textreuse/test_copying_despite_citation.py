"""Copies that cite their parent: naming it as the ground for an own paper does not pass it on."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.papers import Paper
from tests.textreuse.office import FIRE, FLOOD, OWN, framed, localised, made, only_pair, unstated

PROVINCE, CITY = "江东省人民政府办公厅", "江东省安平市人民政府办公室"
NUMBER = "江政办发〔2025〕12号"
SUBJECT = "切实做好2025年防汛抗旱工作"
TITLE = f"江东省人民政府办公厅关于{SUBJECT}的通知"
DAY, LATER = date(2025, 4, 1), date(2025, 4, 8)

COPIES = (
    ("安平市人民政府办公室关于切实做好2025年防汛抗旱工作的通知", ""),
    (
        "安平市人民政府办公室关于印发《安平市2025年防汛抗旱工作方案》的通知",
        "现将《安平市2025年防汛抗旱工作方案》印发给你们，请认真组织实施。",
    ),
    (
        "关于做好防汛抗旱工作的通知",
        f"根据《{TITLE}》（{NUMBER}）精神，结合我市实际，制定如下措施。",
    ),
    (f"安平市贯彻落实{NUMBER}文件实施方案", f"为贯彻落实{NUMBER}文件精神，现就有关工作安排如下。"),
    (
        "关于印发安平市防汛抗旱实施细则的通知",
        f"按照{NUMBER}文件要求，我们制定了实施细则，现印发给你们。",
    ),
    ("安平市防汛抗旱工作要点", ""),
    (
        f"安平市人民政府办公室关于贯彻落实《{TITLE}》的通知",
        f"为贯彻落实《{TITLE}》（{NUMBER}），现将有关事项通知如下：",
    ),
    (f"安平市人民政府办公室关于贯彻《{TITLE}》的实施意见", "经市政府同意，提出如下实施意见。"),
    (
        "关于印发《安平市切实做好2025年防汛抗旱工作实施方案》的通知",
        f"根据《{TITLE}》（{NUMBER}），我市研究制定了《安平市切实做好2025年防汛抗旱工作实施方案》，现印发给你们，请遵照执行。",
    ),
    (
        "关于做好防汛工作的通知",
        f"近日，省政府办公厅印发了《关于{SUBJECT}的通知》（{NUMBER}）。为抓好贯彻落实，现就我市有关工作通知如下。",
    ),
    ("关于做好防汛工作的通知", "按照省政府办公厅的统一部署和要求，现就做好我市防汛工作通知如下："),
    ("安平市防汛抗旱工作实施方案", f"依据《{TITLE}》要求，为做好我市防汛抗旱工作，特制定本方案。"),
    (
        "关于做好防汛工作的通知",
        f"省政府办公厅下发《关于{SUBJECT}的通知》后，市政府高度重视，专题研究部署。现就有关事项通知如下。",
    ),
    (
        "关于做好防汛工作的通知",
        f"为深入贯彻落实省政府办公厅转发省水利厅《关于{SUBJECT}的意见》精神，现提出以下要求，请及时转发到各村组。",
    ),
    (
        "安平市水利局关于切实做好2025年防汛抗旱工作的通知",
        f"根据省政府办公厅{NUMBER}文件和市政府领导批示精神，现通知如下。",
    ),
    (
        f"中共安平市委办公室 安平市人民政府办公室关于{SUBJECT}的通知",
        "经市委、市政府同意，现就有关事项通知如下：",
    ),
    (
        "关于印发安平市2025年防汛抗旱工作任务分工方案的通知",
        f"《安平市2025年防汛抗旱工作任务分工方案》已经市政府研究同意，现印发给你们。请对照{NUMBER}文件抓好落实。",
    ),
    ("安平市贯彻落实省政府办公厅通知若干措施", f"为全面落实《{TITLE}》，制定以下若干措施。"),
    (
        "关于转发市水利局防汛物资储备办法的通知",
        f"现将市水利局《防汛物资储备办法》转发给你们。根据{NUMBER}，另提出如下要求。",
    ),
    (
        "关于做好防汛工作的通知",
        f"接到《{TITLE}》（{NUMBER}）后，我办立即进行研究，现将有关事项通知如下，请结合实际抓好落实。",
    ),
    (
        "关于做好防汛工作的通知",
        f"《{TITLE}》（{NUMBER}，以下简称《通知》）对全年工作作出了部署。为落实好《通知》要求，现通知如下。",
    ),
    (
        "Notice on Flood Control",
        f"Pursuant to the provincial circular {NUMBER}, the following notice is hereby issued.",
    ),
    (f"关于对照《{TITLE}》开展自查自纠的通知", "现将自查自纠内容通知如下。"),
    ("安平市2025年防汛抗旱工作责任清单", f"（依据{NUMBER}制定）"),
    ("安平市防汛抗旱应急预案", f"1.1 编制依据：《防洪法》《{TITLE}》等。"),
    (
        "关于进一步做好2025年防汛抗旱工作的通知",
        f"为进一步贯彻{NUMBER}要求，经市政府同意，现将有关要求明确如下。",
    ),
    (
        "关于印发《2025年全市防汛抗旱工作实施方案》的通知",
        "《2025年全市防汛抗旱工作实施方案》已经市政府第三次常务会议审议通过，现印发给你们，请认真贯彻执行。",
    ),
    (
        "关于落实省政府办公厅要求的通知",
        f"现将落实《{TITLE}》的具体措施印发给你们，请抓好执行。",
    ),
    ("关于做好防汛工作的通知", "现就进一步做好防汛工作通知如下，请各地转发并遵照执行。"),
    (
        "关于下达防汛任务的通知",
        f"根据{NUMBER}下达的任务，现将我市任务分解下发给你们，请抓好落实。",
    ),
    (
        "关于做好防汛工作的通知",
        f"省政府办公厅{NUMBER}文件转发了先进地区的做法，为学习借鉴，现就我市工作通知如下。",
    ),
    (
        "关于做好防汛工作的通知",
        f"根据省防指《关于转发〈{TITLE}〉的通知》精神，现就我市有关事项通知如下。",
    ),
)


def papers(title: str, lead: str, body: str, *, is_stated: bool) -> tuple[Paper, Paper]:
    below = f"{lead}\n{localised(body)}" if lead else localised(body)
    if is_stated:
        return (
            made("u", body, PROVINCE, "province", DAY, number=NUMBER, title=TITLE),
            made("l", below, CITY, "city", LATER, title=title),
        )
    number = "安政办发〔2025〕20号"
    return (
        unstated("u", framed(body, title=TITLE, issuer=PROVINCE, number=NUMBER, day=DAY)),
        unstated("l", framed(below, title=title, issuer=CITY, number=number, day=LATER)),
    )


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize(("title", "lead"), COPIES)
def test_relation_is_copied_when_an_own_paper_repeats_its_superior(
    title: str, lead: str, is_stated: bool
) -> None:
    pair = only_pair(*papers(title, lead, FLOOD, is_stated=is_stated))

    assert pair.relation.name == "copied"
    assert pair.found.containment > 0.85


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("关于印发《江东省防汛抗旱工作方案》的通知", "关于印发《安平市防汛抗旱工作方案》的通知"),
        ("关于印发《全省防汛抗旱工作方案》的通知", "关于印发《全市防汛抗旱工作方案》的通知"),
        ("关于印发《防汛抗旱工作方案》的通知", "关于印发《防汛抗旱工作方案》的通知"),
        (
            "江东省人民政府办公厅关于印发防汛抗旱工作方案的通知",
            "安平市人民政府办公室关于印发防汛抗旱工作方案的通知",
        ),
        ("江东省防汛抗旱工作方案", "安平市防汛抗旱工作方案"),
    ],
)
@pytest.mark.parametrize("lead", ["", "经市政府同意，现将方案印发给你们，请遵照执行。"])
def test_relation_is_copied_when_the_own_plan_bears_the_name_of_the_superiors(
    above: str, below: str, lead: str
) -> None:
    upper = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=above)
    lower = made("l", f"{lead}\n{localised(FLOOD)}", CITY, "city", LATER, title=below)

    assert only_pair(upper, lower).relation.name == "copied"


@pytest.mark.parametrize(
    "title",
    [
        f"关于印发贯彻落实{NUMBER}文件实施方案的通知",
        f"关于印发《安平市贯彻落实{NUMBER}文件实施方案》的通知",
        f"关于印发《贯彻落实〈{TITLE}〉实施方案》的通知",
        f"关于印发安平市贯彻《{TITLE}》任务分工的通知",
    ],
)
def test_relation_is_copied_when_the_own_plan_that_is_issued_repeats_every_word(
    title: str,
) -> None:
    upper = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)

    pair = only_pair(upper, made("l", FLOOD, CITY, "city", LATER, title=title))

    assert pair.relation.name == "copied"


def test_paper_stays_listed_as_copied_when_its_own_measures_outweigh_what_it_repeats() -> None:
    section = FLOOD.splitlines()[2]
    text = f"根据《{TITLE}》精神，结合我市实际，安排如下。\n{OWN}{FIRE}{section}\n"
    upper = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)

    pair = only_pair(upper, made("l", text, CITY, "city", LATER))

    assert pair.relation.name == "copied"
    assert 0.05 < pair.found.containment < 0.25


def test_relation_is_copied_when_the_repeated_words_name_no_source() -> None:
    upper = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)
    lower = made("l", OWN + FLOOD.splitlines()[3] + "\n" + FIRE, CITY, "city", LATER)

    assert only_pair(upper, lower).relation.name == "copied"
