"""Word papers in one XML file, as office systems make them out of templates."""

import pytest

from tests.formats.conftest import Ask
from tests.samples.hostile import LAUGHS
from tests.samples.office import W, paragraphs

START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = '<?mso-application progid="Word.Document"?>\n'
OLD = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
PACKAGE = 'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"'
NOTICE = "各乡镇人民政府要于三月底前报送防汛工作台账。"


def word_2003(body: str, *, title: str = "", header: str = "", before: str = "") -> bytes:
    return (
        f"{START}{WORD}{before}<w:wordDocument {OLD}><o:DocumentProperties><o:Title>{title}"
        f"</o:Title></o:DocumentProperties><w:body>{body}<w:sectPr><w:hdr>{paragraphs(header)}"
        "</w:hdr></w:sectPr></w:body></w:wordDocument>"
    ).encode()


def flat_package(body: str) -> bytes:
    return (
        f'{START}{WORD}<pkg:package {PACKAGE}><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
        f"<w:document {W}><w:body>{body}</w:body></w:document></pkg:xmlData></pkg:part>"
        f'<pkg:part pkg:name="/word/footer1.xml"><pkg:xmlData><w:ftr {W}>{paragraphs("— 1 —")}'
        "</w:ftr></pkg:xmlData></pkg:part></pkg:package>"
    ).encode()


@pytest.mark.parametrize("name", ["a.doc", "a.xml", "a.wps"])
@pytest.mark.parametrize("make", [word_2003, flat_package])
def test_words_of_the_paper_are_read_without_its_tags(ask: Ask, name: str, make: object) -> None:
    assert callable(make)
    reading = ask.reading(make(paragraphs("关于防汛工作的通知", NOTICE)), name)

    assert (reading.format, reading.warnings) == ("wordxml", ())
    assert reading.text == f"关于防汛工作的通知\n{NOTICE}"


@pytest.mark.parametrize("where", ["title", "header"])
def test_mark_in_title_or_header_refuses_the_paper(ask: Ask, where: str) -> None:
    data = word_2003(paragraphs(NOTICE), **{where: "机密★1年"})

    assert ask.code(data, "a.doc") == "refused"


def test_entities_are_no_part_of_a_paper(ask: Ask) -> None:
    assert ask.code(word_2003(paragraphs("&i;"), before=LAUGHS), "a.doc") == "damaged"


def test_broken_paper_is_damaged(ask: Ask) -> None:
    assert ask.code(word_2003(paragraphs(NOTICE))[:-40], "a.doc") == "damaged"
