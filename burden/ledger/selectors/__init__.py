"""Reads of the ledger. Every figure is a sum of the same entries, one GROUP BY a question.

What a scope *received* are the rows whose receiver lies in it, what it *generated* those whose
originator does; nothing else of the ledger is visible to it. Figures of whole scopes come from
the sums that the database keeps of the entries (`ScopeSum`, `ItemSum`), so they take the same time
for a province as for a township; `Slice.received` gives the entries themselves.
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
    in_scope,
)
from burden.ledger.selectors.history import BookingStep, entries_of, history_of
from burden.ledger.selectors.items import (
    amplification,
    by_root,
    count_items,
    count_matters,
    heaviest_items,
    heaviest_matters,
    hours_of_matter,
    top_items,
    with_hours,
)
from burden.ledger.selectors.sums import (
    Amounts,
    by_component,
    by_day,
    by_item,
    by_month,
    flow_matrix,
    generated_by_scope,
    generated_by_unit,
    latest_day,
    measured_by_component,
    months,
    received_amounts,
    received_by_component,
    received_by_scope,
    received_by_unit,
    totals,
    totals_apart,
)

__all__ = (
    "ZERO",
    "Amounts",
    "Amplification",
    "BookingStep",
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
    "count_items",
    "count_matters",
    "entries_of",
    "flow_matrix",
    "generated_by_scope",
    "generated_by_unit",
    "heaviest_items",
    "heaviest_matters",
    "history_of",
    "hours_of_matter",
    "in_scope",
    "latest_day",
    "measured_by_component",
    "months",
    "received_amounts",
    "received_by_component",
    "received_by_scope",
    "received_by_unit",
    "top_items",
    "totals",
    "totals_apart",
    "with_hours",
)
