"""Files with a mark in one place outside their running text."""

import io
import zipfile
from email.message import EmailMessage

import xlsxwriter
from reportlab.pdfgen.canvas import Canvas

from tests.samples.office import W, paragraphs, raw_docx, saved_docx, zipped

_CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property pid="2" name="密级"><vt:lpwstr>{}</vt:lpwstr></property></Properties>'
)


def docx_property(value: str) -> bytes:
    """A .docx with a property of its own."""
    return _with(saved_docx("正文"), {"docProps/custom.xml": _CUSTOM.format(value)})


def docx_company(value: str) -> bytes:
    company = f"<Properties><Company>{value}</Company></Properties>"
    return _with(saved_docx("正文"), {"docProps/app.xml": company})


def docx_watermark(words: str) -> bytes:
    """A .docx with words drawn behind its pages."""
    shape = f'<w:pict><v:shape xmlns:v="v"><v:textpath string="{words}"/></v:shape></w:pict>'
    header = f"<w:hdr {W}><w:p><w:r>{shape}</w:r></w:p></w:hdr>"
    return _with(saved_docx("正文", header="页眉"), {"word/header1.xml": header})


def docx_text_box(words: str, *, before: int = 0) -> bytes:
    box = (
        '<w:p><w:r><w:drawing><s:txbx xmlns:s="s"><w:txbxContent>'
        f"{paragraphs(words)}</w:txbxContent></s:txbx></w:drawing></w:r></w:p>"
    )
    return raw_docx(paragraphs(*["正文一段。"] * before) + box)


def docx_comment(words: str) -> bytes:
    comments = f"<w:comments {W}><w:comment>{paragraphs(words)}</w:comment></w:comments>"
    return _with(raw_docx(paragraphs("正文")), {"word/comments.xml": comments})


def xlsx(
    *,
    sheet: str = "表",
    first_row: str = "正文",
    header: str = "",
    comment: str = "",
    box: str = "",
    category: str = "",
    own: str = "",
) -> bytes:
    """A workbook of a long sheet and a second one that has the mark."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    long = book.add_worksheet("首页")
    for row in range(100):
        long.write(row, 0, "很长的一行内容" * 3)
    short = book.add_worksheet(sheet)
    short.write(0, 0, first_row)
    if header:
        short.set_header(f'&L&"黑体"&14{header}&C附表')
    if comment:
        short.write_comment("A1", comment)
    if box:
        short.insert_textbox(3, 3, box)
    if category:
        book.set_properties({"category": category})
    if own:
        book.set_custom_property("密级", own)
    book.close()
    return file.getvalue()


def pdf(*, note: str = "", bookmark: str = "", keywords: str = "", level: str = "") -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "body text of a paper")
    if bookmark:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry(bookmark, "a")
    if note:
        canvas.textAnnotation(note, Rect=[100, 100, 200, 200])
    if keywords:
        canvas.setKeywords(keywords)
    canvas.save()
    written = b"/SecretLevel (\xfe\xff" + level.encode("utf-16-be") + b") /Trapped /False"
    return file.getvalue().replace(b"/Trapped /False", written) if level else file.getvalue()


def rtf(*, header: str = "", subject: str = "") -> bytes:
    parts = ""
    if header:
        parts += rf"{{\header {_escaped(header)}\par}}"
    if subject:
        parts += rf"{{\info{{\subject {_escaped(subject)}}}}}"
    return rf"{{\rtf1\ansi\ansicpg936 {parts}{_escaped('正文')}\par}}".encode()


def mail_as_web_page(words: str) -> bytes:
    """A mail with a plain body, and another one as a web page."""
    message = _mail()
    message.add_alternative(f"<p>{words}</p><p>正文</p>", subtype="html")
    return message.as_bytes()


def mail_with_header(value: str) -> bytes:
    message = _mail()
    message["X-Secrecy"] = value
    return message.as_bytes()


def mail_forwarded(subject: str) -> bytes:
    inner, message = _mail(subject=subject), _mail()
    message.add_attachment(inner)
    return message.as_bytes()


def _mail(*, subject: str = "通知") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", subject
    message.set_content("正文")
    return message


def _escaped(text: str) -> str:
    return "".join(rf"\u{ord(letter)}?" if ord(letter) > 127 else letter for letter in text)


def _with(data: bytes, parts: dict[str, bytes | str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        kept: dict[str, bytes | str] = {name: package.read(name) for name in package.namelist()}
    return zipped(kept | parts)
