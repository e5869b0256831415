"""Word 97-2003 and WPS binary papers, by [MS-DOC]: file information block, then piece table.

The text of the paper, its notes, headers and text boxes lie behind each other in one run of
characters; the piece table says where each stretch of the run is stored, and how.
"""

import re
import struct
from dataclasses import dataclass, field

from .compound import Compound
from .contract import Code, DocumentError, Limits, Parsed
from .doc_pictures import Pictures
from .insets import legible, looked_at, unmarked
from .margins import distinct
from .ole_objects import embedded_objects

_WORD_97 = 0x00C1
_ENCRYPTED = 0x0100
_SECOND_TABLE = 0x0200
_COUNTS_AT = 0x4C
_CLX_AT = 0x01A2
_COMPRESSED = 0x40000000
_PRC, _PCDT = 1, 2
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_LAYOUT = str.maketrans(
    {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": " "}
)
_CONTROLS = re.compile("[\x00-\x08\x0f-\x1f]")


class WordBinary:
    name = "doc"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        file = Compound(data)
        run = _characters(file)
        warnings = ("macros",) if any(name.startswith("Macros") for name in file.streams()) else ()
        margins = distinct(_readable(run.headers).split("\n"))
        parts = [*margins, _readable(run.body), _readable(run.notes), _readable(run.boxes)]
        text, places = unmarked("\n".join(filter(None, parts)))
        insets, unread = looked_at(legible(run.pictures.found(places, len(text))))
        return Parsed(
            text,
            pages=file.pages(),
            margins=(*margins, _readable(run.comments), *file.property_texts()),
            warnings=(*warnings, *unread),
            members=embedded_objects(file),
            pictures=insets,
        )


@dataclass(frozen=True)
class _Run:
    """The one run of characters, cut by the counts of the file information block.

    In the body stand the marks of `pictures`.
    """

    body: str
    notes: str = ""
    headers: str = ""
    comments: str = ""
    boxes: str = ""
    pictures: Pictures = field(default_factory=Pictures)


def _characters(file: Compound) -> _Run:
    block = file.read("WordDocument")
    version, flags = _u16(block, 0x02), _u16(block, 0x0A)
    if flags & _ENCRYPTED:
        raise DocumentError(Code.ENCRYPTED)
    if version < _WORD_97:
        return _Run(_word_95(block))
    table = file.read("1Table" if flags & _SECOND_TABLE else "0Table")
    start, length = struct.unpack_from("<II", block, _CLX_AT)
    text = "".join(_pieces(block, table[start : start + length]))
    body, notes, headers, _macros, comments, endnotes, boxes, header_boxes = _cut(block, text)
    pictures = Pictures(block, table, file.read("Data") if "Data" in file else b"")
    return _Run(
        pictures.marked(body), notes + endnotes, headers + header_boxes, comments, boxes, pictures
    )


def _cut(block: bytes, text: str) -> list[str]:
    parts, start = [], 0
    for count in struct.unpack_from("<8i", block, _COUNTS_AT):
        parts.append(text[start : start + max(count, 0)])
        start += max(count, 0)
    return parts


def _word_95(block: bytes) -> str:
    start, end = struct.unpack_from("<II", block, 0x18)
    return block[start:end].decode("gb18030", errors="replace")


def _pieces(block: bytes, clx: bytes) -> list[str]:
    table = _piece_table(clx)
    count = (len(table) - 4) // 12
    if count < 1:
        raise DocumentError(Code.DAMAGED)
    ends = struct.unpack_from(f"<{count + 1}I", table)
    pieces = []
    for index in range(count):
        (stored,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)
        pieces.append(_piece(block, stored, ends[index + 1] - ends[index]))
    return pieces


def _piece_table(clx: bytes) -> bytes:
    at = 0
    while at + 5 <= len(clx) and clx[at] == _PRC:
        at += 3 + _u16(clx, at + 1)
    if at + 5 > len(clx) or clx[at] != _PCDT:
        raise DocumentError(Code.DAMAGED)
    (length,) = struct.unpack_from("<I", clx, at + 1)
    return clx[at + 5 : at + 5 + length]


def _piece(block: bytes, stored: int, count: int) -> str:
    if count < 0:
        raise DocumentError(Code.DAMAGED)
    if stored & _COMPRESSED:
        start = (stored & ~_COMPRESSED) // 2
        return block[start : start + count].decode("cp1252", errors="replace")
    # Not "replace": a surrogate pair may lie across two pieces.
    return block[stored : stored + 2 * count].decode("utf-16-le", errors="surrogatepass")


def _readable(run: str) -> str:
    """Cell marks become tabs, row ends lines; of a field its result stays, not its code."""
    run = run.replace("\x07\x07", "\n").replace("\x07", "\t")
    while (shorter := _FIELD_CODE.sub("", run)) != run:
        run = shorter
    lines = _CONTROLS.sub("", run.translate(_LAYOUT)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
