"""Numbers that Word writes by itself are part of what a reader sees."""

import pytest

from docs_audit.formats.numbering import spelled
from tests.formats.conftest import Ask
from tests.samples.office import W, raw_docx

NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="第%1章"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:styleId="章"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    '</w:style><w:style w:styleId="子"><w:basedOn w:val="章"/></w:style></w:styles>'
)


def item(text: str, level: int) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_list_paragraphs_carry_their_numbers(ask: Ask) -> None:
    body = item("总则", 0) + item("目的", 1) + item("范围", 1) + item("附则", 0) + item("施行", 1)

    reading = ask.reading(raw_docx(body, **{"word__numbering.xml": NUMBERING}), "a.docx")

    assert reading.text.split("\n") == [
        "第一章 总则", "一.1 目的", "一.2 范围", "第二章 附则", "二.1 施行",
    ]  # fmt: skip


def test_numbers_of_a_style_are_inherited(ask: Ask) -> None:
    body = '<w:p><w:pPr><w:pStyle w:val="子"/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>'
    parts = {"word__numbering.xml": NUMBERING, "word__styles.xml": STYLES}

    assert ask.reading(raw_docx(body, **parts), "a.docx").text == "第一章 总则"


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (3, "decimalEnclosedCircle", "③"),
        (4, "upperRoman", "IV"),
        (2, "lowerLetter", "b"),
        (7, "decimal", "7"),
        (7, "neverHeardOf", "7"),
    ],
)
def test_counts_are_spelled_in_words_formats(count: int, form: str, text: str) -> None:
    assert spelled(count, form) == text
