"""Text reuse: what a paper was copied from, with the passages. Pure; knows no framework."""

from docs_audit.textreuse.candidates import comes_before, neighbourhood
from docs_audit.textreuse.matching import Matcher, match, warm_up
from docs_audit.textreuse.papers import LEVEL_RANKS, Paper
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.prepared import Prepared, prepare
from docs_audit.textreuse.segments import Segment, own_measures, segments
from docs_audit.textreuse.sources import Pair
from docs_audit.textreuse.store import Entry, Postings, Store, entry_of

__all__ = (
    "LEVEL_RANKS",
    "Entry",
    "Matcher",
    "Pair",
    "Paper",
    "PlaceTree",
    "Postings",
    "Prepared",
    "Segment",
    "Store",
    "comes_before",
    "entry_of",
    "match",
    "neighbourhood",
    "own_measures",
    "prepare",
    "segments",
    "warm_up",
)
