"""Secrecy marks in lists: in the title above a list, in a cell, beside the cells.

A row that names something classified by more than numbers refuses its file as a whole, as a paper
with a mark is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docs_audit.formats.contract import DocumentError, Parsed
from docs_audit.formats.contract import Limits as FormatLimits
from docs_audit.formats.sheets import BinaryWorkbook, FreeWorkbook, OpenWorkbook
from docs_audit.formats.sniffing import format_of
from docs_audit.gbt9704.secrecy import examine, rule_of_name, tells_of_secret

from . import tables_of
from .contract import Bounds, ImportFailed, Row, Table, text_of

RULE = "BM-01"
# The title of a list and its header stand in the first rows; a mark there is one on the list.
_TOP_ROWS = 4
_CHARACTERS = 60_000_000
_OPEN, _BINARY = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def guarded(name: str, content: bytes, limits: Bounds) -> tuple[str, int]:
    """Return the rule that refuses a file of tables, empty for none, and how many pictures in it
    may hold text.

    Raises:
        ImportFailed: the file as a whole cannot be used.
    """
    if rule := rule_of_tables(name, tables_of(name, content, limits)):
        return rule, 0
    package = package_of(content, limits)
    return rule_of_package(name, package), len(package.pictures) if package else 0


def rule_of_tables(name: str, tables: Iterable[Table]) -> str:
    """Return the rule that refuses a list by its name, sheets, titles or cells; empty: none."""
    for table in tables:
        rule = rule_of_rows(f"{name} {table.name}".strip(), (row for _, row in table.rows))
        if rule:
            return rule
    return rule_of_name(name)


def rule_of_rows(name: str, rows: Iterable[Row]) -> str:
    """Return the rule that refuses rows of cells; empty where none does."""
    top: list[str] = []
    for number, row in enumerate(rows):
        cells = [line for cell in row or () for line in text_of(cell).splitlines()]
        if number < _TOP_ROWS:
            top += cells
        if any("密" in cell for cell in cells) and _tells(cells):
            return RULE
    return examine(name=name, margins=["\n".join(top)], text="\n".join(top))[0]


def _tells(cells: Sequence[str]) -> bool:
    rule, _ = examine(name="", margins=(), text="\n".join(["-", *cells]))
    return bool(rule) or tells_of_secret({str(i): cell for i, cell in enumerate(cells)}, places=())


def rule_of_package(name: str, package: Parsed | None) -> str:
    """Return the rule that refuses a spreadsheet by what stands beside its cells: headers and
    footers, properties, comments and text boxes.
    """
    return examine(name=name, margins=tuple(package.margins) if package else (), text="")[0]


def package_of(content: bytes, limits: Bounds) -> Parsed | None:
    """Return a spreadsheet as papers are read; None for any other list.

    Raises:
        ImportFailed: it cannot be read: nobody knows then what stands beside its cells.
    """
    bounds = FormatLimits(
        file_bytes=limits.file_bytes, unpacked_bytes=limits.unpacked_bytes, characters=_CHARACTERS
    )
    try:
        if content.startswith(_BINARY):
            return BinaryWorkbook().parse(content, bounds)
        if not content.startswith(_OPEN):
            return None
        is_free = format_of(content, "") == "ods"
        return (FreeWorkbook() if is_free else OpenWorkbook()).parse(content, bounds)
    except DocumentError as error:
        raise ImportFailed(str(error.code)) from None
