"""What the thresholds in force make of one match, and which of them decided.

A supporting paper must hold measures of its own and may not simply repeat the superior paper
(GD-05b); the share of a published case is 80 % (K05). So a copied share or one long copied
passage is suspected, and what is openly passed on, quoted, issued jointly or again never is.

Own measures outweigh what a paper repeats from its superior: then it does what the rule asks for,
and neither the share nor a long passage is held against it. That holds no longer where the
passage was taken from another place, or where names of the source were left in it: a section
copied from elsewhere is no measure carried out from above, however much own text surrounds it
(K10).
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from burden.thresholds.parameters import Parameters
from docs_audit.models import Match

COPIES = ("copied", "copied_sideways")

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Ground(StrEnum):
    """What a verdict rests on."""

    PASSAGE = "passage"
    SHARE = "share"
    RELATION = "relation"
    OWN_MEASURES = "own_measures"
    BELOW = "below"


SUSPECTED = frozenset({Ground.PASSAGE, Ground.SHARE})
_GROUNDS: npt.NDArray[np.str_] = np.array([one.value for one in Ground])


@dataclass(frozen=True)
class Verdict:
    """The ground, the figure that decided (a share, or characters) and its bound."""

    ground: Ground
    figure: float
    bound: float

    @property
    def is_suspected(self) -> bool:
        return self.ground in SUSPECTED


@dataclass(frozen=True)
class Measures:
    """What a verdict looks at, of any number of matches: parallel arrays.

    `share`, `novelty` are 0 to 1, `longest` and `body` characters; `is_carried_out` tells that the
    source is the superior whose paper is carried out, its names all changed.
    """

    is_copy: Bools
    is_carried_out: Bools
    share: Floats
    novelty: Floats
    longest: Floats
    body: Floats


def grounds(measures: Measures, parameters: Parameters) -> npt.NDArray[np.str_]:
    """On what each match is suspected or spared: an array of `Ground`.

    Of a very short body a large share must be copied; stock phrases alone make up some of it.
    """
    is_long = measures.longest >= parameters["copy.excerpt"]
    is_outweighed = measures.novelty >= parameters["copy.own_measures"]
    codes = np.select(
        [
            ~measures.is_copy,
            ~is_long & (measures.share < _least(measures, parameters)),
            is_long & ~(is_outweighed & measures.is_carried_out),
            is_outweighed,
        ],
        [
            _code(one)
            for one in (Ground.RELATION, Ground.BELOW, Ground.PASSAGE, Ground.OWN_MEASURES)
        ],
        _code(Ground.SHARE),
    )
    found: npt.NDArray[np.str_] = _GROUNDS[codes]
    return found


def confidences(measures: Measures, parameters: Parameters) -> Floats:
    """How sure each suspicion is: measured copying is certain from the red share (K05) on.

    A long passage is certain by itself; below the red share the rest may be chance.
    """
    is_certain = grounds(measures, parameters) == Ground.PASSAGE
    likely = np.minimum(measures.share / parameters["copy.red"], 1.0)
    sure: Floats = np.where(is_certain, 1.0, likely)
    return sure


def reach(match: Match, parameters: Parameters) -> Verdict:
    """Hold the stored measures of a match against the thresholds."""
    measures = _of(match)
    ground = Ground(grounds(measures, parameters)[0])
    share, own = match.containment, parameters["copy.own_measures"]
    least = float(_least(measures, parameters)[0])
    figure, bound = {
        Ground.RELATION: (share, 0.0),
        Ground.BELOW: (share, least),
        Ground.PASSAGE: (int(measures.longest[0]), parameters["copy.excerpt"]),
        Ground.OWN_MEASURES: (match.novelty, own),
        Ground.SHARE: (share, least),
    }[ground]
    return Verdict(ground, figure, bound)


def confidence_of(match: Match, parameters: Parameters) -> float:
    """How sure the suspicion on one match is."""
    return float(confidences(_of(match), parameters)[0])


def longest_copied(match: Match) -> int:
    """Characters of the longest copied passage, as far as they count."""
    return max(copied_lengths(match).values(), default=0)


def copied_lengths(match: Match) -> dict[int, int]:
    """Characters of each copied passage that the superior has and that are not set aside.

    By the number of the passage; one of which nothing counts, as of a quotation, is left out. A
    match of before segments were kept does not tell, so its passages count in full. Of a pair with
    a paper that was removed none is left; `longest_copied` of the row tells the figure.
    """
    if not match.segments:
        return {
            number: passage["lower"][1] - passage["lower"][0]
            for number, passage in enumerate(match.passages)
            if passage["kind"] != "quoted"
        }
    lengths: Counter[int] = Counter()
    for _start, _end, passage, aside, _characters, copied, _kind in match.segments:
        if passage >= 0 and copied and not aside:
            lengths[passage] += copied
    return dict(lengths)


def _code(ground: Ground) -> int:
    return list(Ground).index(ground)


def _least(measures: Measures, parameters: Parameters) -> Floats:
    is_short = measures.body < parameters["copy.shortest"]
    least: Floats = np.where(is_short, parameters["copy.red"], parameters["copy.amber"])
    return least


def _of(match: Match) -> Measures:
    """The measures of one match."""
    is_carried_out = match.relation == "copied" and not match.leftover_places
    return Measures(
        is_copy=np.array([match.relation in COPIES]),
        is_carried_out=np.array([is_carried_out]),
        share=np.array([match.containment]),
        novelty=np.array([match.novelty]),
        longest=np.array([float(match.longest_copied if match.is_bare else longest_copied(match))]),
        body=np.array([float(match.lower.body_characters)]),
    )
