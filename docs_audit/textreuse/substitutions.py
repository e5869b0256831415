"""Substitutions: what was swapped inside passages, the proof that a copy was disguised."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from docs_audit.textreuse.alignment import EQUAL, Block
from docs_audit.textreuse.expressions import (
    LEVEL,
    NUMBER,
    ORGAN,
    OTHER,
    PLACE,
    Expression,
    expressions,
)
from docs_audit.textreuse.flattening import Flat, flattened
from docs_audit.textreuse.numerals import in_digits
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.places import Known, is_common_word
from docs_audit.textreuse.prepared import Prepared

_LONGEST_SWAP = 48
_LONGEST_OTHER = 8
_SURROUNDINGS = 32
_EDGE = 32
_SENTENCE_END = re.compile(r"[。；！？;!?]|\n")
_SAME, _SAME_KIND, _AKIN = 5, 3, 1
_MOST_PAIRINGS = 4_096
_MULTIPLIER = re.compile(r"[万亿]+$")
_UNLETTERED = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Substitution:
    """What stands in the lower paper for what stands in the upper, and of which kind it is."""

    lower: str
    upper: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Difference:
    """Spans of both texts between words that are equal; either may be empty."""

    lower: Span
    upper: Span


@dataclass(frozen=True, slots=True)
class _Said:
    """An expression of one text: its words, and the differences it touches, first and last.

    ``before`` and ``after`` are the characters beside it.
    """

    kind: str
    words: str
    before: str
    after: str
    parts: tuple[str, ...]
    start: int
    first: int
    last: int


def substitutions(
    lower: Prepared, upper: Prepared, blocks: tuple[Block, ...], known: Known
) -> tuple[Substitution, ...]:
    """List the expressions that differ inside one passage.

    Both texts are read around the differences of their words. Expressions that touch the same
    differences face each other; they are paired in order, by kind.
    """
    found = [one for one in _differences(lower, upper, blocks) if _is_short(one)]
    below = _said(lower.paper.text, [one.lower for one in found], known)
    above = _said(upper.paper.text, [one.upper for one in found], known)
    swapped: list[tuple[int, Substitution]] = []
    told: set[int] = set()
    for mine, theirs in _facing(below, above, len(found)):
        for one, other in _paired(mine, theirs):
            told.update(range(one.first, one.last + 1))
            told.update(range(other.first, other.last + 1))
            swapped += [(one.start, swap) for swap in _smallest(one, other)]
    for at, difference in enumerate(found):
        if at not in told and (other_words := _other(lower, upper, difference)):
            swapped.append((difference.lower[0], other_words))
    for edge in _edges(lower, upper, blocks):
        swapped += _at_edge(lower.paper.text, upper.paper.text, edge, known)
    return tuple(one for _, one in sorted(swapped, key=lambda pair: pair[0]))


def _edges(lower: Prepared, upper: Prepared, blocks: tuple[Block, ...]) -> Iterator[_Difference]:
    """Yield what stands in the sentences of a passage's two ends outside of it."""
    first, last = blocks[0], blocks[-1]
    before = _Difference(
        _back(lower, int(lower.words.starts[first.lower])),
        _back(upper, int(upper.words.starts[first.upper])),
    )
    behind = _Difference(
        _ahead(lower, int(lower.words.ends[last.lower_end - 1])),
        _ahead(upper, int(upper.words.ends[last.upper_end - 1])),
    )
    for edge in (before, behind):
        if edge.lower[0] < edge.lower[1] and edge.upper[0] < edge.upper[1]:
            yield edge


def _back(paper: Prepared, end: int) -> Span:
    low = max(0, end - _EDGE)
    breaks = [match.end() for match in _SENTENCE_END.finditer(paper.paper.text, low, end)]
    return breaks[-1] if breaks else low, end


def _ahead(paper: Prepared, start: int) -> Span:
    end = _SENTENCE_END.search(paper.paper.text, start, start + _EDGE)
    return start, end.start() if end else min(len(paper.paper.text), start + _EDGE)


def _at_edge(
    below: str, above: str, edge: _Difference, known: Known
) -> list[tuple[int, Substitution]]:
    """Pair the expressions at an edge of a passage, where nothing else differs there."""
    mine, theirs = _said(below, [edge.lower], known), _said(above, [edge.upper], known)
    if (
        not mine
        or not theirs
        or _without(below, edge.lower, mine) != _without(above, edge.upper, theirs)
    ):
        return []
    pairs = _paired(mine, theirs)
    return [(one.start, swap) for one, other in pairs for swap in _smallest(one, other)]


def _without(text: str, span: Span, said: list[_Said]) -> str:
    """Return the letters of a span that belong to none of its expressions."""
    words = flattened(text, *span).text
    for one in said:
        words = words.replace(one.words, "", 1)
    return "".join(filter(str.isalnum, words))


def _is_short(difference: _Difference) -> bool:
    (start, end), (first, last) = difference.lower, difference.upper
    return max(end - start, last - first) <= _LONGEST_SWAP


def _differences(
    lower: Prepared, upper: Prepared, blocks: tuple[Block, ...]
) -> Iterator[_Difference]:
    """Yield in order where the texts differ: in words, or in the digits between equal words."""
    for equal, group in itertools.groupby(blocks, key=lambda block: block.kind == EQUAL):
        run = list(group)
        first, last = run[0], run[-1]
        if not equal:
            yield _Difference(
                _around(lower, first.lower, last.lower_end),
                _around(upper, first.upper, last.upper_end),
            )
            continue
        for block in run:
            mine = lower.numbers[block.lower : block.lower_end]
            theirs = upper.numbers[block.upper : block.upper_end]
            # Digits before the first word belong to the difference before it, if there is one.
            skipped = 0 if block is blocks[0] else 1
            for step in np.flatnonzero(mine[skipped:] != theirs[skipped:]).tolist():
                word, other = block.lower + step + skipped, block.upper + step + skipped
                yield _Difference(_around(lower, word, word), _around(upper, other, other))


def _around(paper: Prepared, first: int, last: int) -> Span:
    """Return what stands between the word before ``first`` and the word ``last``."""
    words = paper.words
    start = int(words.ends[first - 1]) if first else max(0, int(words.starts[0]) - _SURROUNDINGS)
    if last < len(words):
        return start, max(start, int(words.starts[last]))
    return start, min(len(paper.paper.text), int(words.ends[last - 1]) + _SURROUNDINGS)


def _said(text: str, spans: list[Span], known: Known) -> list[_Said]:
    """Read the expressions that touch the ascending spans."""
    result: list[_Said] = []
    at = 0
    for low, high in _windows(spans, len(text)):
        flat = flattened(text, low, high)
        inside = at
        while at < len(spans) and spans[at][1] <= high:
            at += 1
        changed = _changed(flat, spans[inside:at])
        first = inside
        for one in expressions(flat.text, known, changed):
            start, end = flat.span(one.start, one.end)
            while first < at and not _reaches(text, spans[first], start):
                first += 1
            last = first
            while last < at and _touches(text, spans[last], start, end):
                last += 1
            if last > first:
                result.append(_of(one, flat.text, start, first, last - 1))
    return result


def _of(one: Expression, text: str, start: int, first: int, last: int) -> _Said:
    parts = tuple(text[slice(*part)] for part in one.parts)
    before, after = text[max(0, one.start - 1) : one.start], text[one.end : one.end + 1]
    return _Said(one.kind, text[one.start : one.end], before, after, parts, start, first, last)


def _changed(flat: Flat, spans: list[Span]) -> bytes:
    """Mark the letters and digits of a stretch that stand in one of the spans."""
    changed = bytearray(len(flat.text))
    for start, end in spans:
        first, last = bisect_left(flat.starts, start), bisect_left(flat.starts, end)
        for at in range(first, min(last, len(changed))):
            changed[at] = flat.text[at].isalnum()
    return bytes(changed)


def _reaches(text: str, span: Span, start: int) -> bool:
    """Say whether a span has not ended before ``start``; what holds no letter lies at both ends."""
    return span[1] > start or (span[1] == start and _is_gap(text, span))


def _touches(text: str, span: Span, start: int, end: int) -> bool:
    if _is_gap(text, span):
        return start <= span[1] and span[0] <= end
    return span[0] < end and start < span[1]


def _is_gap(text: str, span: Span) -> bool:
    return not any(map(str.isalnum, text[span[0] : span[1]]))


def _windows(spans: list[Span], length: int) -> Iterator[Span]:
    """Yield the stretches to be read: each span with its surroundings, overlapping ones melted."""
    low = high = -1
    for start, end in spans:
        if high >= 0 and start - _SURROUNDINGS <= high:
            high = min(length, max(high, end + _SURROUNDINGS))
            continue
        if high >= 0:
            yield low, high
        low, high = max(0, start - _SURROUNDINGS), min(length, end + _SURROUNDINGS)
    if high >= 0:
        yield low, high


def _facing(
    below: list[_Said], above: list[_Said], count: int
) -> Iterator[tuple[list[_Said], list[_Said]]]:
    """Yield the expressions of both texts that are joined by the differences they touch."""
    joined = bytearray(count)
    for one in itertools.chain(below, above):
        joined[one.first + 1 : one.last + 1] = b"\x01" * (one.last - one.first)
    group = list(itertools.accumulate(not one for one in joined))
    theirs: dict[int, list[_Said]] = {}
    for one in above:
        theirs.setdefault(group[one.first], []).append(one)
    for number, said in itertools.groupby(below, key=lambda one: group[one.first]):
        if number in theirs:
            yield list(said), theirs[number]


def _paired(below: list[_Said], above: list[_Said]) -> list[tuple[_Said, _Said]]:
    """Pair expressions in order so that the most fit: the same, of one kind, or akin."""
    if len(below) * len(above) > _MOST_PAIRINGS:
        return []
    best = np.zeros((len(below) + 1, len(above) + 1), dtype=np.int32)
    fits = [[_fit(one, other) for other in above] for one in below]
    for i in range(len(below) - 1, -1, -1):
        for j in range(len(above) - 1, -1, -1):
            paired = best[i + 1, j + 1] + fits[i][j] if fits[i][j] else 0
            best[i, j] = max(best[i + 1, j], best[i, j + 1], paired)
    result = []
    i = j = 0
    while i < len(below) and j < len(above):
        if fits[i][j] and best[i, j] == best[i + 1, j + 1] + fits[i][j]:
            result.append((below[i], above[j]))
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            i += 1
        else:
            j += 1
    return result


def _fit(one: _Said, other: _Said) -> int:
    """Weigh whether two expressions face each other; 0 when they do not."""
    if one.kind != other.kind:
        return _AKIN if _are_akin(one, other) or _are_akin(other, one) else 0
    if one.words == other.words:
        return _SAME
    if one.kind == NUMBER and not _are_alike(one.after, other.after):
        return 0
    if one.kind == LEVEL and not (_calls_own(one) and _calls_own(other)):
        alike = _are_alike(one.before, other.before) and _are_alike(one.after, other.after)
        return _SAME_KIND if alike and not _is_in_word(one) else 0
    return _SAME_KIND


def _are_alike(one: str, other: str) -> bool:
    return one == other or not (one.isalnum() or other.isalnum())


def _calls_own(level: _Said) -> bool:
    """Say whether a level word means the issuer's own place: 全市, 我省, 本县."""
    return level.words[0] in "全我本"


def _is_in_word(level: _Said) -> bool:
    """Say whether a bare level ends another word: 园区, 农村, 行政区, 自治州."""
    return level.before in {"政", "治"} or is_common_word(level.before + level.words[0])


def _are_akin(one: _Said, other: _Said) -> bool:
    """Say whether one names the place (安平市, 国务院) that the other calls its own (我省)."""
    if other.kind == LEVEL:
        return one.kind == PLACE and _calls_own(other)
    return one.kind == PLACE and other.kind == ORGAN


def _smallest(one: _Said, other: _Said) -> list[Substitution]:
    """Return the smallest expressions that differ.

    Where two organs differ in their places alone, the places were swapped; where two numbers
    have one multiplier (200万, 300万), the numbers before it.
    """
    mine, theirs = one.words, other.words
    if mine == theirs or in_digits(mine) == in_digits(theirs):
        return []
    kind = (
        one.kind if one.kind == other.kind else ORGAN if ORGAN in (one.kind, other.kind) else PLACE
    )
    if one.parts and other.parts:
        head, other_head = "".join(one.parts), "".join(other.parts)
        if mine.removeprefix(head) == theirs.removeprefix(other_head):
            if len(one.parts) != len(other.parts):
                return [Substitution(head, other_head, PLACE)]
            pairs = zip(one.parts, other.parts, strict=True)
            return [Substitution(*pair, PLACE) for pair in pairs if pair[0] != pair[1]]
    multiplier = _MULTIPLIER.search(mine) if kind == NUMBER else None
    if multiplier and theirs.endswith(multiplier[0]):
        mine, theirs = mine.removesuffix(multiplier[0]), theirs.removesuffix(multiplier[0])
    return [Substitution(mine, theirs, kind)]


def _other(lower: Prepared, upper: Prepared, difference: _Difference) -> Substitution | None:
    """Return the bare words of a difference in which no expression was swapped."""
    mine = _bare(lower.paper.text, difference.lower)
    theirs = _bare(upper.paper.text, difference.upper)
    if not mine or not theirs or mine == theirs or max(len(mine), len(theirs)) > _LONGEST_OTHER:
        return None
    return Substitution(mine, theirs, OTHER)


def _bare(text: str, span: Span) -> str:
    return _UNLETTERED.sub("", flattened(text, *span).text)
