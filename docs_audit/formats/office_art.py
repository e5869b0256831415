"""Pictures in the drawings of binary office papers, by [MS-ODRAW].

A drawing is records within records. The pictures of a paper (blips) are stored once, in a list;
shapes name one by its number in the list.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_HEADER = struct.Struct("<HHI")
RECORD_BYTES = _HEADER.size
_CONTAINER = 0xF
_DEEPEST = 32
_SHAPE, _SHAPE_ID, _PROPERTIES, _LISTED = 0xF004, 0xF00A, 0xF00B, 0xF007
_PICTURE_NUMBER = 0x0104
_PROPERTY = struct.Struct("<HI")
# JPEG, PNG, bitmap, TIFF, JPEG for print; drawings of lines (EMF, WMF, PICT) are no scans.
_JPEG, _PNG, _BITMAP, _TIFF, _PRINT = 0xF01D, 0xF01E, 0xF01F, 0xF029, 0xF02A
_DOTTED = frozenset((_JPEG, _PNG, _BITMAP, _TIFF, _PRINT))
_DIGEST_BYTES = 16
_LISTED_BYTES, _DELAY_AT, _NAME_LENGTH_AT = 36, 28, 33
_FILE_HEADER = struct.Struct("<2sIHHI")
_COLOUR_BYTES = 4


@dataclass(frozen=True)
class Record:
    """One record; `is_container` says that its content is records again."""

    kind: int
    instance: int
    is_container: bool
    content: memoryview


@dataclass(frozen=True)
class Shape:
    """A shape by its number in the paper, and which picture of the list it shows, from 1."""

    id: int
    picture: int


def records(data: memoryview) -> Iterator[Record]:
    """Records behind each other; ends where one is longer than what is left."""
    at = 0
    while at + _HEADER.size <= len(data):
        options, kind, length = _HEADER.unpack_from(data, at)
        at += _HEADER.size
        if length > len(data) - at:
            return
        content = data[at : at + length]
        yield Record(kind, options >> 4, options & 0xF == _CONTAINER, content)
        at += length


def walk(data: memoryview, depth: int = 0) -> Iterator[Record]:
    """All records, each before what is in it."""
    for record in records(data):
        yield record
        if record.is_container and depth < _DEEPEST:
            yield from walk(record.content, depth + 1)


def blips(data: memoryview, delayed: bytes = b"") -> Iterator[bytes]:
    """The pictures of a list in its order, empty where one is none of dots.

    The list may name places in another stream, `delayed`, in the place of bytes.
    """
    for record in walk(data):
        if record.kind == _LISTED:
            yield _listed(record.content, delayed)
        elif record.kind in _DOTTED:
            yield _picture(record)


def shapes(data: memoryview) -> Iterator[Shape]:
    """The shapes of a drawing that show a picture."""
    for record in walk(data):
        if record.kind != _SHAPE:
            continue
        inner = {one.kind: one for one in records(record.content)}
        named, options = inner.get(_SHAPE_ID), inner.get(_PROPERTIES)
        number = _number_of_picture(options) if options else 0
        if named and number:
            yield Shape(int.from_bytes(named.content[:4], "little"), number)


def _number_of_picture(options: Record) -> int:
    for at in range(options.instance):
        if (at + 1) * _PROPERTY.size > len(options.content):
            break
        name, value = _PROPERTY.unpack_from(options.content, at * _PROPERTY.size)
        if name & 0x3FFF == _PICTURE_NUMBER:
            return int(value)
    return 0


def _listed(entry: memoryview, delayed: bytes) -> bytes:
    if len(entry) < _LISTED_BYTES:
        return b""
    inside = entry[_LISTED_BYTES + entry[_NAME_LENGTH_AT] :]
    elsewhere = memoryview(delayed)[int.from_bytes(entry[_DELAY_AT : _DELAY_AT + 4], "little") :]
    record = next(records(inside), None) or next(records(elsewhere), None)
    return _picture(record) if record and record.kind in _DOTTED else b""


def _picture(record: Record) -> bytes:
    """The file of a picture, behind one digest or two and a tag."""
    data = bytes(record.content[_DIGEST_BYTES * (1 + record.instance % 2) + 1 :])
    return as_bitmap_file(data) if record.kind == _BITMAP else data


def as_bitmap_file(bitmap: bytes) -> bytes:
    """A bitmap as a file: here it lacks the header that says where its dots begin."""
    if len(bitmap) < 40:
        return b""
    (header,) = struct.unpack_from("<I", bitmap)
    depth, compression = struct.unpack_from("<HI", bitmap, 14)
    (colours,) = struct.unpack_from("<I", bitmap, 32)
    colours = colours or (1 << depth if depth <= 8 else 0)
    masks = 12 if compression == 3 and header == 40 else 0
    dots = _FILE_HEADER.size + header + masks + colours * _COLOUR_BYTES
    return _FILE_HEADER.pack(b"BM", _FILE_HEADER.size + len(bitmap), 0, 0, dots) + bitmap
