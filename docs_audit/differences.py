"""Where the two halves of a passage differ, word by word, and which swap each difference is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from rapidfuzz.distance import Levenshtein

Span = tuple[int, int]
Swap = tuple[str, str]

_WORD = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_CLAUSE = re.compile(r"[^，。；：！？、\n]*[，。；：！？、\n]?")
# Aligning costs the product of both lengths: long halves are first parted at clauses they share.
_LONG = 2_000
_LONGEST_STRETCH = 8_000


@dataclass(frozen=True, slots=True)
class Difference:
    """Spans (code points) of the lower and the upper text that stand for each other.

    One of them is empty where words were added or dropped. `swap` is the number of the swap that
    this is a place of, or -1.
    """

    lower: Span
    upper: Span
    swap: int = -1


def differences(lower: str, upper: str) -> list[Difference]:
    """All differences of two halves, ascending, punctuation and line ends included."""
    if max(len(lower), len(upper)) <= _LONG:
        return list(_by_word(lower, upper, (0, 0)))
    return list(_by_clause(lower, upper))


def _by_word(lower: str, upper: str, at: Span) -> Iterator[Difference]:
    mine, theirs = _cut(_WORD, lower), _cut(_WORD, upper)
    below, above = _edges(mine, at[0]), _edges(theirs, at[1])
    for here, there in _changed(mine, theirs):
        yield Difference((below[here[0]], below[here[1]]), (above[there[0]], above[there[1]]))


def _by_clause(lower: str, upper: str) -> Iterator[Difference]:
    """Part the halves at clauses that are the same, and align by word what lies between."""
    mine, theirs = _cut(_CLAUSE, lower), _cut(_CLAUSE, upper)
    below, above = _edges(mine, 0), _edges(theirs, 0)
    for clauses, opposite in _changed(mine, theirs):
        here = below[clauses[0]], below[clauses[1]]
        there = above[opposite[0]], above[opposite[1]]
        if max(here[1] - here[0], there[1] - there[0]) > _LONGEST_STRETCH:
            yield Difference(here, there)
        else:
            yield from _by_word(lower[slice(*here)], upper[slice(*there)], (here[0], there[0]))


def _changed(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Spans of pieces between those that are the same in both."""
    steps = Levenshtein.opcodes(theirs, mine)
    for is_equal, group in groupby(steps, key=lambda step: step.tag == "equal"):
        if not is_equal:
            changed = list(group)
            first, last = changed[0], changed[-1]
            yield (first.dest_start, last.dest_end), (first.src_start, last.src_end)


def _cut(pattern: re.Pattern[str], text: str) -> list[str]:
    return [piece for piece in pattern.findall(text) if piece]


def _edges(pieces: Sequence[str], at: int) -> list[int]:
    return list(accumulate(map(len, pieces), initial=at))


def named(
    found: Sequence[Difference], lower: str, upper: str, swaps: Sequence[Swap]
) -> list[Difference]:
    """The differences in words, those that are a place of a swap widened to its words.

    `found` are all differences of the two halves, `swaps` are (lower words, upper words): of
    `全市` and `全省` only one character differs, but it is the words that were swapped. A longer
    swap wins over a shorter one within it.
    """
    places: list[Difference] = []
    is_taken = bytearray(len(lower))
    for number in sorted(range(len(swaps)), key=lambda one: -len(swaps[one][0])):
        for place in _places(found, lower, upper, swaps[number]):
            here = slice(*place.lower)
            if not any(is_taken[here]):
                places.append(Difference(place.lower, place.upper, number))
                is_taken[here] = b"\1" * (here.stop - here.start)
    places.sort(key=lambda place: place.lower)
    starts = [place.lower[0] for place in places]
    others = (
        one
        for one in found
        if (_has_words(lower, one.lower) or _has_words(upper, one.upper))
        and not _lies_in(one, places, starts)
    )
    return sorted([*places, *others], key=lambda one: (one.lower, one.upper))


def _places(
    found: Sequence[Difference], lower: str, upper: str, swap: Swap
) -> Iterator[Difference]:
    """Where the swap's lower words stand opposite its upper words."""
    mine, theirs = swap
    if not mine or not theirs:
        return
    starts = [one.lower[0] for one in found]
    at = lower.find(mine)
    while at >= 0:
        end = at + len(mine)
        opposite = _opposite(found, starts, at, end)
        if opposite and upper[slice(*opposite)] == theirs:
            yield Difference((at, end), opposite)
            at = lower.find(mine, end)
        else:
            at = lower.find(mine, at + 1)


def _opposite(
    found: Sequence[Difference], starts: Sequence[int], start: int, end: int
) -> Span | None:
    """The upper span opposite a lower one; None where an edge lies inside a difference."""
    first = bisect_left(starts, start)
    before = found[first - 1] if first else None
    if before and before.lower[1] > start:
        return None
    last = bisect_right(starts, end - 1)
    inside = found[first:last]
    if not inside or inside[-1].lower[1] > end:
        return None
    shift = before.upper[1] - before.lower[1] if before else 0
    return start + shift, end + inside[-1].upper[1] - inside[-1].lower[1]


def _has_words(text: str, span: Span) -> bool:
    return any(map(str.isalnum, text[slice(*span)]))


def _lies_in(one: Difference, places: Sequence[Difference], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, one.lower[0]) - 1
    return at >= 0 and places[at].lower[1] >= max(one.lower[1], one.lower[0] + 1)
