"""A text as an array of tokens that remember where they stand in the original.

A CJK character is a token, so is a run of letters and a run of digits. Everything else parts
tokens and leaves no trace: line breaks of a PDF, quotation marks and page rules vanish.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.folding import CHARACTER, DIGIT, IGNORED, LETTER, SEPARATOR, tables

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_MIX_A = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B = np.uint64(0x94D049BB133111EB)
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

    def take(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> Tokens:
        """Return the chosen tokens in their order."""
        return Tokens(self.ids[chosen], self.starts[chosen], self.ends[chosen], self.kinds[chosen])


def mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread 64-bit values evenly (the finaliser of splitmix64); the array is changed."""
    values ^= values >> np.uint64(30)
    values *= _MIX_A
    values ^= values >> np.uint64(27)
    values *= _MIX_B
    values ^= values >> np.uint64(31)
    return values


def code_points(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text, lone surrogates included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def tokenise(text: str) -> Tokens:
    """Fold a text and cut it into tokens."""
    folded_table, kind_table = tables()
    codes = code_points(text)
    kinds = kind_table[codes]
    folded = folded_table[codes]
    if "-" in text:
        kinds = _healed(text, kinds)
    positions = np.flatnonzero((kinds != SEPARATOR) & (kinds != IGNORED)).astype(np.int32)
    kept = kinds[positions]
    heads = _heads(kinds, kept, positions)
    return _gathered(folded[positions].astype(np.uint64), kept, positions, heads)


def _healed(text: str, kinds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Join words that a line end hyphenated, also where a line number stands between."""
    kinds = kinds.copy()
    for match in _HYPHENATED.finditer(text):
        kinds[match.start() : match.end()] = IGNORED
    return kinds


def _heads(
    kinds: NDArray[np.uint8], kept: NDArray[np.uint8], positions: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Say which kept code points begin a token."""
    heads = np.ones(len(kept), dtype=np.bool_)
    parted = np.diff(positions) > 1
    if (kinds == IGNORED).any():
        # What is ignored stands between two letters of one word as if it were not there.
        parted = np.diff(np.cumsum(kinds == SEPARATOR, dtype=np.int32)[positions]) > 0
    heads[1:] = (kept[1:] == CHARACTER) | (kept[1:] != kept[:-1]) | parted
    return heads


def _gathered(
    folded: NDArray[np.uint64],
    kept: NDArray[np.uint8],
    positions: NDArray[np.int32],
    heads: NDArray[np.bool_],
) -> Tokens:
    """Build the token arrays; a run's id is a polynomial of its code points."""
    first = np.flatnonzero(heads)
    ids = folded[first] * _SPREAD
    following = np.flatnonzero(~heads)
    if len(following):
        token = np.searchsorted(first, following, side="right") - 1
        place = following - first[token]
        powers = np.cumprod(np.full(int(place.max()) + 1, _SPREAD, dtype=np.uint64))
        np.add.at(ids, token, folded[following] * powers[place])
    last = np.append(first[1:], len(kept)) - 1 if len(first) else first
    return Tokens(mixed(ids), positions[first], positions[last] + np.int32(1), kept[first])


def weights(kinds: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Weigh tokens so that a Latin word counts like the two characters it would be in Chinese."""
    table = np.ones(IGNORED + 1, dtype=np.float32)
    table[LETTER] = 2.0
    table[DIGIT] = 1.0
    return table[kinds]
