"""Pictures in a binary Word paper, by [MS-DOC]: in its lines, and floating over them."""

import re
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from .insets import Found, mark
from .office_art import RECORD_BYTES, Shape, blips, records, shapes

# A picture in a line: length of all, length of the header, its sort (of [MS-ODRAW], or that with
# a name), and further on its sides in twips with their scale in thousandths.
_IN_LINE = re.compile(rb"\x44\x00([\x64\x66])\x00", re.DOTALL)
_LENGTH_BYTES, _HEADER_BYTES, _SIDES_AT, _NAMED = 4, 68, 28, b"\x66"
_SIDES = struct.Struct("<4H")
_DRAWINGS_AT, _PLACES_AT, _HEADER_PLACES_AT = 0x022A, 0x01DA, 0x01E2
# Of a floating shape: its number and its box in twips.
_FLOATING = struct.Struct("<I4i6x")
_PLACE_BYTES = 4
_MM_A_TWIP = 25.4 / 1440
_PICTURE = "\x01"


@dataclass(frozen=True)
class _Box:
    """Where a floating shape is anchored in its run of characters, and its sides in millimetres."""

    at: int
    width: float
    height: float


class Pictures:
    """The pictures of one paper; `marked` puts their marks into the body."""

    def __init__(self, block: bytes = b"", table: bytes = b"", data: bytes = b"") -> None:
        self._in_line = [*_pictures_in_line(data)]
        self._floating: list[tuple[_Box | None, Found]] = []
        self._above: list[Found] = []
        # What is broken here is no fault of the paper.
        with suppress(struct.error):
            self._read_drawings(block, table)

    def marked(self, body: str) -> str:
        """The body with a mark where each picture stands, by its number in `found`."""
        marks = {
            box.at: mark(len(self._in_line) + number)
            for number, (box, _) in enumerate(self._floating)
            if box is not None
        }
        pieces = []
        in_line = 0
        for at, letter in enumerate(body) if marks or self._in_line else ():
            pieces.append(marks.get(at, ""))
            if letter == _PICTURE:
                pieces.append(mark(in_line))
                in_line += 1
            pieces.append(letter)
        return "".join(pieces) if pieces else body

    def found(self, places: Mapping[int, int], end: int) -> Iterator[Found]:
        """The pictures by their places in the text; what has none stands at its end.

        Those in lines are stored one after the other, so the first of them is at the first place
        as long as there are as many of the one as of the other.
        """
        yield from self._above
        count = len(self._in_line)
        are_told = sorted(number for number in places if number < count) == [*range(count)]
        for number, one in enumerate(self._in_line):
            yield _at(one, places[number] if are_told else end)
        for number, (_, one) in enumerate(self._floating, count):
            yield _at(one, places.get(number, end))

    def _read_drawings(self, block: bytes, table: bytes) -> None:
        drawings = memoryview(_part(block, table, _DRAWINGS_AT))
        store = next(records(drawings), None)
        if store is None:
            return
        pictures = [*blips(store.content, block)]
        over_body = _boxes(_part(block, table, _PLACES_AT))
        over_header = _boxes(_part(block, table, _HEADER_PLACES_AT))
        for shape in _shapes(drawings):
            if shape.picture > len(pictures):
                continue
            load = partial(bytes, pictures[shape.picture - 1])
            if header := over_header.get(shape.id):
                self._above.append(Found(0, load, header.width, header.height))
                continue
            box = over_body.get(shape.id)
            sides = (box.width, box.height) if box else (0.0, 0.0)
            self._floating.append((box, Found(0, load, *sides)))


def _at(found: Found, place: int) -> Found:
    return replace(found, place=place)


def _pictures_in_line(data: bytes) -> Iterator[Found]:
    """All pictures of the stream that has them, those that are none of dots without bytes."""
    end = 0
    for head in _IN_LINE.finditer(data):
        start = head.start() - _LENGTH_BYTES
        length = int.from_bytes(data[max(start, 0) : head.start()], "little")
        if start < end or length < _HEADER_BYTES or start + length > len(data):
            continue
        end = start + length
        content = memoryview(data)[start + _HEADER_BYTES : end]
        if head[1] == _NAMED and content:
            content = content[1 + content[0] :]
        picture = next(filter(None, blips(content)), b"")
        across, down, *scales = _SIDES.unpack_from(data, start + _SIDES_AT)
        width, height = (
            side * scale / 1000 * _MM_A_TWIP
            for side, scale in zip((across, down), scales, strict=True)
        )
        yield Found(0, partial(bytes, picture), width, height)


def _shapes(drawings: memoryview) -> Iterator[Shape]:
    """Of every drawing behind the list of pictures, each with a byte before it."""
    at = 0
    while record := next(records(drawings[at:]), None):
        yield from shapes(record.content)
        at += len(record.content) + RECORD_BYTES + 1


def _boxes(places: bytes) -> dict[int, _Box]:
    """The boxes of floating shapes by the shapes' numbers."""
    count = (len(places) - _PLACE_BYTES) // (_PLACE_BYTES + _FLOATING.size)
    found = {}
    for index in range(max(count, 0)):
        (at,) = struct.unpack_from("<I", places, index * _PLACE_BYTES)
        begins = (count + 1) * _PLACE_BYTES + index * _FLOATING.size
        shape, left, top, right, bottom = _FLOATING.unpack_from(places, begins)
        found[shape] = _Box(at, (right - left) * _MM_A_TWIP, (bottom - top) * _MM_A_TWIP)
    return found


def _part(block: bytes, table: bytes, at: int) -> bytes:
    """The part of the table stream that the file information block names at `at`."""
    start, length = struct.unpack_from("<II", block, at)
    return table[start : start + length]
