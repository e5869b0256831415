""".docx and .doc: all text that a reader of the paper sees, in reading order."""

from pathlib import Path

import pytest

from docs_audit.formats import Reader, Reading
from tests.formats.conftest import Ask
from tests.samples.compound import word_97
from tests.samples.office import STRICT, paragraphs, raw_docx, saved_docx

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "civil_conduct"


def test_docx_gives_paragraphs_header_and_footer(ask: Ask) -> None:
    data = saved_docx("第一段", "第二段", header="安平县人民政府文件", footer="— 1 —")

    assert ask.reading(data, "a.docx").text == "安平县人民政府文件\n第一段\n第二段"


def test_docx_table_rows_become_lines(ask: Ask) -> None:
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tr>{cell.format(paragraphs('单位'))}{cell.format(paragraphs('时限'))}</w:tr>"

    assert ask.reading(raw_docx(f"<w:tbl>{row}</w:tbl>"), "a.docx").text == "单位\t时限"


def test_docx_text_box_is_read_once(ask: Ask) -> None:
    box = f"<w:txbxContent>{paragraphs('红头')}</w:txbxContent>"
    choice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    anchor = f"<w:p><w:r><mc:AlternateContent {mc}>{choice}</mc:AlternateContent></w:r>"
    data = raw_docx(f"{anchor}<w:r><w:t>正文</w:t></w:r></w:p>")

    assert ask.reading(data, "a.docx").text == "红头\n正文"


def test_docx_leaves_out_deleted_and_moved_text(ask: Ask) -> None:
    runs = (
        "<w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
    )

    assert ask.reading(raw_docx(f"<w:p>{runs}</w:p>"), "a.docx").text == "留增"


def test_docx_tab_stops_are_no_tabs(ask: Ask) -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'
    data = raw_docx(f"<w:p>{stops}<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>")

    assert ask.reading(data, "a.docx").text == "甲\t乙"


def test_docx_of_the_strict_kind_is_read(ask: Ask) -> None:
    data = raw_docx(paragraphs("严格"), namespace=STRICT)

    assert ask.reading(data, "a.docx").text == "严格"


def test_docx_counts_its_page_breaks(ask: Ask) -> None:
    body = paragraphs("一") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + paragraphs("二")

    assert ask.reading(raw_docx(body), "a.docx").pages == 2


def test_docx_with_macros_is_read_with_a_warning(ask: Ask) -> None:
    data = raw_docx(paragraphs("正文"), word__vbaProject_bin=b"")
    renamed = data.replace(b"word/vbaProject_bin", b"word/vbaProject.bin")

    assert ask.reading(renamed, "a.docm").warnings == ("macros",)


def test_doc_with_macros_is_read_with_a_warning(ask: Ask) -> None:
    assert ask.reading(word_97("正文\r", macros=True), "a.doc").warnings == ("macros",)


def test_doc_gives_header_body_and_table_cells(ask: Ask) -> None:
    data = word_97("标题\r单位\x07时限\x07\x07第二段\r", headers="安平县文件\r— 1 —\r")

    reading = ask.reading(data, "a.doc")

    assert (reading.format, reading.text) == ("doc", "安平县文件\n标题\n单位\t时限\n第二段")


def test_doc_keeps_the_result_of_a_field_and_drops_its_code(ask: Ask) -> None:
    data = word_97("共\x13 NUMPAGES \x147\x15页\r")

    assert ask.reading(data, "a.doc").text == "共7页"


def test_doc_in_pieces_is_one_text(ask: Ask) -> None:
    assert ask.reading(word_97("一二三四五六\r", split=3), "a.doc").text == "一二三四五六"


def test_doc_under_a_password_is_encrypted(ask: Ask) -> None:
    assert ask.code(word_97("x", flags=0x0300), "a.doc") == "encrypted"


def test_wps_is_read_like_doc(ask: Ask) -> None:
    assert ask.reading(word_97("正文\r"), "a.wps").warnings == ()


@pytest.mark.skipif(not REAL.exists(), reason="the real papers are not on this machine")
def test_real_doc_and_docx_are_all_read(reader: Reader) -> None:
    outcomes = [reader.read_file(path)[0] for path in sorted(REAL.glob("*.doc*"))]

    texts = [outcome.text for outcome in outcomes if isinstance(outcome, Reading)]
    assert len(texts) == len(outcomes) == 148
    assert min(map(len, texts)) > 2000
    # Field codes and binary remains would show as these.
    assert not any("PAGE" in text or "\x13" in text for text in texts)
