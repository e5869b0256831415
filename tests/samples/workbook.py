"""A binary workbook (.xls, .et) made by hand, by [MS-XLS]."""

import struct
from collections.abc import Iterator

from tests.samples.compound import compound

_BOF, _EOF, _SHEET, _LABEL, _FILEPASS = 0x0809, 0x000A, 0x0085, 0x0204, 0x002F
_GLOBALS, _WORKSHEET = 0x0005, 0x0010
_DRAWING_GROUP, _CONTINUE, _LONGEST = 0x00EB, 0x003C, 8_224
_WIDE = 1


def binary_workbook(
    *rows: list[str],
    locked: bool = False,
    macros: bool = False,
    drawings: bytes = b"",
    **streams: bytes,
) -> bytes:
    """A workbook of one sheet of text cells, perhaps under a password or with macros.

    `drawings` are the pictures of all sheets, `streams` further ones by name, `__` for `/`.
    """
    name = "任务表".encode("utf-16-le")
    lock = _record(_FILEPASS, struct.pack("<HHH", 1, 1, 1) + bytes(48)) if locked else b""
    before = _begin(_GLOBALS) + lock + b"".join(_drawn(drawings))
    length = len(before) + 4 + 8 + len(name) + 4
    sheet = struct.pack("<IBBBB", length, 0, 0, len(name) // 2, _WIDE) + name
    cells = b"".join(
        _label(row, column, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    book = before + _record(_SHEET, sheet) + _record(_EOF)
    book += _begin(_WORKSHEET) + cells + _record(_EOF)
    others = {name.replace("__", "/"): data for name, data in streams.items()}
    return compound({"Workbook": book} | others | ({"_VBA_PROJECT_CUR": b"x"} if macros else {}))


def _drawn(drawings: bytes) -> Iterator[bytes]:
    """A group of drawings is longer than a record may be: the rest goes on in others."""
    for at in range(0, len(drawings), _LONGEST):
        yield _record(_CONTINUE if at else _DRAWING_GROUP, drawings[at : at + _LONGEST])


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _begin(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 6))


def _label(row: int, column: int, text: str) -> bytes:
    content = struct.pack("<HHHHB", row, column, 0, len(text), _WIDE) + text.encode("utf-16-le")
    return _record(_LABEL, content)
