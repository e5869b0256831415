"""Sheets with their merged cells, by the reader of documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from docs_audit.formats.contract import Code, DocumentError, Limits
from docs_audit.formats.sheets import cells_of

from .outcomes import ImportFailed

_CODES = {
    Code.ENCRYPTED: "encrypted",
    Code.DAMAGED: "damaged",
    Code.TOO_LARGE: "too_large",
}


@dataclass(frozen=True)
class Grid:
    """A sheet from its first cell on: words of each cell, and the corners of merged ones.

    A merged cell holds its words in its upper left corner; corners are (row, column), inclusive.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()

    @cached_property
    def _covered(self) -> frozenset[tuple[int, int]]:
        return frozenset(
            (row, column)
            for (top, left), (bottom, right) in self.merged
            for row in range(top, min(bottom, len(self.rows)) + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        )

    def cell(self, row: int, column: int) -> str:
        """Return the words of a cell, nothing beyond the edge."""
        cells = self.rows[row]
        return cells[column] if 0 <= column < len(cells) else ""

    def is_covered(self, row: int, column: int) -> bool:
        """Tell whether a cell is part of a merged one that begins elsewhere."""
        return (row, column) in self._covered


def read_grids(content: bytes, *, limits: Limits | None = None) -> list[Grid]:
    """Return the sheets of an .xlsx or .xls.

    Raises:
        ImportFailed: `empty_file encrypted damaged too_large`.
    """
    if not content:
        raise ImportFailed("empty_file")
    try:
        return [
            Grid(sheet.name, sheet.rows, sheet.merged)
            for sheet in cells_of(content, limits or Limits())
        ]
    except DocumentError as error:
        raise ImportFailed(_CODES.get(error.code, "damaged")) from None
