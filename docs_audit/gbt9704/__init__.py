"""Official papers by GB/T 9704: from their text to elements, citations and demands."""

from .addressing import split_units
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
from .reading import read_paper
from .title_keys import keys_of as title_keys
from .titles import KINDS

__all__ = [
    "KINDS",
    "Citation",
    "Class",
    "Directive",
    "Element",
    "Elements",
    "Level",
    "OfficialPaper",
    "Part",
    "Quotation",
    "Relation",
    "Requirement",
    "Segment",
    "Span",
    "WhiteHead",
    "folded_number",
    "level_of",
    "place_of",
    "places_of",
    "read_paper",
    "split_units",
    "title_keys",
]
