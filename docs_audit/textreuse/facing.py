"""Expressions of two texts that face each other where the texts differ."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from docs_audit.textreuse.divisions import Known, is_common_word
from docs_audit.textreuse.expressions import (
    LEVEL,
    NUMBER,
    PLACE,
    Expression,
    expressions,
)
from docs_audit.textreuse.flattening import Flat, flattened
from docs_audit.textreuse.papers import Span

_SURROUNDINGS = 24
# A name in letters is longer: Department of Environmental Protection and Natural Resources.
_SURROUNDINGS_IN_LATIN = 64
_SAME, _SAME_KIND, _AKIN = 5, 3, 1
_MOST_PAIRINGS = 4_096


@dataclass(frozen=True, slots=True)
class Said:
    """An expression of one text: its words, and the differences it touches, first and last.

    ``before`` and ``after`` are the characters beside it, ``parts`` the places at an organ's head,
    ``start`` and ``end`` are its offsets in the whole text.
    """

    kind: str
    words: str
    before: str
    after: str
    parts: tuple[str, ...]
    start: int
    end: int
    first: int
    last: int


def said(text: str, spans: list[Span], known: Known) -> list[Said]:
    """Read the expressions that touch the ascending spans."""
    result: list[Said] = []
    at = 0
    for low, high in _windows(text, spans):
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
                result.append(_of(one, flat.text, (start, end), (first, last - 1)))
    return result


def _of(one: Expression, text: str, span: Span, touched: Span) -> Said:
    parts = tuple(text[slice(*part)] for part in one.parts)
    before, after = text[max(0, one.start - 1) : one.start], text[one.end : one.end + 1]
    return Said(one.kind, text[one.start : one.end], before, after, parts, *span, *touched)


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


def _windows(text: str, spans: list[Span]) -> Iterator[Span]:
    """Yield the stretches to be read: each span with its surroundings, overlapping ones melted."""
    low = high = -1
    for start, end in spans:
        before, behind = _before(text, start), _behind(text, end)
        if high >= 0 and before <= high:
            high = max(high, behind)
            continue
        if high >= 0:
            yield low, high
        low, high = before, behind
    if high >= 0:
        yield low, high


def _before(text: str, start: int) -> int:
    """Return where the surroundings before a span begin, in Latin at the edge of a word."""
    low = max(0, start - _SURROUNDINGS)
    if not text[low:start].isascii():
        return low
    low = max(0, start - _SURROUNDINGS_IN_LATIN)
    blank = text.find(" ", low, start)
    return blank if low and blank >= 0 else low


def _behind(text: str, end: int) -> int:
    """Return where the surroundings behind a span end, in Latin at the edge of a word."""
    high = min(len(text), end + _SURROUNDINGS)
    if not text[end:high].isascii():
        return high
    high = min(len(text), end + _SURROUNDINGS_IN_LATIN)
    blank = text.rfind(" ", end, high)
    return blank if high < len(text) and blank >= 0 else high


def facing(
    below: list[Said], above: list[Said], count: int
) -> Iterator[tuple[list[Said], list[Said]]]:
    """Yield the expressions of both texts that are joined by the differences they touch."""
    joined = bytearray(count)
    for one in itertools.chain(below, above):
        joined[one.first + 1 : one.last + 1] = b"\x01" * (one.last - one.first)
    group = list(itertools.accumulate(not one for one in joined))
    theirs: dict[int, list[Said]] = {}
    for one in above:
        theirs.setdefault(group[one.first], []).append(one)
    for number, said in itertools.groupby(below, key=lambda one: group[one.first]):
        if number in theirs:
            yield list(said), theirs[number]


def paired(below: list[Said], above: list[Said]) -> list[tuple[Said, Said]]:
    """Pair expressions in order so that the most fit: the same, of one kind, or akin."""
    if len(below) == len(above) == 1:
        return [(below[0], above[0])] if _fit(below[0], above[0]) else []
    if len(below) * len(above) > _MOST_PAIRINGS:
        return []
    fits = [[_fit(one, other) for other in above] for one in below]
    best = [[0] * (len(above) + 1) for _ in range(len(below) + 1)]
    for i in range(len(below) - 1, -1, -1):
        for j in range(len(above) - 1, -1, -1):
            together = best[i + 1][j + 1] + fits[i][j] if fits[i][j] else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    result = []
    i = j = 0
    while i < len(below) and j < len(above):
        if fits[i][j] and best[i][j] == best[i + 1][j + 1] + fits[i][j]:
            result.append((below[i], above[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return result


def _fit(one: Said, other: Said) -> int:
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


def _calls_own(level: Said) -> bool:
    """Say whether a level word means the issuer's own place: 全市, 我省, 本县."""
    return level.words[0] in "全我本"


def _is_in_word(level: Said) -> bool:
    """Say whether a bare level ends another word: 园区, 农村, 行政区, 自治州."""
    return level.before in {"政", "治"} or is_common_word(level.before + level.words[0])


def _are_akin(one: Said, other: Said) -> bool:
    """Say whether one names the place (安平市) that the other calls its own (我省)."""
    return one.kind == PLACE and other.kind == LEVEL and _calls_own(other)
