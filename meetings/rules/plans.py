"""A year's plan of meetings against those that were held (GD-08)."""

from collections.abc import Iterable, Sequence

from burden.organisations import plan_balance
from burden.organisations.plan_balance import Planned

from .records import Record
from .sparing import is_counted

__all__ = ["Balance", "Line", "Planned", "balance"]

Balance = plan_balance.Balance[Record]
Line = plan_balance.Line[Record]


def balance(plan: Sequence[Planned], records: Iterable[Record]) -> Balance:
    """Each meeting to its line; what is spared, regular or the unit's own needs none."""
    return plan_balance.balance(plan, records, is_counted)
