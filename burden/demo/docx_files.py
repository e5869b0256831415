"""Papers as .docx with the layout of GB/T 9704; the same paper gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from burden.demo.layout import Block, Element, head_size

OFFICIAL_RED = "C8102E"
_FIXED = (2026, 1, 1, 0, 0, 0)
_CREATED = datetime(2026, 1, 1)  # noqa: DTZ001 - the format stores no zone
_MARGINS = {"top": 3.7, "bottom": 3.5, "left": 2.8, "right": 2.6}
_LINE = 28.95


@dataclass(frozen=True, slots=True)
class _Look:
    font: str
    size: float
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent: bool = False
    red: bool = False


_LEFT, _CENTRE, _RIGHT = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
)
_LOOKS = {
    Element.HEAD: _Look("方正小标宋简体", 40, _CENTRE, red=True),
    Element.NUMBER: _Look("仿宋_GB2312", 16, _CENTRE),
    Element.TITLE: _Look("方正小标宋简体", 22, _CENTRE),
    Element.ADDRESSEES: _Look("仿宋_GB2312", 16, _LEFT),
    Element.HEADING: _Look("黑体", 16, indent=True),
    Element.BODY: _Look("仿宋_GB2312", 16, indent=True),
    Element.ATTACHMENT_NOTE: _Look("仿宋_GB2312", 16, indent=True),
    Element.SIGNATURE: _Look("仿宋_GB2312", 16, _RIGHT),
    Element.DATE: _Look("仿宋_GB2312", 16, _RIGHT),
    Element.NOTE: _Look("仿宋_GB2312", 16, indent=True),
    Element.ATTACHMENT: _Look("黑体", 16, _LEFT),
    Element.CC: _Look("仿宋_GB2312", 14, _LEFT),
    Element.PRINTED: _Look("仿宋_GB2312", 14, _LEFT),
}


def write_docx(path: Path, blocks: list[Block], title: str) -> None:
    """Write the blocks; times inside the file are fixed so that it is byte-stable."""
    document = Document()
    _set_page(document)
    properties = document.core_properties
    properties.title, properties.author = title, ""
    properties.created = properties.modified = _CREATED
    for block in blocks:
        _add(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_with_fixed_times(buffer.getvalue()))


def _set_page(document: DocumentFile) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(_MARGINS["top"]), Cm(_MARGINS["bottom"])
    section.left_margin, section.right_margin = Cm(_MARGINS["left"]), Cm(_MARGINS["right"])
    footer = section.footer.paragraphs[0]
    footer.alignment = _CENTRE
    run = footer.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run._r.append(_field_part(kind, text))


def _field_part(kind: str, text: str) -> etree._Element:
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
        return part
    part = OxmlElement("w:instrText")
    part.text = text
    return part


def _add(document: DocumentFile, block: Block) -> None:
    if block.element is Element.NEW_PAGE:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        return
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    if block.element is Element.RED_LINE:
        _underline_red(paragraph)
        return
    look = _LOOKS[block.element]
    if block.element is Element.HEAD:
        look = replace(look, size=head_size(block.text, look.size))
    if block.element is Element.TITLE:
        paragraph.paragraph_format.space_before = Pt(_LINE)
        paragraph.paragraph_format.space_after = Pt(_LINE / 2)
    paragraph.alignment = look.align
    if look.indent:
        paragraph.paragraph_format.first_line_indent = Pt(look.size * 2)
    if block.element is not Element.HEAD:
        paragraph.paragraph_format.line_spacing = Pt(_LINE)
    _dress(paragraph.add_run(block.text), look)


def _dress(run: Run, look: _Look) -> None:
    run.font.name, run.font.size = look.font, Pt(look.size)
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), look.font)
    if look.red:
        run.font.color.rgb = RGBColor.from_string(OFFICIAL_RED)


def _underline_red(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "1"), ("color", OFFICIAL_RED)):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def _with_fixed_times(archive: bytes) -> bytes:
    """python-docx stamps each part with the present time; a seed must give the same file."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda part: (part[0] != "[", part)):
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return written.getvalue()
