"""A paper as Word users make it: heads in text boxes or headers, last parts in tables."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.layout import Row, rows
from tests.benchmarks.papers.made import Print

_RED = RGBColor(0xE6, 0x00, 0x12)
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "indent": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_SIZES = {"head": 36, "title": 22, "tail": 14}
_TEXT_BOX = """<w:r {ns}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"
 style="position:absolute;width:440pt;height:70pt"><v:textbox><w:txbxContent>{paragraphs}
</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""
_BOXED = """<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:color w:val="E60012"/>
<w:sz w:val="72"/></w:rPr><w:t>{text}</w:t></w:r></w:p>"""


def data(paper: Print, dice: Dice) -> bytes:
    """Return the file, written in one of the manners of its writers."""
    return _Writer(dice).written(list(rows(paper)))


class _Writer:
    def __init__(self, dice: Dice) -> None:
        self.document: Any = docx.Document()
        self.tail_as_table = dice.random() < 0.65
        self.head_in = dice.choice(("body", "body", "text box", "header"))
        self.title_in_one = dice.random() < 0.5
        self.indent_by_style = dice.random() < 0.6

    def written(self, all_rows: Sequence[Row]) -> bytes:
        """Return the rows as a file."""
        self._footer()
        at = 0
        while at < len(all_rows):
            row = all_rows[at]
            same = [row]
            while at + len(same) < len(all_rows) and all_rows[at + len(same)].role == row.role:
                same.append(all_rows[at + len(same)])
            at += len(same)
            self._group(row.role, same)
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _group(self, role: str, same: Sequence[Row]) -> None:
        if role == "head":
            self._heads(same)
        elif role == "break":
            self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif role in ("line", "edge"):
            self._line(same[0])
        elif role == "title" and self.title_in_one and len(same) > 1:
            paragraph = self._paragraph(same[0])
            for row in same[1:]:
                paragraph.add_run().add_break()
                self._run(paragraph, row.text, row)
        elif role == "tail" and self.tail_as_table:
            self._table(same)
        else:
            for row in same:
                self._paragraph(row)

    def _heads(self, heads: Sequence[Row]) -> None:
        if any(row.right for row in heads):
            self._joint(heads)
        elif self.head_in == "text box":
            text = "".join(_BOXED.format(text=row.text) for row in heads)
            box = parse_xml(_TEXT_BOX.format(ns=nsdecls("w"), paragraphs=text))
            self.document.add_paragraph()._p.append(box)
        elif self.head_in == "header":
            section = self.document.sections[0]
            section.different_first_page_header_footer = True
            header = section.first_page_header
            header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            self._run(header.paragraphs[0], heads[0].text, heads[0])
        else:
            for row in heads:
                self._paragraph(row)

    def _joint(self, heads: Sequence[Row]) -> None:
        """Names one under the other, and 文件 beside them all in a merged cell."""
        table = self.document.add_table(rows=len(heads), cols=2)
        for at, row in enumerate(heads):
            self._run(table.cell(at, 0).paragraphs[0], row.text, row)
        beside = table.cell(0, 1).merge(table.cell(len(heads) - 1, 1))
        word = next(row.right for row in heads if row.right)
        self._run(beside.paragraphs[0], word, heads[0])

    def _paragraph(self, row: Row) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = _ALIGN[row.align]
        text = row.text
        if row.align == "indent":
            if self.indent_by_style:
                paragraph.paragraph_format.first_line_indent = Pt(32)
            else:
                text = f"\u3000\u3000{text}"
        if row.align == "right" and row.role in ("signed", "date"):
            paragraph.paragraph_format.right_indent = Pt(32)
        self._run(paragraph, text, row)
        if row.right:
            paragraph.add_run("\t\t")
            self._run(paragraph, row.right, row)
        return paragraph

    def _run(self, paragraph: Any, text: str, row: Row) -> None:
        run = paragraph.add_run(text)
        run.font.size = Pt(_SIZES.get(row.role, 16))
        run.font.name = "仿宋_GB2312"
        run._element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
        if row.red:
            run.font.color.rgb = _RED
            run.font.bold = True

    def _line(self, row: Row) -> None:
        """A line is the lower border of an empty paragraph."""
        properties = self.document.add_paragraph()._p.get_or_add_pPr()
        borders = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        style = "double" if row.role == "edge" else "single"
        colour = "E60012" if row.red else "000000"
        for name, value in (("val", style), ("sz", "18"), ("space", "1"), ("color", colour)):
            bottom.set(qn(f"w:{name}"), value)
        borders.append(bottom)
        properties.append(borders)

    def _table(self, tail: Sequence[Row]) -> None:
        table = self.document.add_table(rows=len(tail), cols=2)
        for at, row in enumerate(tail):
            left, right = table.rows[at].cells
            if row.right:
                self._run(left.paragraphs[0], row.text, row)
                self._run(right.paragraphs[0], row.right, row)
                right.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            else:
                self._run(left.merge(right).paragraphs[0], row.text, row)

    def _footer(self) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run("— ")
        field = parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
        paragraph._p.append(field)
        paragraph.add_run(" —")
