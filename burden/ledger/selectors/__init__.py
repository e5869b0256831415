"""Reads of the ledger. Every figure is a sum of the same rows, one GROUP BY a question.

What a scope *received* are the rows whose receiver lies in it, what it *generated* those whose
originator does; nothing else of the ledger is visible to it.
"""

from burden.ledger.selectors.figures import (
    ZERO,
    Amplification,
    FlowMatrix,
    Hours,
    ItemHours,
    LevelCost,
    Received,
    Slice,
    Totals,
)
from burden.ledger.selectors.items import (
    amplification,
    heaviest_items,
    top_items,
)
from burden.ledger.selectors.sums import (
    by_component,
    by_day,
    by_item,
    by_month,
    by_root,
    flow_matrix,
    generated_by_unit,
    latest_day,
    months,
    received_by_component,
    received_by_unit,
    totals,
)

__all__ = (
    "ZERO",
    "Amplification",
    "FlowMatrix",
    "Hours",
    "ItemHours",
    "LevelCost",
    "Received",
    "Slice",
    "Totals",
    "amplification",
    "by_component",
    "by_day",
    "by_item",
    "by_month",
    "by_root",
    "flow_matrix",
    "generated_by_unit",
    "heaviest_items",
    "latest_day",
    "months",
    "received_by_component",
    "received_by_unit",
    "top_items",
    "totals",
)
