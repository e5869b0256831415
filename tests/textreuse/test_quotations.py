"""Attributed quotation: what a paper repeats and names the source of is set aside, no more."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.quotations import attributed, lawful
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, framed, made, only_pair, unstated

PROVINCE, CITY = "江东省人民政府办公厅", "江东省安平市人民政府办公室"
NUMBER = "江政办发〔2025〕12号"
TITLE = "江东省人民政府办公厅关于切实做好2025年防汛抗旱工作的通知"
DAY, LATER = date(2025, 4, 1), date(2025, 4, 8)
UPPER = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)
SECTION = FLOOD.splitlines()[3].removeprefix("三、")
OTHER = FLOOD.splitlines()[2].removeprefix("二、")
FIRST = SECTION.split("。")[1]

MARKED = (
    f"《{TITLE}》（{NUMBER}）明确要求：“{{}}”",
    f"{NUMBER}文件指出，“{{}}”",
    "省政府办公厅在《关于切实做好2025年防汛抗旱工作的通知》中强调：“{}”",
    "按照省政府办公厅通知的规定：“{}”",
    "省委主要领导在全省防汛工作会议上的讲话中指出：“{}”",
    f"对此，{NUMBER}文件的原文是：“{{}}”",
    f"《{TITLE}》第三部分规定：「{{}}」",
    f"省政府办公厅{NUMBER}文件明确：『{{}}』",
    '省政府办公厅《关于切实做好2025年防汛抗旱工作的通知》要求："{}"',
    f"《{TITLE}》指出：‘{{}}’",
    f"{NUMBER}文件提出：〝{{}}〞",
    "省防汛工作会议要求，“{}”各地务必对照检查。",
    f"为便于大家学习，现将《{TITLE}》第三条原文摘录如下：“{{}}”",
    f"《{TITLE}》指出：\n“{{}}”",
    "省政府办公厅的通知写道：“{}”我们要深刻领会。",
    f"“{{}}”这是《{TITLE}》提出的明确要求。",
    f"“{{}}”（{NUMBER}）",
    f"“{{}}”——摘自《{TITLE}》",
    "省政府办公厅强调要“{}”",
    f"《{TITLE}》对监测预警作了专门部署，其中第三条明确规定：“{{}}”",
    f"要认真落实{NUMBER}文件关于“{{}}”的要求。",
    "省水利厅负责同志在解读《通知》时说：“{}”",
    "上级文件明确指出：“{}”",
    "《通知》第三条：“{}”",
    f"引用《{TITLE}》原文：“{{}}”",
    "The Circular (No. 12 [2025]) of the Provincial General Office states: “{}”",
    f'According to the circular {NUMBER}, "{{}}"',
    'As the Provincial Notice puts it: "{}"',
    "Section 3 of the Provincial Circular requires the following: “{}”",
)
LESS_USUAL = (
    f"根据{TITLE}中“{{}}”的要求，我县开展了排查。",
    f"（摘自《{TITLE}》）“{{}}”",
    f"按《{TITLE}》的原话，就是“{{}}”",
    f"《{TITLE}》中有这样一段话：“{{}}”",
    f"“{{}}”，省政府办公厅{NUMBER}文件这样要求。",
    "“{}”这是省政府办公厅文件对我们的明确要求。",
    f"正如{NUMBER}文件所说，“{{}}”",
    "省水利厅厅长在视频会上强调，{}",
    "消防法第十六条规定，{}",
    "依据《江东省消防条例》第三条之规定：{}",
    f"下面是《{TITLE}》的有关规定：\n{{}}",
    f"In the words of Circular {NUMBER}, “{{}}”",
)
UNMARKED = (
    "《关于切实做好2025年防汛抗旱工作的通知》第三条规定：{}",
    f"《{TITLE}》（{NUMBER}）明确要求：{{}}",
    f"{NUMBER}文件第三条规定如下：\n{{}}",
    "省政府办公厅《关于切实做好2025年防汛抗旱工作的通知》指出，{}",
    "省政府办公厅通知要求，{}",
    f"《{TITLE}》强调，要{{}}",
    "省委书记在全省防汛工作会议上指出，{}",
    "会议强调，{}",
    "《通知》明确，{}",
    f"《{TITLE}》第三条的原文是：\n    {{}}",
    "国务院有关负责同志指出：{}",
    "《江东省防汛条例》第十二条规定，{}",
    "依照《江东省防汛条例》第十二条的规定，{}",
)


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize("frame", [*MARKED, *LESS_USUAL, *UNMARKED])
def test_relation_is_quoted_when_only_an_attributed_passage_is_repeated(
    frame: str, is_stated: bool
) -> None:
    text = f"{OWN}{frame.format(SECTION)}\n{STRAW}"
    upper, lower = UPPER, made("l", text, CITY, "city", LATER)
    if not is_stated:
        framed_text = framed(text, title="关于近期重点工作的通知", issuer=CITY, day=LATER)
        upper = unstated("u", framed(FLOOD, title=TITLE, issuer=PROVINCE, number=NUMBER, day=DAY))
        lower = unstated("l", framed_text)

    pair = only_pair(upper, lower)

    assert pair.relation.name == "quoted"
    assert {one.kind for one in pair.found.passages} == {"quoted"}
    assert pair.found.containment == 0


SEVERAL = (
    f"《{TITLE}》要求：“{{0}}\n“{{1}}”",
    f"《{TITLE}》要求：“{{0}}\n{{1}}”",
    f"《{TITLE}》明确：“{{0}}”同时要求：“{{1}}”",
    f"{NUMBER}文件规定：\n“{{0}}”\n“{{1}}”",
    f"《{TITLE}》指出，{{0}}《通知》强调，{{1}}",
    "会议指出，{0}\n会议要求，{1}",
    f"《{TITLE}》有关规定如下：\n（一）{{0}}\n（二）{{1}}",
    f"现将《{TITLE}》有关内容摘录如下：\n第三条　{{0}}\n第四条　{{1}}",
    f"《{TITLE}》要求：\n> {{0}}\n> {{1}}",
    f"The Circular {NUMBER} provides:\n“{{0}}\n“{{1}}”",
)


@pytest.mark.parametrize("frame", SEVERAL)
def test_relation_is_quoted_when_the_quotation_has_several_paragraphs(frame: str) -> None:
    text = f"{OWN}{frame.format(OTHER, SECTION)}\n{STRAW}"

    pair = only_pair(UPPER, made("l", text, CITY, "city", LATER))

    assert pair.relation.name == "quoted"
    assert pair.found.containment == 0


NOT_QUOTED = (
    "违反本条例第十六条规定，{}",
    "第九条　对要求认定的单位，{}",
    "河道采砂许可由国务院水行政主管部门规定，{}",
    "有关单位应当遵守下列规定：\n（一）{}",
    "坚持“谁设障碍、谁来清除”的原则，{}",
    "按照省政府办公厅《关于切实做好2025年防汛抗旱工作的通知》要求，现就有关事项通知如下：\n{}",
    f"根据《{TITLE}》（{NUMBER}）规定，结合我市实际，制定以下措施：{{}}",
    f"为落实《{TITLE}》要求，{{}}",
    "现提出以下要求：{}",
    "各地要牢记“人民至上、生命至上”。{}",
    f"我们学习了《{TITLE}》。{{}}",
    "市政府要求：{}",
    f"{NUMBER}文件已下发。现将任务明确如下：{{}}",
    "各单位要做到：“{}”",
)


@pytest.mark.parametrize("frame", NOT_QUOTED)
def test_relation_is_copied_when_no_source_is_said_to_say_it(frame: str) -> None:
    text = f"{OWN}{frame.format(SECTION)}\n{STRAW}"

    assert only_pair(UPPER, made("l", text, CITY, "city", LATER)).relation.name == "copied"


def test_short_term_in_straight_marks_opens_no_quotation_behind_it() -> None:
    text = f'《{TITLE}》所称"通知"，{SECTION}又称"来文"。'

    assert [text[slice(*span)] for span in attributed(text)] == [f"《{TITLE}》"]


def test_item_that_ends_with_a_title_names_no_origin_of_the_item_above() -> None:
    text = "（一）隐瞒情况擅自开业的；\n（二）未按规定办理《企业法人营业执照》的；\n"

    assert [text[slice(*span)] for span in attributed(text)] == ["《企业法人营业执照》"]


def test_what_follows_a_quotation_is_copied_when_it_stands_outside_the_marks() -> None:
    text = f"{OWN}《{TITLE}》要求：“{FIRST}。”\n{OTHER}\n{STRAW}"

    pair = only_pair(UPPER, made("l", text, CITY, "city", LATER))

    assert pair.relation.name == "copied"
    assert any("病险水库" in text[slice(*one.lower)] for one in pair.found.passages)


def test_indirect_speech_ends_where_the_paper_turns_to_itself() -> None:
    text = f"{OWN}《{TITLE}》指出，{FIRST}。为此，我市要求：{OTHER}\n{STRAW}"

    assert only_pair(UPPER, made("l", text, CITY, "city", LATER)).relation.name == "copied"


LAWS = (
    ("《中华人民共和国防洪法》第七条规定：“{}”", True),
    ("《中华人民共和国防洪法》第七条第二款规定，{}", True),
    ("依照《江东省防汛条例》第十二条的规定，{}", True),
    ("根据国务院《汛期防御办法》的规定：“{}”", True),
    ("《江东省水库管理实施细则》明确：{}", True),
    ("《行政处罚法》规定：“{}”", True),
    ("Article 7 of the Flood Control Law provides: “{}”", True),
    (f"《{TITLE}》要求：“{{}}”", False),
    (f"{NUMBER}文件指出，“{{}}”", False),
    ("省委书记在会议上强调：“{}”", False),
    ("《关于宣传防洪法的通知》要求：“{}”", False),
)


@pytest.mark.parametrize(("frame", "is_law"), LAWS)
def test_quotation_of_a_law_is_told_apart_from_that_of_a_paper(frame: str, is_law: bool) -> None:
    text = f"{OWN}{frame.format(SECTION)}\n{STRAW}"
    at = text.index(SECTION) + 5

    assert any(start <= at < end for start, end in attributed(text))
    assert any(start <= at < end for start, end in lawful(text)) == is_law
    assert set(lawful(text)) <= set(attributed(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“" * 10000,
        "《" * 10000,
        "”" * 10000,
        "《通知》要求：" * 5000,
        "规定：“" * 5000,
        "条" * 100000,
        "号指出，" * 20000,
        '"' * 9999,
        "“甲”" * 10000,
        "《通知》原文如下：\n" * 10000,
        "附：《通知》摘录\n甲\n（摘自《通知》）\n" * 5000,
        "上级指出“甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌”，" * 3500,
        "市市局局：" * 20000,
        FIRE[:8] * 4000,
        "《通知》第三条 甲乙丙丁戊己庚\n" * 5000,
        "甲。（见《通知》第三条）\n①见《通知》\n" * 5000,
        "“甲乙丙丁戊己庚辛”①" * 8000,
        "省政府下发通知，" * 20000,
        "The Circular states " * 10000,
        "Section 3 of the Act: “" * 10000,
        "根据水法第三十七条" * 20000,
        "以《通知》为准，" * 20000,
        "以上是《通知》" * 20000,
    ],
)
def test_spans_ascend_and_lie_inside_the_text_when_it_is_hostile(text: str) -> None:
    spans = attributed(text)

    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert set(lawful(text)) <= set(spans)
