"""Inspections held against the rules: one, its indicators, rounds of one matter, a year."""

from .checking import check
from .indicators import Indicators, is_trace, shape_of
from .plans import Balance, Line, Planned, balance
from .records import Clause, Escort, Indicator, Inspection, Target
from .rounds import repeated_by
from .years import Year, until
from .years import find as check_year

__all__ = [
    "Balance",
    "Clause",
    "Escort",
    "Indicator",
    "Indicators",
    "Inspection",
    "Line",
    "Planned",
    "Target",
    "Year",
    "balance",
    "check",
    "check_year",
    "is_trace",
    "repeated_by",
    "shape_of",
    "until",
]
