"""A year's plan of inspections against those that took place (GD-13)."""

from collections.abc import Iterable, Sequence

from burden.organisations import plan_balance
from burden.organisations.plan_balance import Planned

from .records import Inspection

__all__ = ["Balance", "Line", "Planned", "balance"]

Balance = plan_balance.Balance[Inspection]
Line = plan_balance.Line[Inspection]


def balance(plan: Sequence[Planned], records: Iterable[Inspection]) -> Balance:
    """Each inspection to its line; what is exempt or was approved by itself needs none."""
    return plan_balance.balance(plan, records, _needs_line)


def _needs_line(record: Inspection) -> bool:
    return record.is_counted and not record.approval and bool(record.below)
