"""Hours as they were booked, and their sums that pages read."""

from burden.ledger.models.entries import Cause, Component, Entry, EntryQuerySet
from burden.ledger.models.sums import ItemSum, ScopeSum, Side

__all__ = ("Cause", "Component", "Entry", "EntryQuerySet", "ItemSum", "ScopeSum", "Side")
