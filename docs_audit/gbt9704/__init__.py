"""Official papers by GB/T 9704: from their text to elements, citations and demands."""

from .addressing import split_units
from .escalations import Demands, Escalation, allowed_days, due_day, escalations_of
from .issuers import level_of, place_of, places_of
from .numbers import folded as folded_number
from .paper import (
    Citation,
    Class,
    Directive,
    Element,
    Elements,
    Level,
    OfficialPaper,
    Part,
    Quotation,
    Relation,
    Requirement,
    Segment,
    Span,
    WhiteHead,
)
from .reading import read_paper, read_requirements
from .title_keys import keys_of as title_keys
from .titles import KINDS

__all__ = [
    "KINDS",
    "Citation",
    "Class",
    "Demands",
    "Directive",
    "Element",
    "Elements",
    "Escalation",
    "Level",
    "OfficialPaper",
    "Part",
    "Quotation",
    "Relation",
    "Requirement",
    "Segment",
    "Span",
    "WhiteHead",
    "allowed_days",
    "due_day",
    "escalations_of",
    "folded_number",
    "level_of",
    "place_of",
    "places_of",
    "read_paper",
    "read_requirements",
    "split_units",
    "title_keys",
]
