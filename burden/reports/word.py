"""Word files as an office expects them: A4, the margins and type of GB/T 9704."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from burden.reports.archive import without_times
from burden.stack.masking import masked

_BODY_TYPE, _HEAD_TYPE, _LATIN_TYPE = "仿宋", "黑体", "Times New Roman"
CELL = "Cell"
_TABLE = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/>'
    '<w:tblLayout w:type="fixed"/></w:tblPr>'
)
# What XML cannot hold: control characters, lone surrogates, non-characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Words:
    """A stretch of a cell; `is_marked` ones are underlined and bold."""

    text: str
    is_marked: bool = False


Cell = str | Sequence[Words]


class WordFile:
    """A document that is written from top to bottom; a brief one is set to fit one page.

    With a `day` it tells no other time, and the same words give the same bytes.
    """

    def __init__(self, title: str, *, is_brief: bool = False, day: date | None = None) -> None:
        self._document = docx.Document()
        self._day = day
        self._describe(title)
        self._set_page()
        self._document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
        for name, face, size in (
            ("Normal", _BODY_TYPE, 12),
            ("Title", _HEAD_TYPE, 16 if is_brief else 20),
            ("Heading 1", _HEAD_TYPE, 12 if is_brief else 14),
            ("Heading 2", _HEAD_TYPE, 12),
            (CELL, _BODY_TYPE, 10),
        ):
            self._set_type(name, face, size)
        self._set_spaces(CELL, 1, 1)
        if is_brief:
            for name, before, after in (("Normal", 0, 4), ("Title", 0, 4), ("Heading 1", 6, 2)):
                self._set_spaces(name, before, after)
        self._document.add_heading(writable(title), level=0).alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _describe(self, title: str) -> None:
        """The file names no person: who exported it stands in its text, if anywhere."""
        properties = self._document.core_properties
        properties.title = writable(title)
        properties.author = properties.comments = properties.last_modified_by = ""
        told = datetime.combine(self._day, time(), UTC) if self._day else datetime.now(UTC)
        properties.created = properties.modified = told

    def _set_page(self) -> None:
        page = self._document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.bottom_margin = Mm(37), Mm(35)
        page.left_margin, page.right_margin = Mm(28), Mm(26)

    def _set_type(self, style: str, face: str, size: int) -> None:
        font = self._document.styles[style].font
        font.name, font.size, font.color.rgb = _LATIN_TYPE, Pt(size), None
        fonts = font.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), face)

    def _set_spaces(self, style: str, before: int, after: int) -> None:
        spaces = self._document.styles[style].paragraph_format
        spaces.space_before, spaces.space_after = Pt(before), Pt(after)
        spaces.line_spacing = 1.0

    def heading(self, text: str, *, level: int = 1) -> None:
        # By its id: python-docx looks a style up by name for every paragraph anew.
        self._document.add_paragraph(writable(text))._p.style = f"Heading{level}"

    def paragraph(self, text: str) -> None:
        self._document.add_paragraph(writable(text))

    def table(self, rows: Iterable[Sequence[Cell]], *, widths: Sequence[float]) -> None:
        """A table whose first row is its head; `widths` are millimetres."""
        append_table(self._document, rows, widths)

    def footer(self, lines: Iterable[str]) -> None:
        """Small lines at the foot of every page."""
        foot = self._document.sections[0].footer.paragraphs[0]
        run = foot.add_run("\n".join(writable(line) for line in lines))
        run.font.size = Pt(7)

    def data(self) -> bytes:
        """The finished file."""
        file = BytesIO()
        self._document.save(file)
        return without_times(file.getvalue()) if self._day else file.getvalue()


def append_table(
    document: Document, rows: Iterable[Sequence[Cell]], widths: Sequence[float]
) -> None:
    """A table below what the document holds, whose first row is its head; `widths` in millimetres.

    It is written as a whole: a dossier has tens of thousands of cells, and each takes python-docx
    a millisecond. The document needs a style of the name `CELL`.
    """
    twips = [Mm(width).twips for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    written = "".join(_row(row, twips, is_head=number == 0) for number, row in enumerate(rows))
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}>{_TABLE}<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"
    )
    document.element.body.find(qn("w:sectPr")).addprevious(table)


def _row(row: Sequence[Cell], twips: Sequence[int], *, is_head: bool) -> str:
    """A row; the head is repeated on each page."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{CELL}"/></w:pPr>'
        f"{_runs(cell, is_head=is_head)}</w:p></w:tc>"
        for width, cell in zip(twips, row, strict=True)
    )
    head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    return f"<w:tr>{head}{cells}</w:tr>"


def _runs(content: Cell, *, is_head: bool) -> str:
    parts = [Words(content)] if isinstance(content, str) else content
    return "".join(_run(words, is_head=is_head) for words in parts)


def _run(words: Words, *, is_head: bool) -> str:
    bold = "<w:b/>" if is_head or words.is_marked else ""
    line = '<w:u w:val="single"/>' if words.is_marked else ""
    look = f"<w:rPr>{bold}{line}</w:rPr>" if bold else ""
    text = escape(writable(words.text))
    for letter, element in (("\n", "<w:br/>"), ("\r", "<w:br/>"), ("\t", "<w:tab/>")):
        text = text.replace(letter, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def writable(text: str) -> str:
    """The text as it leaves: personal numbers masked, without what no office file can hold."""
    return masked(_UNWRITABLE.sub(" ", text))
