"""Meetings held against the rules of the rulebook, by what their records tell."""

from .approvals import approving_body
from .checking import check, holds
from .clusters import Cluster, cluster_hit, clusters_of, month_hit
from .plans import Balance, Line, Planned, balance
from .records import Figure, Hit, Outline, Record, Relay, Seat, Speech
from .sparing import is_counted, spared
from .weeks import FreeWeeks, free_weeks
from .years import Year, until
from .years import find as check_year

__all__ = [
    "Balance",
    "Cluster",
    "Figure",
    "FreeWeeks",
    "Hit",
    "Line",
    "Outline",
    "Planned",
    "Record",
    "Relay",
    "Seat",
    "Speech",
    "Year",
    "approving_body",
    "balance",
    "check",
    "check_year",
    "cluster_hit",
    "clusters_of",
    "free_weeks",
    "holds",
    "is_counted",
    "month_hit",
    "spared",
    "until",
]
