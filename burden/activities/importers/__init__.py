"""Registers and sheets out of files: drafts for the good rows, an error for each other.

Pure: the caller looks units up and stores.
"""

from .cells import read_cell
from .columns import Column, Columns, Kind
from .lists import ImportFailed, MarkedList, read_list, rule_of_texts
from .registers import Draft, Imported, RowError, read_register, read_row

__all__ = [
    "Column",
    "Columns",
    "Draft",
    "ImportFailed",
    "Imported",
    "Kind",
    "MarkedList",
    "RowError",
    "read_cell",
    "read_list",
    "read_register",
    "read_row",
    "rule_of_texts",
]
