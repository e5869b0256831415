"""Text reuse: what a paper was copied from, with the passages. Pure; knows no framework."""

from docs_audit.textreuse.boilerplate import FEWEST_ISSUERS
from docs_audit.textreuse.candidates import comes_before, neighbourhood
from docs_audit.textreuse.foreign_places import foreign_places
from docs_audit.textreuse.leftovers import LeftoverPlace
from docs_audit.textreuse.matching import Matcher, match, warm_up
from docs_audit.textreuse.papers import LEVEL_RANKS, Paper, Span
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.prepared import Prepared, prepare
from docs_audit.textreuse.segments import Segment, own_measures, segments
from docs_audit.textreuse.sources import Pair
from docs_audit.textreuse.stock import StockSentence, letters, stock_sentences
from docs_audit.textreuse.store import Entry, Postings, Store, entry_of

__all__ = (
    "FEWEST_ISSUERS",
    "LEVEL_RANKS",
    "Entry",
    "LeftoverPlace",
    "Matcher",
    "Pair",
    "Paper",
    "PlaceTree",
    "Postings",
    "Prepared",
    "Segment",
    "Span",
    "StockSentence",
    "Store",
    "comes_before",
    "entry_of",
    "foreign_places",
    "letters",
    "match",
    "neighbourhood",
    "own_measures",
    "prepare",
    "segments",
    "stock_sentences",
    "warm_up",
)
