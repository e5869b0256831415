"""A text as an array of tokens that remember where they stand in the original.

A CJK character is a token, so is a run of letters and a run of digits. Everything else parts
tokens and leaves no trace: line breaks of a PDF, quotation marks and page rules vanish.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.folding import (
    CHARACTER,
    DIGIT,
    FOLDED_BITS,
    IGNORED,
    LETTER,
    SEPARATOR,
    table,
)

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_MIX_A = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B = np.uint64(0x94D049BB133111EB)
_SHIFTS = np.uint64(30), np.uint64(27), np.uint64(31)
_FOLDED = np.uint32((1 << FOLDED_BITS) - 1)
_SOFT_HYPHEN = 0xAD
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-[ \t]*\d{0,3}[ \t]*\r?\n\s*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel arrays, one entry a token.

    ``ids`` (uint64) are equal when the folded tokens are; ``starts`` and ``ends`` (int32) are
    code point offsets into the original text; ``kinds`` (uint8) are the kinds of ``folding``.
    """

    ids: NDArray[np.uint64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    kinds: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.ids)


def tokenise(text: str) -> Tokens:
    """Fold a text and cut it into tokens."""
    codes = code_points(text)
    ids, starts, ends, kinds, _ = _cut(codes, table(), _whole(codes), True)
    return Tokens(ids, starts, ends, kinds)


def words_and_numbers(
    text: str, spans: NDArray[np.int64] | None
) -> tuple[Tokens, NDArray[np.uint64]]:
    """Cut the given spans of a text into its tokens other than digit runs.

    ``spans`` are the ascending edges of disjoint spans (code points), ``None`` is the whole text.
    ``numbers[n]`` folds the digit runs directly before word ``n``; 0 where there are none.
    """
    codes = code_points(text)
    edges = _whole(codes) if spans is None else spans
    ids, starts, ends, kinds, numbers = _cut(codes, table(), edges, False)
    return Tokens(ids, starts, ends, kinds), numbers


def _whole(codes: NDArray[np.uint32]) -> NDArray[np.int64]:
    return np.array([0, len(codes)], dtype=np.int64)


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text, lone surrogates included.

    Words that a line end hyphenated are joined, also where a line number stands between: what
    parts them becomes soft hyphens, which are passed over.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if "-" not in text:
        return codes
    codes = codes.copy()
    for match in _HYPHENATED.finditer(text):
        codes[match.start() : match.end()] = _SOFT_HYPHEN
    # As the array of other texts is: loops are compiled for one sort of array.
    codes.flags.writeable = False
    return codes


@compiled
def _mixed(value: np.uint64) -> np.uint64:
    """Spread a 64-bit value evenly: the finaliser of splitmix64."""
    value = (value ^ (value >> _SHIFTS[0])) * _MIX_A
    value = (value ^ (value >> _SHIFTS[1])) * _MIX_B
    return value ^ (value >> _SHIFTS[2])


@compiled
def _cut(
    codes: NDArray[np.uint32],
    folds: NDArray[np.uint32],
    edges: NDArray[np.int64],
    with_digits: bool,
) -> tuple[
    NDArray[np.uint64], NDArray[np.int32], NDArray[np.int32], NDArray[np.uint8], NDArray[np.uint64]
]:
    """Cut spans of code points into tokens; a run's id is a polynomial of its code points.

    Without digits their runs are no tokens, and their ids are summed up for the token that
    follows.
    """
    size = len(codes)
    ids, numbers = np.empty(size, dtype=np.uint64), np.empty(size, dtype=np.uint64)
    starts, ends = np.empty(size, dtype=np.int32), np.empty(size, dtype=np.int32)
    kinds = np.empty(size, dtype=np.uint8)
    count = 0
    before = np.uint64(0)
    for span in range(0, len(edges) - 1, 2):
        at, last = edges[span], min(edges[span + 1], size)
        while at < last:
            entry = folds[codes[at]]
            kind = np.uint8(entry >> FOLDED_BITS)
            start = at
            at += 1
            if kind in (SEPARATOR, IGNORED):
                continue
            total = np.uint64(entry & _FOLDED) * _SPREAD
            end = at
            power = _SPREAD
            while kind != CHARACTER and at < last:
                entry = folds[codes[at]]
                further = np.uint8(entry >> FOLDED_BITS)
                if further == kind:
                    power *= _SPREAD
                    total += np.uint64(entry & _FOLDED) * power
                    end = at + 1
                elif further != IGNORED:
                    break
                at += 1
            if kind == DIGIT and not with_digits:
                before += _mixed(total)
                continue
            ids[count], starts[count], ends[count] = _mixed(total), start, end
            kinds[count], numbers[count] = kind, before
            before = np.uint64(0)
            count += 1
    return ids[:count], starts[:count], ends[:count], kinds[:count], numbers[:count]


def weights(kinds: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Weigh tokens so that a Latin word counts like the two characters it would be in Chinese."""
    return _WEIGHTS[kinds]


_WEIGHTS = np.ones(IGNORED + 1, dtype=np.float32)
_WEIGHTS[LETTER] = 2.0
