"""Relations: lawful ways of repeating are told apart from copying, in many wordings."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.sources import Pair
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, made

PROVINCE, CITY, COUNTY = (
    "江东省人民政府办公厅",
    "江东省安平市人民政府办公室",
    "江东省安平市清河县人民政府办公室",
)
NUMBER = "江政办发〔2025〕12号"
TITLE = "江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知"
UPPER = made("u", FLOOD, PROVINCE, "province", date(2025, 4, 1), number=NUMBER, title=TITLE)


def only_pair(*papers: Paper) -> Pair:
    found = list(match(papers))
    assert len(found) == 1, [(p.found.lower.paper.id, p.found.upper.paper.id) for p in found]
    return found[0]


FORWARDINGS = (
    (
        "安平市人民政府办公室转发《江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知》的通知",
        "",
    ),
    (
        "安平市人民政府办公室关于转发江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知的通知",
        "",
    ),
    ("安平市人民政府办公室转发省政府办公厅关于切实做好2025年防汛抗旱工作的通知", ""),
    ("关于转发江政办发〔2025〕12号文件的通知", ""),
    ("安平市人民政府办公室转发关于切实做好2025年防汛抗旱工作通知的通知", ""),
    (
        "关于做好今年防汛抗旱工作的通知",
        "现将《江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知》（江政办发〔2025〕12号）转发给你们，请结合实际认真贯彻执行。\n",
    ),
    (
        "关于做好今年防汛抗旱工作的通知",
        "现将省政府办公厅《关于切实做好2025年防汛抗旱工作的通知》转发你们，请遵照执行。\n",
    ),
    (
        "关于防汛抗旱工作的通知",
        "《江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知》（江政办发〔2025〕12号）已经印发，现转发给你们，请抓好落实。\n",
    ),
    ("关于翻印江政办发〔2025〕12号文件的通知", "现将江政办发〔2025〕12号文翻印给你们。\n"),
    (
        "安平市人民政府办公室关于印发《江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知》的通知",
        "",
    ),
    (
        "关于转发省政府办公厅防汛抗旱工作通知的通知",
        "现将江政办发〔2025〕12号文件转发给你们，请一并贯彻落实。\n",
    ),
    ("安平市防汛抗旱指挥部转发省政府办公厅关于切实做好防汛抗旱工作的通知", ""),
    ("转发《省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知》", ""),
    (
        "关于防汛工作的通知",
        "经市政府同意，现将江东省人民政府办公厅江政办发〔2025〕12号文件转发给你们，并提出以下要求，请一并执行。\n",
    ),
)


@pytest.mark.parametrize(("title", "lead"), FORWARDINGS)
def test_relation_is_forwarded_when_the_paper_openly_passes_its_source_on(
    title: str, lead: str
) -> None:
    lower = made("l", lead + FLOOD, CITY, "city", date(2025, 4, 8), title=title)

    pair = only_pair(UPPER, lower)

    assert pair.relation.name == "forwarded"
    assert pair.found.lower.paper.id == "l"


COPIES = (
    ("安平市人民政府办公室关于切实做好2025年防汛抗旱工作的通知", ""),
    (
        "安平市人民政府办公室关于印发《安平市2025年防汛抗旱工作方案》的通知",
        "现将《安平市2025年防汛抗旱工作方案》印发给你们，请认真组织实施。\n",
    ),
    (
        "关于做好防汛抗旱工作的通知",
        "根据《江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知》（江政办发〔2025〕12号）精神，结合我市实际，制定如下措施。\n",
    ),
    (
        "安平市贯彻落实江政办发〔2025〕12号文件实施方案",
        "为贯彻落实江政办发〔2025〕12号文件精神，现就有关工作安排如下。\n",
    ),
    (
        "关于印发安平市防汛抗旱实施细则的通知",
        "按照江政办发〔2025〕12号文件要求，我们制定了实施细则，现印发给你们。\n",
    ),
    ("安平市防汛抗旱工作要点", ""),
)


@pytest.mark.parametrize(("title", "lead"), COPIES)
def test_relation_is_copied_when_an_own_paper_repeats_its_superior(title: str, lead: str) -> None:
    text = lead + FLOOD.replace("全省", "全市").replace("我省", "我市").replace(
        "省水利厅", "市水利局"
    )
    lower = made("l", text, CITY, "city", date(2025, 4, 8), title=title)

    pair = only_pair(UPPER, lower)

    assert pair.relation.name == "copied"
    assert pair.found.containment > 0.85


QUOTATIONS = (
    "《江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知》（江政办发〔2025〕12号）明确要求：“{}”",
    "江政办发〔2025〕12号文件指出，“{}”",
    "省政府办公厅在《关于切实做好2025年防汛抗旱工作的通知》中强调：“{}”",
    "按照省政府办公厅通知的规定：“{}”",
    "《关于切实做好2025年防汛抗旱工作的通知》第三条规定：{}",
    "省委主要领导在全省防汛工作会议上的讲话中指出：“{}”",
    "对此，江政办发〔2025〕12号文件的原文是：“{}”",
)


@pytest.mark.parametrize("frame", QUOTATIONS)
def test_relation_is_quoted_when_only_an_attributed_passage_is_repeated(frame: str) -> None:
    section = FLOOD.splitlines()[3].removeprefix("三、")
    lower = made("l", OWN + frame.format(section) + "\n" + STRAW, CITY, "city", date(2025, 4, 8))

    pair = only_pair(UPPER, lower)

    assert pair.relation.name == "quoted"
    assert {one.kind for one in pair.found.passages} == {"quoted"}
    assert pair.found.containment == 0


def test_relation_is_copied_when_the_repeated_words_name_no_source() -> None:
    lower = made("l", OWN + FLOOD.splitlines()[3] + "\n" + STRAW, CITY, "city", date(2025, 4, 8))

    assert only_pair(UPPER, lower).relation.name == "copied"


def test_relation_is_reissued_when_the_issuer_repeats_its_own_earlier_paper() -> None:
    early = made("2024", FLOOD.replace("2025", "2024"), CITY, "city", date(2024, 4, 2))
    late = made("2025", FLOOD, CITY, "city", date(2025, 4, 2))

    pair = only_pair(late, early)

    assert pair.relation.name == "reissued"
    assert (pair.found.lower.paper.id, pair.found.upper.paper.id) == ("2025", "2024")


def test_relation_is_same_document_when_one_number_comes_from_two_units() -> None:
    twin = made(
        "v", FLOOD, "江东省水利厅", "province", date(2025, 4, 1), number=NUMBER, title=TITLE
    )

    assert only_pair(UPPER, twin).relation.name == "same_document"


def test_relation_is_copied_when_a_careless_copy_keeps_the_number_of_its_source() -> None:
    lower = made("l", FLOOD, COUNTY, "county", date(2025, 5, 6), number=NUMBER)

    assert only_pair(UPPER, lower).relation.name == "copied"


@pytest.mark.parametrize(
    ("upper_unit", "upper_level", "lower_unit"),
    [
        ("江东省柳河市人民政府", "city", "江东省安平市人民政府"),
        ("江东省柳河市人民政府", "city", "江东省安平市清河县人民政府"),
        ("马鞍山市博望区人民政府", "county", "抚顺市东洲区人民政府"),
        ("湖南省人民政府", "province", "广西壮族自治区平乐县人民政府"),
        ("湖南省人民政府", "province", "平乐县人民政府"),
    ],
)
def test_relation_is_sideways_when_the_source_is_no_superior(
    upper_unit: str, upper_level: str, lower_unit: str
) -> None:
    level = "county" if lower_unit.endswith(("县人民政府", "区人民政府")) else "city"
    upper = made("u", FIRE, upper_unit, upper_level, date(2025, 3, 1))
    lower = made("l", FIRE, lower_unit, level, date(2025, 3, 9))

    pair = only_pair(lower, upper)

    assert pair.relation.name == "copied_sideways"
    assert pair.found.lower.paper.id == "l"


def test_superior_stays_the_upper_when_it_passes_on_a_subordinates_paper() -> None:
    title = "关于秸秆禁烧和综合利用的意见"
    below = made("l", STRAW, "安平市农业农村局", "city", date(2025, 5, 1), title=title)
    above = made(
        "u",
        f"省政府同意安平市农业农村局《{title}》，现批转给你们，请认真贯彻执行。\n{STRAW}",
        "江东省人民政府",
        "province",
        date(2025, 5, 20),
        title=f"江东省人民政府批转安平市农业农村局{title}的通知",
    )

    pair = only_pair(below, above)

    assert pair.found.upper.paper.id == "u"
    assert pair.relation.name == "forwarded"
