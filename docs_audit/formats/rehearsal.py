"""Small papers that a spare child reads before its task, so that what parsers touch is its own.

After a fork every page of memory is copied when it is first written to; done beforehand, the file
that somebody waits for does not pay for it. The papers are made here and say nothing.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from .contract import Limits
from .tasks import Task, Work
from .wire import Request, encode_step

# Papers by name.
Samples = Sequence[tuple[str, bytes]]
_LINES, _PAGES = 22, 5
_LINE = "各单位要结合实际抓好贯彻落实，确保各项工作任务按期完成。"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
# A font that every reader of PDF knows by name, its letters told as UTF-16.
_FONTS = (
    b"""<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H
    /DescendantFonts[4 0 R]>>""",
    b"""<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/FontDescriptor 5 0 R
    /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>""",
    b"""<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/Ascent 880/Descent -120/CapHeight 880
    /FontBBox[-25 -254 1000 880]/ItalicAngle 0/StemV 93>>""",
)


def rehearse(work: Work, samples: Samples) -> None:
    """Work on papers of our own, whose outcome is of no interest."""
    for name, data in samples:
        for step in work(Task(Request(name, Limits()), _pass, data, {})):
            encode_step(step)


def _pass(**_told: object) -> tuple[str, tuple[str, ...]]:
    """The guard of a rehearsal: there is nothing to guard."""
    return "", ()


def papers() -> Samples:
    """Papers in the formats that most come in."""
    return ("a.pdf", _portable()), ("a.docx", _word())


def _portable() -> bytes:
    first = 3 + len(_FONTS)
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(_PAGES))
    drawn = zlib.compress(b"\n".join(_drawn()))
    page = b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (first + _PAGES)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>>>"
        % (_PAGES, kids),
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
    file += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, table)
    return bytes(file)


def _drawn() -> Iterator[bytes]:
    letters = _LINE.encode("utf-16-be").hex().encode()
    for number in range(_LINES):
        yield b"BT /F 16 Tf 1 0 0 1 79 %d Tm <%b> Tj ET" % (740 - 28 * number, letters)


def _word() -> bytes:
    body = f"<w:p><w:r><w:t>{_LINE}</w:t></w:r></w:p>" * _LINES
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        )
    return file.getvalue()
