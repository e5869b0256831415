"""Spreadsheets (.xlsx, .xls, .et, .ods): a line a row, cells parted by tabs; sheets have names."""

import io
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from .compound import Compound
from .contract import Code, DocumentError, Limits, Member, Parsed
from .insets import Found, legible, looked_at
from .office_margins import sheet_edge, stray_texts
from .ole_objects import embedded_objects, embedded_parts
from .open_document import beside, has_basic
from .packages import Package
from .sheet_pictures import pictures_of_package, pictures_of_records

_ZIP = b"PK\x03\x04"
_MOST_CELLS = 5_000_000
_STREAMS = ("Workbook", "Book")
# Records of [MS-XLS] begin with their kind and length.
_HEADER = struct.Struct("<HH")
_EDGE = struct.Struct("<HB")
_FILEPASS, _EOF = 0x002F, 0x000A
_SHEET_EDGES = (0x0014, 0x0015)
_WIDE = 0x01
# The name of a sheet and its first rows: a mark on any sheet is one on the paper.
_HEAD_LINES = 4


class OpenWorkbook:
    name = "xlsx"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        package = Package(data, limits)  # its limits hold for the sheets as well
        parsed = _parsed(
            data,
            limits,
            has_macros="xl/vbaProject.bin" in package,
            edges=tuple(stray_texts(package)),
        )
        found = pictures_of_package(package, len(parsed.text))
        return _with_inside(parsed, found, embedded_parts(package))


class FreeWorkbook:
    name = "ods"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        package = Package(data, limits)
        parsed = _parsed(data, limits, has_macros=has_basic(package))
        found = beside(package)
        parsed = replace(parsed, margins=(*parsed.margins, *found.texts))
        return _with_inside(parsed, found.pictures(package, len(parsed.text)), ())


class BinaryWorkbook:
    name = "xls"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        file = Compound(data)
        if _is_locked(file):
            raise DocumentError(Code.ENCRYPTED)
        edges = (*file.property_texts(), *_sheet_edges(file))
        parsed = _parsed(data, limits, has_macros="_VBA_PROJECT_CUR" in file, edges=edges)
        found = pictures_of_records(_records(file), len(parsed.text))
        return _with_inside(parsed, found, embedded_objects(file))


@dataclass(frozen=True)
class SheetCells:
    """A sheet as cells: texts from its first cell on, and the corners of merged ones, inclusive."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


def cells_of(data: bytes, limits: Limits) -> list[SheetCells]:
    """The cells of an .xlsx or .xls, for who needs to know which of them are merged.

    Raises DocumentError as the readers of their text do.
    """
    if len(data) > limits.file_bytes:
        raise DocumentError(Code.TOO_LARGE)
    if data.startswith(_ZIP):
        Package(data, limits)
    elif _is_locked(Compound(data)):
        raise DocumentError(Code.ENCRYPTED)
    book = _opened(data)
    sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    if sum(sheet.total_height * sheet.total_width for sheet in sheets) > _MOST_CELLS:
        raise DocumentError(Code.TOO_LARGE)
    return [_cells(sheet) for sheet in sheets]


def _cells(sheet: CalamineSheet) -> SheetCells:
    top, left = sheet.start or (0, 0)
    corners = tuple(
        ((first[0] - top, first[1] - left), (last[0] - top, last[1] - left))
        for first, last in sheet.merged_cell_ranges or ()
    )
    rows = tuple(tuple(_shown(value).strip() for value in row) for row in sheet.iter_rows())
    return SheetCells(sheet.name, rows, corners)


def _with_inside(parsed: Parsed, found: Iterable[Found], members: tuple[Member, ...]) -> Parsed:
    pictures, unread = looked_at(legible(found))
    return replace(parsed, warnings=(*parsed.warnings, *unread), pictures=pictures, members=members)


def _is_locked(file: Compound) -> bool:
    """Whether the records of the workbook itself name a password; calamine cannot tell."""
    for kind, _ in _records(file):
        if kind in (_FILEPASS, _EOF):
            return kind == _FILEPASS
    return False


def _sheet_edges(file: Compound) -> Iterator[str]:
    """Headers and footers of the sheets."""
    for kind, content in _records(file):
        if kind in _SHEET_EDGES and len(content) > _EDGE.size:
            _, flags = _EDGE.unpack_from(content)
            encoding = "utf-16-le" if flags & _WIDE else "latin-1"
            yield sheet_edge(content[_EDGE.size :].decode(encoding, errors="replace"))


def _records(file: Compound) -> Iterator[tuple[int, bytes]]:
    name = next((name for name in _STREAMS if name in file), "")
    book, at = file.read(name) if name else b"", 0
    while at + _HEADER.size <= len(book):
        kind, length = _HEADER.unpack_from(book, at)
        at += _HEADER.size + length
        yield kind, book[at - length : at]


def _parsed(
    data: bytes, limits: Limits, *, has_macros: bool, edges: tuple[str, ...] = ()
) -> Parsed:
    book = _opened(data)
    lines: list[str] = []
    heads: list[str] = []
    room = limits.characters
    for name in book.sheet_names:
        begins = len(lines)
        for line in (name, *_rows(book.get_sheet_by_name(name))):
            room -= len(line) + 1
            if room < 0:
                raise DocumentError(Code.TOO_LARGE)
            lines.append(line)
        heads += lines[begins : begins + _HEAD_LINES]
    warnings = ("macros",) if has_macros else ()
    return Parsed(
        "\n".join(lines),
        pages=len(book.sheet_names),
        margins=(*heads, *edges),
        warnings=warnings,
    )


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise DocumentError(Code.ENCRYPTED) from error
    except CalamineError as error:
        raise DocumentError(Code.DAMAGED) from error


def _rows(sheet: CalamineSheet) -> Iterator[str]:
    """Rows that hold something. A sheet of two far corners would be unfolded in memory."""
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise DocumentError(Code.TOO_LARGE)
    for row in sheet.iter_rows():
        line = "\t".join(_shown(value) for value in row).rstrip("\t")
        if line:
            yield line


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
