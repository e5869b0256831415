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

from burden.thresholds.parameters import Parameters
from docs_audit.models import Match

COPIES = ("copied", "copied_sideways")


class Ground(StrEnum):
    """What a verdict rests on."""

    PASSAGE = "passage"
    SHARE = "share"
    RELATION = "relation"
    OWN_MEASURES = "own_measures"
    BELOW = "below"


@dataclass(frozen=True)
class Verdict:
    """The ground, the figure that decided (a share, or characters) and its bound."""

    ground: Ground
    figure: float
    bound: float

    @property
    def is_suspected(self) -> bool:
        return self.ground in {Ground.PASSAGE, Ground.SHARE}


def reach(match: Match, parameters: Parameters) -> Verdict:
    """Hold the stored measures of a match against the thresholds.

    Of a very short body a large share must be copied; stock phrases alone make up some of it.
    """
    share, longest = match.containment, longest_copied(match)
    if match.relation not in COPIES:
        return Verdict(Ground.RELATION, share, 0.0)
    is_short = match.lower.body_characters < parameters["copy.shortest"]
    least = parameters["copy.red" if is_short else "copy.amber"]
    is_long = longest >= parameters["copy.excerpt"]
    if not is_long and share < least:
        return Verdict(Ground.BELOW, share, least)
    own = parameters["copy.own_measures"]
    is_outweighed = match.novelty >= own
    if is_long and not (is_outweighed and _is_carried_out(match)):
        return Verdict(Ground.PASSAGE, longest, parameters["copy.excerpt"])
    if is_outweighed:
        return Verdict(Ground.OWN_MEASURES, match.novelty, own)
    return Verdict(Ground.SHARE, share, least)


def confidence_of(match: Match, parameters: Parameters) -> float:
    """How sure a suspicion is: measured copying is certain from the red share (K05) on.

    A long passage is certain by itself; below the red share the rest may be chance.
    """
    if reach(match, parameters).ground is Ground.PASSAGE:
        return 1.0
    return min(match.containment / parameters["copy.red"], 1.0)


def longest_copied(match: Match) -> int:
    """Characters of the longest copied passage, as far as they count."""
    return max(copied_lengths(match).values(), default=0)


def copied_lengths(match: Match) -> dict[int, int]:
    """Characters of each copied passage that the superior has and that are not set aside.

    By the number of the passage; one of which nothing counts, as of a quotation, is left out. A
    match of before segments were kept does not tell, so its passages count in full.
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


def _is_carried_out(match: Match) -> bool:
    """Whether the source is the superior whose paper is carried out, its names all changed."""
    return match.relation == "copied" and not match.leftover_places
