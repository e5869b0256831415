"""Office files made by hand, so that a test can bend any part of them."""

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor
from reportlab.lib import pdfencrypt
from reportlab.lib.colors import Color, black, red
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_FONT = "STSong-Light"


def paragraphs(*lines: str) -> str:
    """The body of a document part, one paragraph a line."""
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def raw_docx(body: str, *, namespace: str = W, before: str = "", **parts: bytes | str) -> bytes:
    """A .docx of these XML pieces; `parts` are further members by name, `__` for `/`."""
    document = f"{before}<w:document {namespace}><w:body>{body}</w:body></w:document>"
    members: dict[str, bytes | str] = {"[Content_Types].xml": _TYPES, "word/document.xml": document}
    members |= {name.replace("__", "/"): part for name, part in parts.items()}
    return zipped(members)


def saved_docx(*lines: str, header: str = "", footer: str = "", subject: str = "") -> bytes:
    """A .docx as a word processor writes it."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = header
    document.sections[0].footer.paragraphs[0].text = footer
    document.core_properties.subject = subject
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def zipped(members: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def flowing_pdf(*lines: str, title: str = "") -> bytes:
    """A PDF of paragraphs broken over lines and pages, with page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    body = ParagraphStyle(
        "body", fontName=_FONT, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK"
    )
    head = ParagraphStyle("head", fontName=_FONT, fontSize=22, leading=32, alignment=TA_CENTER)
    file = io.BytesIO()
    flow = [Paragraph(title, head)] if title else []
    flow += [Paragraph(line, body) for line in lines]
    SimpleDocTemplate(file).build(flow, onFirstPage=_page_number, onLaterPages=_page_number)
    return file.getvalue()


def plain_pdf(*lines: str, password: str | None = None, owner: str = "") -> bytes:
    """A PDF of one page; `password` is what a reader must know, `owner` what an editor must."""
    locks = None
    if password is not None or owner:
        locks = pdfencrypt.StandardEncryption(password or "", ownerPassword=owner or "owner")
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=locks)
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 20 * number, line)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def red_head_pdf(
    *lines: str,
    head: str = "",
    ink: Color = red,
    points: float = 36,
    above_foot: float = 720,
    rule: float = 0,
    boxes: int = 0,
    upright: bool = True,
    in_form: bool = False,
) -> bytes:
    """An A4 page of lines below a head in this ink and a rule of this width, after grey boxes.

    It may be drawn on its side and turned, and it may stand in a form half its size.
    """
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4 if upright else (A4[1], A4[0]))
    if not upright:
        canvas.setPageRotation(90)
        canvas.transform(0, 1, -1, 0, A4[1], 0)
    if in_form:
        canvas.beginForm("page")
        canvas.scale(2, 2)
    for number in range(boxes):
        canvas.rect(number % 500, 20, 1, 1)
    canvas.setFillColor(ink)
    canvas.setFont(_FONT, points)
    canvas.drawCentredString(A4[0] / 2, above_foot, head)
    canvas.setStrokeColor(ink)
    if rule:
        canvas.line((A4[0] - rule) / 2, 640, (A4[0] + rule) / 2, 640)
    canvas.setFillColor(black)
    canvas.setFont(_FONT, 16)
    for number, line in enumerate(lines):
        canvas.drawString(80, 600 - 28 * number, line)
    if in_form:
        canvas.endForm()
        canvas.scale(0.5, 0.5)
        canvas.doForm("page")
    canvas.save()
    return file.getvalue()


def red_head_docx(
    *lines: str, head: str, colour: str = "FF0000", points: float = 36, border: str = ""
) -> bytes:
    """A .docx with a head in this colour, and below it a border where one is given."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run(head)
    run.font.color.rgb = RGBColor.from_string(colour)
    run.font.size = Pt(points)
    if border:
        edge = f'<w:pBdr {W}><w:bottom w:val="single" w:sz="18" w:color="{border}"/></w:pBdr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(edge))
    for line in lines:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _page_number(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(_FONT, 14)
    canvas.drawCentredString(300, 40, f"— {document.page} —")
