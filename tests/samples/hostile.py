"""Files made to harm, each with the codes it may end in; made when a test asks for them."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tests.samples.compound import compound, word_97
from tests.samples.office import W, paragraphs, plain_pdf, raw_docx, saved_docx, zipped
from tests.samples.workbook import binary_workbook

MIB = 1024 * 1024
_LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghi")
)
LAUGHS = f"<!DOCTYPE x [{_LAUGHS}]>"
EXTERNAL = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
_CELL = "<sst><si><t>&i;</t></si></sst>"
OFD_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


@dataclass(frozen=True)
class Hostile:
    """A file by its name; `codes` are the reasons it may end in, `read` that it was read."""

    name: str
    make: Callable[[], bytes]
    codes: tuple[str, ...]


def padding(size: int) -> bytes:
    """Bytes that do not shrink, so that the ratio of a bomb looks ordinary."""
    return random.Random(1).randbytes(size)


def node_bomb() -> bytes:
    return raw_docx(f"<w:p><w:r><w:t>{'A' * 300_000_000}</w:t></w:r></w:p>")


def tag_bomb(count: int, padded: int = 0) -> bytes:
    return raw_docx("<w:p/>" * count, padding=padding(padded))


def style_bomb(count: int) -> bytes:
    """A paragraph in a style, and a part of styles that is empty elements without end."""
    body = '<w:p><w:pPr><w:pStyle w:val="章"/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>'
    styles = f"<w:styles {W}>" + "<w:a/>" * count + "</w:styles>"
    return raw_docx(body, word__styles_xml=styles, padding=padding(MIB)).replace(
        b"word/styles_xml", b"word/styles.xml"
    )


def styled_docx(styles: str) -> bytes:
    body = '<w:p><w:pPr><w:pStyle w:val="章"/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>'
    return raw_docx(body, word__styles_xml=styles).replace(b"word/styles_xml", b"word/styles.xml")


def ofd(*, entry: str = "", document: str = "", page: str = "", content: str = "") -> bytes:
    """An OFD of one page; each argument stands before a part, `content` in its layer."""
    return zipped(
        {
            "OFD.xml": f"{entry}<ofd:OFD {OFD_SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml"
            "</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"{document}<ofd:Document {OFD_SPACE}><ofd:Pages>"
            '<ofd:Page ID="1" BaseLoc="Content.xml"/></ofd:Pages></ofd:Document>',
            "Doc_0/Content.xml": f"{page}<ofd:Page {OFD_SPACE}><ofd:Content><ofd:Layer>{content}"
            "</ofd:Layer></ofd:Content></ofd:Page>",
            "padding": padding(MIB),
        }
    )


def workbook(strings: str, *, macros: bool = False) -> bytes:
    """A workbook of one cell, whose text lies in the part of shared strings."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {space} xmlns:r="{relations}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/sharedStrings.xml": strings,
            "xl/worksheets/sheet1.xml": f'<worksheet {space}><sheetData><row r="1">'
            '<c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
        }
        | ({"xl/vbaProject.bin": b"x"} if macros else {})
    )


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj" % number + content + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n" % count
        + table
        + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (count, len(body))
    )


def stream(content: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<</Filter/FlateDecode%s/Length %d>>stream\n%s\nendstream\n" % (
        extra, len(packed), packed,
    )  # fmt: skip


_CATALOGUE, _FONT = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Font/Subtype/Type1/BaseFont/Arial>>"


def pdf_of_pages_in_a_circle() -> bytes:
    return pdf(
        _CATALOGUE, b"<</Type/Pages/Count 9/Kids[3 0 R]>>", b"<</Type/Pages/Count 9/Kids[2 0 R]>>"
    )


def pdf_of_forms_in_a_circle() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"
    return pdf(
        _CATALOGUE,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        b"/Resources<</XObject<</F 5 0 R>>>>>>",
        stream(b"/F Do"),
        stream(b"/F Do /F Do", form),
    )


def slow_pdf() -> bytes:
    """A file of some hundred kilobytes whose one page is set in millions of letters."""
    return pdf(
        _CATALOGUE,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents[%s]"
        b"/Resources<</Font<</F 5 0 R>>>>>>" % (b"4 0 R " * 60),
        stream(b"BT /F 9 Tf 9 9 Td (A) Tj ET\n" * 100_000),
        _FONT,
    )


def endless_pdf() -> bytes:
    """Thousands of pages that are one and the same drawing of many strokes."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
    kids = b"3 0 R " * 4_000
    return pdf(
        _CATALOGUE,
        b"<</Type/Pages/Count 4000/Kids[%s]>>" % kids,
        page,
        stream(b"0 0 m 9 9 l S\n" * 300_000),
    )


def pdf_of_countless_pages() -> bytes:
    return pdf(_CATALOGUE, b"<</Type/Pages/Count 2000000000/Kids[]>>")


def road_long_pdf() -> bytes:
    return pdf(
        _CATALOGUE,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100000 100000]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>",
        stream(b"100000 0 0 100000 0 0 cm /I Do"),
        stream(
            bytes(10 * MIB),
            b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceGray"
            b"/BitsPerComponent 8",
        ),
    )


def picture_bomb() -> bytes:
    """A PNG of 100,000 by 100,000 dots in some kilobytes."""
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(bytes(10 * MIB), 9)), (b"IEND", b"")
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def lying_zip(name: str = "a.txt") -> bytes:
    """A member that says it is small and is not."""
    data = bytearray(zipped({name: b"0" * 30 * MIB}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def lying_docx() -> bytes:
    """A document part that says it is small and is not."""
    data = bytearray(node_bomb_of(30 * MIB))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46 + 24
    data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def node_bomb_of(size: int) -> bytes:
    return raw_docx(f"<w:p><w:r><w:t>{'A' * size}</w:t></w:r></w:p>")


def linked_zip() -> bytes:
    """An archive with a link to a file of the machine that unpacks it, and one that climbs."""
    file = io.BytesIO()
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("../../../../tmp/climbed.txt", "各乡镇：请按时报送。")
    return file.getvalue()


def locked_zip() -> bytes:
    data = bytearray(zipped({"a.txt": "文"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def crowded_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"{number}.txt", "x")
    return file.getvalue()


HOSTILE = (
    Hostile("empty.docx", bytes, ("empty",)),
    Hostile("noise.docx", lambda: padding(50_000), ("damaged",)),
    Hostile("truncated.docx", lambda: saved_docx("正文")[:-600], ("damaged",)),
    Hostile("node.docx", node_bomb, ("too_large",)),
    Hostile("tags.docx", lambda: tag_bomb(3_000_000), ("too_large",)),
    Hostile("padded-tags.docx", lambda: tag_bomb(1_000_000, padded=MIB), ("no_text",)),
    Hostile("styles.docx", lambda: style_bomb(1_300_000), ("read",)),
    Hostile("many-styles.docx", lambda: style_bomb(4_000_000), ("too_large",)),
    Hostile("lying.docx", lying_docx, ("damaged",)),
    Hostile("laughs.docx", lambda: raw_docx(paragraphs("&i;"), before=LAUGHS), ("damaged",)),
    Hostile("external.docx", lambda: raw_docx(paragraphs("&i;"), before=EXTERNAL), ("damaged",)),
    Hostile("laughs-styles.docx", lambda: styled_docx(LAUGHS + "<x>&i;</x>"), ("damaged",)),
    Hostile("external-styles.docx", lambda: styled_docx(EXTERNAL + "<x>&i;</x>"), ("damaged",)),
    Hostile("laughs-entry.ofd", lambda: ofd(entry=LAUGHS), ("damaged",)),
    Hostile("external-document.ofd", lambda: ofd(document=EXTERNAL), ("damaged",)),
    Hostile("external-page.ofd", lambda: ofd(page=EXTERNAL, content="&i;"), ("damaged",)),
    Hostile(
        "tags.ofd", lambda: ofd(content="<ofd:TextObject/>" * 1_000_000), ("no_text", "too_large")
    ),
    Hostile("laughs.xlsx", lambda: workbook(LAUGHS + _CELL), ("damaged",)),
    Hostile("external.xlsx", lambda: workbook(EXTERNAL + _CELL), ("damaged",)),
    Hostile("circle.pdf", pdf_of_pages_in_a_circle, ("damaged", "no_text", "empty")),
    Hostile("forms.pdf", pdf_of_forms_in_a_circle, ("no_text", "too_large", "timed_out")),
    Hostile("slow.pdf", slow_pdf, ("timed_out", "too_large")),
    Hostile("countless.pdf", pdf_of_countless_pages, ("too_large", "damaged", "empty")),
    Hostile("road.pdf", road_long_pdf, ("no_text", "tool_missing", "too_large")),
    Hostile("picture.png", picture_bomb, ("tool_missing", "too_large", "no_text")),
    Hostile("locked.docx", lambda: compound({"EncryptedPackage": b"x"}), ("encrypted",)),
    Hostile("locked.doc", lambda: word_97("x", flags=0x0300), ("encrypted",)),
    Hostile("locked.xls", lambda: binary_workbook(["甲"], locked=True), ("encrypted",)),
    Hostile("locked.pdf", lambda: plain_pdf("closed", password="key"), ("encrypted",)),
    Hostile("full.zip", lambda: zipped({"a.txt": b"0" * 250_000_000}), ("too_large",)),
    Hostile("crowded.zip", crowded_zip, ("too_large",)),
    Hostile("packed.rar", lambda: b"Rar!\x1a\x07\x01\x00" + padding(2_000), ("unsupported",)),
    Hostile("notice.pdf.exe", lambda: b"MZ\x90\x00" + bytes(2_000), ("unsupported",)),
)
