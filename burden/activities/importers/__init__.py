"""Exports of work groups and indicator lists: drafts for what is good, an error for each bad row.

Pure: the caller stores. Nothing here trusts a file's size or its claims, and no name of a member
of a group leaves this package.
"""

from .group_messages import GroupMessage, read_group_export
from .indicator_sheets import read_indicator_sheets
from .indicator_texts import read_indicator_text
from .indicators import Indicator, IndicatorTree
from .members import member_hashes, without_names
from .outcomes import ImportFailed, RowError
from .sheets import Grid, read_grids
from .written import Limits

__all__ = [
    "Grid",
    "GroupMessage",
    "ImportFailed",
    "Indicator",
    "IndicatorTree",
    "Limits",
    "RowError",
    "member_hashes",
    "read_grids",
    "read_group_export",
    "read_indicator_sheets",
    "read_indicator_text",
    "without_names",
]
