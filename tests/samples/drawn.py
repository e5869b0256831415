"""Pictures in papers of all sorts, as each of them keeps a picture."""

import base64
import io
import struct
import zipfile
from email.message import EmailMessage
from typing import Any

import pypdfium2
import xlsxwriter
from PIL import Image

from docs_audit.formats.compound import Compound
from tests.samples.compound import compound, word_97
from tests.samples.office import W, flowing_pdf, paragraphs, raw_docx, zipped
from tests.samples.scans import as_image
from tests.samples.workbook import binary_workbook

_PNG, _BITMAP = (0xF01E, 0x6E0), (0xF01F, 0x7A8)
_TWIPS_A_MM = 1440 / 25.4
_A4_MM = (150.0, 212.0)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def picture_in_line(
    before: str,
    picture: Image.Image,
    after: str,
    *,
    size: tuple[float, float] = _A4_MM,
    is_bitmap: bool = False,
) -> bytes:
    """A .doc with a picture of this size, in millimetres, between two paragraphs."""
    stored = _in_line(_listed(_blip(picture, is_bitmap=is_bitmap)), size)
    return word_97(f"{before}\r\x01\r{after}\r", Data=b"\0" * 7 + stored)


def floating_picture(
    before: str, picture: Image.Image, after: str, *, size: tuple[float, float] = _A4_MM
) -> bytes:
    """A .doc with a picture that floats over the text, anchored between two paragraphs."""
    shape = _record(0xF00A, 0x4B, struct.pack("<II", 1025, 0xA00))
    options = _record(0xF00B, 1, struct.pack("<HI", 0x4104, 1))
    drawing = _record(0xF002, 0, _record(0xF004, 0, shape + options, version=15), version=15)
    at = len(before) + 1
    box = struct.pack("<I4i6x", 1025, 0, 0, *(round(side * _TWIPS_A_MM) for side in size))
    places = struct.pack("<II", at, at + 1) + box
    return word_97(
        f"{before}\r\x08\r{after}\r", floating=(places, _group(picture) + b"\0" + drawing)
    )


def pictured_sheet(picture: Image.Image, *, is_in_margin: bool = False) -> bytes:
    """An .xlsx with a picture over its cells or in the header of its sheet."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("名单")
    sheet.write(0, 0, "单位")
    image = io.BytesIO(as_image(picture))
    if is_in_margin:
        sheet.set_header("&L&G", {"image_left": "a.png", "image_data_left": image})
    else:
        sheet.insert_image("B3", "a.png", {"image_data": image})
    book.close()
    return file.getvalue()


def pictured_binary_sheet(picture: Image.Image) -> bytes:
    return binary_workbook(["单位"], drawings=_group(picture))


def holding_object(name: str, data: bytes) -> bytes:
    """An OLE object as Word keeps it beside its text, with a file in a stream of this name."""
    return compound({name: data})


def packed(data: bytes, label: str = "a.docx") -> bytes:
    """A native stream of the packager around a file."""
    named = label.encode("gbk") + b"\0"
    content = b"\2\0" + named + named + bytes(4) + struct.pack("<I", len(named)) + named
    content += struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(content)) + content


def attached_to_pdf(data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(flowing_pdf("关于报送台账的通知", "请按附件办理。"))
    document.new_attachment("a.pdf").set_data(data)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def page_with_picture(picture: Image.Image) -> bytes:
    told = base64.b64encode(as_image(picture)).decode()
    return f'<p>甲</p><p><img src="data:image/png;base64,{told}"></p><p>乙</p>'.encode()


def saved_page(picture: Image.Image) -> bytes:
    """A web page saved with its picture, as a browser does it."""
    message = EmailMessage()
    message["Subject"] = "通知"
    message.set_content('<p>甲</p><img src="a_files/a.png"><p>乙</p>', subtype="html")
    message["Content-Location"] = "file:///C:/a.htm"
    message.add_related(as_image(picture), "image", "png")
    (part,) = message.iter_attachments()
    part["Content-Location"] = "file:///C:/a_files/a.png"
    return message.as_bytes()


def mail_with_picture(picture: Image.Image, *, is_plain_too: bool = False) -> bytes:
    """A mail whose web page shows a picture that came with it."""
    message = _mail()
    if is_plain_too:
        message.set_content("请查收")
        message.add_alternative('<p>请查收</p><img src="cid:p1">', subtype="html")
        page = message.get_payload(1)
    else:
        message.set_content('<p>请查收</p><img src="cid:p1">', subtype="html")
        page = message
    assert isinstance(page, EmailMessage)
    page.add_related(as_image(picture), "image", "png", cid="<p1>")
    return message.as_bytes()


def mail_with_attached_picture(picture: Image.Image) -> bytes:
    message = _mail()
    message.set_content("请查收")
    message.add_attachment(as_image(picture), "image", "png", filename="a.png")
    return message.as_bytes()


def mail_that_is_a_picture(picture: Image.Image) -> bytes:
    message = _mail()
    message.set_content(as_image(picture), "image", "png")
    return message.as_bytes()


def rich_text(
    picture: Image.Image, *, size: tuple[float, float] = _A4_MM, form: str = "hex"
) -> bytes:
    """An .rtf with a picture between two paragraphs: as digits, as bytes, or floating."""
    width, height = (round(side * _TWIPS_A_MM) for side in size)
    head = rf"\picscalex100\picscaley100\picwgoal{width}\pichgoal{height}\pngblip".encode()
    data = as_image(picture)
    content = b"\\bin%d " % len(data) + data if form == "bytes" else b"\n" + data.hex().encode()
    shown = rb"{\*\shppict{\pict{\*\picprop{\sp{\sn a}{\sv 1}}}" + head + content + b"}}"
    if form == "floating":
        shown = rb"{\shp{\*\shpinst\shpleft0{\sp{\sn pib}{\sv " + shown[11:-1] + b"}}}}"
    return (
        rb"{\rtf1\ansi\ansicpg936\uc2 {\info{\title x}}\u30002  \par "
        + shown
        + rb"\par \u20057  \par}"
    )


def rich_text_with_object(data: bytes) -> bytes:
    """An .rtf that holds a file as an OLE object, its class the packager's."""
    native = packed(data)
    head = struct.pack("<III", 0x0501, 2, 8) + b"Package\0" + bytes(8)
    content = (head + native).hex().encode()
    return (
        rb"{\rtf1\ansi \u30002?\par {\object\objemb{\*\objclass Package}{\*\objdata "
        + content
        + rb"}}\par}"
    )


def flat_word(picture: Image.Image) -> bytes:
    """A paper of Word 2003 in XML with a picture between two paragraphs."""
    told = base64.encodebytes(as_image(picture)).decode()
    shown = (
        f'<w:p><w:r><w:pict><w:binData w:name="wordml://1.png">{told}</w:binData>'
        '<v:shape style="width:420pt;height:594pt"><v:imagedata src="wordml://1.png"/></v:shape>'
        "</w:pict></w:r></w:p>"
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>'
        f"{paragraphs('甲')}{shown}{paragraphs('乙')}</w:body></w:wordDocument>"
    ).encode()


def flat_package(
    picture: Image.Image, *, is_in_header: bool = False, embedded: bytes = b""
) -> bytes:
    """A paper of Word as a flat package with a picture in its text or in its header."""
    shown = (
        f'<w:p {W}><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        f'style="width:420pt;height:594pt"><v:imagedata xmlns:r="{_RELATIONS}" r:id="rId1"/>'
        "</v:shape></w:pict></w:r></w:p>"
    )
    inner = "" if is_in_header else shown
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{paragraphs('甲')}{inner}"
        f"{paragraphs('乙')}</w:body></w:document>",
        "word/header1.xml": f"<w:hdr {W}>{shown if is_in_header else ''}</w:hdr>",
    }
    owner = "header1" if is_in_header else "document"
    for name in ("document", "header1"):
        target = "media/image1.png" if name == owner else "styles.xml"
        parts[f"word/_rels/{name}.xml.rels"] = (
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Target="{target}"/>'
            "</Relationships>"
        )
    told = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{part}</pkg:xmlData></pkg:part>'
        for name, part in parts.items()
    )
    binary = {"word/media/image1.png": as_image(picture)}
    if embedded:
        binary["word/embeddings/a.docx"] = embedded
    for name, data in binary.items():
        content = base64.encodebytes(data).decode()
        told += (
            f'<pkg:part pkg:name="/{name}"><pkg:binaryData>{content}</pkg:binaryData></pkg:part>'
        )
    return (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package '
        f'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{told}</pkg:package>'
    ).encode()


def embedding_docx(**embedded: bytes) -> bytes:
    """A .docx with files embedded in it, by name, the last `_` for its dot."""
    parts: dict[str, Any] = {
        f"word__embeddings__{name[::-1].replace('_', '.', 1)[::-1]}": data
        for name, data in embedded.items()
    }
    return raw_docx(paragraphs("正文"), **parts)


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """A package with one more part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members: dict[str, bytes | str] = {one: package.read(one) for one in package.namelist()}
    return zipped(members | {name: part})


def stream_of(data: bytes, name: str) -> bytes:
    """A stream of a compound file, as an object has it that holds such a paper."""
    return Compound(data).read(name)


def _mail() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "通知"
    return message


def _in_line(pictures: bytes, size: tuple[float, float]) -> bytes:
    sides = [round(side * _TWIPS_A_MM) for side in size]
    shape = _record(0xF004, 0, _record(0xF00A, 0x4B, struct.pack("<II", 1026, 0xA00)), version=15)
    head = struct.pack("<HHHHH14x4H", 68, 0x64, 0, 0, 0, *sides, 1000, 1000).ljust(64, b"\0")
    content = head + shape + pictures
    return struct.pack("<I", 4 + len(content)) + content


def _group(picture: Image.Image) -> bytes:
    """The list of the pictures of a paper."""
    store = _record(0xF001, 1, _listed(_blip(picture)), version=15)
    return _record(0xF000, 0, _record(0xF006, 0, bytes(16)) + store, version=15)


def _listed(blip: bytes) -> bytes:
    return _record(0xF007, 6, bytes(36) + blip, version=2)


def _blip(picture: Image.Image, *, is_bitmap: bool = False) -> bytes:
    kind, instance = _BITMAP if is_bitmap else _PNG
    data = as_image(picture, "BMP")[14:] if is_bitmap else as_image(picture)
    return _record(kind, instance, bytes(16) + b"\xff" + data)


def _record(kind: int, instance: int, content: bytes, *, version: int = 0) -> bytes:
    return struct.pack("<HHI", instance << 4 | version, kind, len(content)) + content
