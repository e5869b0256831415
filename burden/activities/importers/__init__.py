"""Registers, indicator lists, notices and exports of work groups: drafts of the good rows, an
error for each other.

Pure: the caller looks units up and stores. Nothing here trusts a file's size or its claims, and no
name of a member of a group leaves this package.
"""

from .cells import BadCell, Moment, read_cell
from .cited import named_in
from .columns import Column, Columns, Kind
from .form_files import FormFile, read_form_file
from .group_messages import GroupMessage, lines_of_export, read_group_export
from .indicator_texts import Indicator, read_indicator_text
from .indicators import read_indicator_file
from .lists import ImportFailed, MarkedList, read_list, rule_of_texts
from .members import member_hashes, without_names
from .registers import Draft, Imported, RowError, read_register, read_row
from .written import Limits

__all__ = [
    "BadCell",
    "Column",
    "Columns",
    "Draft",
    "FormFile",
    "GroupMessage",
    "ImportFailed",
    "Imported",
    "Indicator",
    "Kind",
    "Limits",
    "MarkedList",
    "Moment",
    "RowError",
    "lines_of_export",
    "member_hashes",
    "named_in",
    "read_cell",
    "read_form_file",
    "read_group_export",
    "read_indicator_file",
    "read_indicator_text",
    "read_list",
    "read_register",
    "read_row",
    "rule_of_texts",
    "without_names",
]
