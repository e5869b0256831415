"""Hours as they were booked, and their sums that pages read."""

from burden.ledger.models.entries import Cause, Component, Entry, EntryQuerySet
from burden.ledger.models.sums import (
    WIDE,
    CallSum,
    GuestSum,
    HostSum,
    IdleSum,
    IssuerSum,
    ItemSum,
    MatterLevelSum,
    MatterSum,
    PairSum,
    ScopeSum,
    Side,
)

__all__ = (
    "WIDE",
    "CallSum",
    "Cause",
    "Component",
    "Entry",
    "EntryQuerySet",
    "GuestSum",
    "HostSum",
    "IdleSum",
    "IssuerSum",
    "ItemSum",
    "MatterLevelSum",
    "MatterSum",
    "PairSum",
    "ScopeSum",
    "Side",
)
