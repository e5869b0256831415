"""Hours as they were booked, and their sums that pages read."""

from burden.ledger.models.entries import Cause, Component, Entry, EntryQuerySet
from burden.ledger.models.sums import (
    CallSum,
    GuestSum,
    IdleSum,
    ItemSum,
    MatterSum,
    PairSum,
    ScopeSum,
    Side,
)

__all__ = (
    "CallSum",
    "Cause",
    "Component",
    "Entry",
    "EntryQuerySet",
    "GuestSum",
    "IdleSum",
    "ItemSum",
    "MatterSum",
    "PairSum",
    "ScopeSum",
    "Side",
)
