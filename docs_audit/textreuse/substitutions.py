"""Substitutions: what was swapped inside passages, the proof that a copy was disguised."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docs_audit.textreuse.alignment import Block
from docs_audit.textreuse.differences import Difference, differences, edges
from docs_audit.textreuse.divisions import Known
from docs_audit.textreuse.expressions import NUMBER, OTHER, PLACE
from docs_audit.textreuse.facing import Said, facing, paired, said
from docs_audit.textreuse.flattening import flattened
from docs_audit.textreuse.numerals import in_digits
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.vocabulary import DIVISIONS_LIKE_WORDS

_LONGEST_OTHER = 8
_MULTIPLIER = re.compile(r"[万亿]+$")
_UNLETTERED = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Substitution:
    """What stands in the lower paper for what stands in the upper, and of which kind it is."""

    lower: str
    upper: str
    kind: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What was swapped in a stretch, and which words of the lower paper that accounts for.

    ``swaps`` stand with their offsets in the lower text, ascending; ``accounted`` are spans of it:
    the expressions that stand for others. What differs besides them was changed otherwise.
    """

    swaps: tuple[tuple[int, Substitution], ...]
    accounted: tuple[Span, ...]


def changes(lower: Prepared, upper: Prepared, blocks: tuple[Block, ...], known: Known) -> Changes:
    """List the expressions that differ inside one stretch of a passage.

    Both texts are read around the differences of their words. Expressions that touch the same
    differences face each other; they are paired in order, by kind.
    """
    found = list(differences(lower, upper, blocks))
    below = said(lower.paper.text, [one.lower for one in found], known)
    above = said(upper.paper.text, [one.upper for one in found], known)
    swapped: list[tuple[int, Substitution]] = []
    accounted: list[Span] = []
    told: set[int] = set()
    for mine, theirs in facing(below, above, len(found)):
        for one, other in paired(mine, theirs):
            told.update(range(one.first, one.last + 1))
            told.update(range(other.first, other.last + 1))
            accounted.append((one.start, one.end))
            swapped += [(one.start, swap) for swap in _smallest(one, other)]
    for at, difference in enumerate(found):
        if at not in told and (other_words := _other(lower, upper, difference, known)):
            swapped.append((difference.lower[0], other_words))
            if other_words.kind != OTHER:
                accounted.append(difference.lower)
    for edge in edges(lower, upper, blocks):
        swapped += _at_edge(lower.paper.text, upper.paper.text, edge, known)
    # An expression at an edge may touch a difference inside the passage as well.
    once = dict.fromkeys(sorted(swapped, key=lambda pair: pair[0]))
    return Changes(tuple(once), tuple(accounted))


def _at_edge(
    below: str, above: str, edge: Difference, known: Known
) -> list[tuple[int, Substitution]]:
    """Pair the expressions at an edge of a passage, where nothing else differs there."""
    mine, theirs = said(below, [edge.lower], known), said(above, [edge.upper], known)
    if (
        not mine
        or not theirs
        or _without(below, edge.lower, mine) != _without(above, edge.upper, theirs)
    ):
        return []
    pairs = paired(mine, theirs)
    return [(one.start, swap) for one, other in pairs for swap in _smallest(one, other)]


def _without(text: str, span: Span, told: list[Said]) -> str:
    """Return the letters of a span that belong to none of the expressions in order."""
    letters, at = [], span[0]
    for one in told:
        letters.append(text[at : one.start])
        at = max(at, one.end)
    return "".join(filter(str.isalnum, "".join([*letters, text[at : span[1]]])))


def _smallest(one: Said, other: Said) -> list[Substitution]:
    """Return the smallest expressions that differ.

    Where two organs differ in their places alone, the places were swapped; where two numbers
    have one multiplier (200万, 300万), the numbers before it.
    """
    mine, theirs = one.words, other.words
    if mine == theirs or in_digits(mine) == in_digits(theirs):
        return []
    kind = one.kind if one.kind == other.kind else PLACE
    if one.parts and other.parts:
        head, other_head = "".join(one.parts), "".join(other.parts)
        if mine.removeprefix(head) == theirs.removeprefix(other_head):
            if len(one.parts) != len(other.parts):
                return [Substitution(head, other_head, PLACE)]
            pairs = zip(one.parts, other.parts, strict=True)
            return [Substitution(*pair, PLACE) for pair in pairs if pair[0] != pair[1]]
    multiplier = _MULTIPLIER.search(mine) if kind == NUMBER else None
    if multiplier and theirs.endswith(multiplier[0]) and mine[0].isascii() == theirs[0].isascii():
        mine, theirs = mine.removesuffix(multiplier[0]), theirs.removesuffix(multiplier[0])
    return [Substitution(mine, theirs, kind)]


def _other(
    lower: Prepared, upper: Prepared, difference: Difference, known: Known
) -> Substitution | None:
    """Return the bare words of a difference in which no expression was swapped."""
    mine = _bare(lower.paper.text, difference.lower)
    theirs = _bare(upper.paper.text, difference.upper)
    if not mine or not theirs or mine == theirs or max(len(mine), len(theirs)) > _LONGEST_OTHER:
        return None
    are_places = _is_short_name(mine, known) and _is_short_name(theirs, known)
    return Substitution(mine, theirs, PLACE if are_places else OTHER)


def _is_short_name(words: str, known: Known) -> bool:
    """Say whether words are a place's name without its ending: 江东日报, 安平日报."""
    full = [words + ending for ending in "省市县区州"]
    return len(words) > 1 and any(known(one) and one not in DIVISIONS_LIKE_WORDS for one in full)


def _bare(text: str, span: Span) -> str:
    """Return words without what stands around them; where a line was wrapped, with a blank."""
    return " ".join(_UNLETTERED.sub("", flattened(text, *span).text).split())
