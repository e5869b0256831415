"""Lists of registers as files: read in a child of their own, never one with a secrecy mark."""

from __future__ import annotations

from collections.abc import Iterable

from docs_audit.gbt9704.secrecy import examine
from docs_audit.tables import ImportFailed
from docs_audit.tables.marks import rule_of_rows
from docs_audit.tables.reader import MarkedList, read_tables

from .columns import Columns
from .registers import Imported, read_register

__all__ = ["ImportFailed", "MarkedList", "read_list", "rule_of_texts"]


def read_list(name: str, content: bytes, columns: Columns) -> Imported:
    """The rows of a file.

    Raises:
        MarkedList: it carries a secrecy mark.
        ImportFailed: the file as a whole cannot be used.
    """
    return read_register(read_tables(name, content), columns)


def rule_of_texts(cells: Iterable[str], text: str = "") -> str:
    """The rule that refuses what someone typed; empty where none does."""
    return rule_of_rows("", [list(cells)]) or examine(name="", margins=(), text=text)[0]
