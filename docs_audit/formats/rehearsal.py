"""Small papers that a spare child reads before its task, so that what parsers touch is its own.

After a fork every page of memory is copied when it is first written to; done beforehand, the file
that somebody waits for does not pay for it. The papers are made here and say nothing.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from .contract import Guard, Limits
from .tasks import Task, Work
from .wire import Request, encode_step

# Papers by name.
Samples = Sequence[tuple[str, bytes]]
# Shaped as papers are, so that what reads heads, headings, marks and closing lines is touched too.
_HEAD = ("练习单位文件", "练发〔2000〕1号", "关于练习的通知", "各有关单位：")
_BODY = (
    "　　根据工作安排，现就有关事项通知如下，请结合实际认真抓好落",
    "实，并于12月31日前报送情况。",
    "　　一、加强组织领导。各单位要明确责任，严守保密纪律，抓好内",
    "部管理，确保各项任务按期完成，取得实效；遇有重大情况及时报告",
    "有关单位，不得迟报漏报。",
    "（二）细化工作措施",
)
_TAIL = ("附件：1.练习表", "练习单位", "2000年1月1日", "抄送：各有关单位。", "— 1 —")
_LINES = (*_HEAD, *_BODY, *_BODY, *_TAIL)
_PAGES = 8
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
# A font that every reader of PDF knows by name, its letters told as UTF-16.
_FONTS = (
    b"""<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H
    /DescendantFonts[5 0 R]>>""",
    b"""<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 6 0 R
    /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>""",
    b"""<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120/CapHeight 880
    /FontBBox[-25 -254 1000 880]/ItalicAngle 0/StemV 93>>""",
)


def rehearse(work: Work, guard: Guard, samples: Samples) -> None:
    """Work on papers of our own, whose outcome is of no interest."""
    for name, data in samples:
        for step in work(Task(Request(name, Limits()), guard, data)):
            encode_step(step)


def papers() -> Samples:
    """Papers in the formats that most come in."""
    return ("practice.pdf", _portable()), ("practice.docx", _word())


def _portable() -> bytes:
    first = 4 + len(_FONTS)
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(_PAGES))
    drawn = zlib.compress(b"\n".join(_drawn()))
    page = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (first + _PAGES)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>>>"
        % (_PAGES, kids),
        b"<</Title(practice)/Author(practice)/Subject(practice)/Keywords(practice)>>",
        *_FONTS,
        *[page] * _PAGES,
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(drawn), drawn),
    )
    file, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj%b endobj\n" % (number, body)
    count, table = len(objects) + 1, len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % count
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer<</Size %d/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, table)
    return bytes(file)


def _drawn() -> Iterator[bytes]:
    """A page of lines, the first one and a rule below it in red."""
    yield b"1 0 0 rg 1 0 0 RG 79 700 m 516 700 l S"
    for number, line in enumerate(_LINES):
        letters = line.encode("utf-16-be").hex().encode()
        yield b"BT /F 16 Tf 1 0 0 1 79 %d Tm <%b> Tj ET 0 g" % (740 - 30 * number, letters)


def _word() -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _LINES)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        )
    return file.getvalue()
