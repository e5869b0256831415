"""Stock sentences: what a comparison set aside as the common property of many issuers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from docs_audit.textreuse.comparison import Comparison
from docs_audit.textreuse.fingerprints import fingerprint_of
from docs_audit.textreuse.folding import CHARACTER, FOLDED_BITS, LETTER, table
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.tokens import code_points

_AROUND = 48


@dataclass(frozen=True, slots=True)
class StockSentence:
    """A sentence of the lower paper (code points), with fingerprints around it that are indexed."""

    span: Span
    fingerprints: tuple[int, ...]


def stock_sentences(found: Comparison) -> Iterator[StockSentence]:
    """Yield the sentences of the lower paper of which every word was set aside as boilerplate.

    Those whose surroundings hold no fingerprint that an index keeps are left out: no index can
    tell who else uses them.
    """
    lower = found.lower
    stock = ~(found.own | lower.quoted)
    if not stock.any():
        return
    hashes = fingerprint_of(lower.short_grams)
    kept = hashes[np.isin(hashes, lower.fingerprints)]
    for start, end in lower.sentences:
        if end > start and stock[start:end].all():
            span = int(lower.words.starts[start]), int(lower.words.ends[end - 1])
            around = hashes[max(start - _AROUND, 0) : end + _AROUND]
            if len(own := np.intersect1d(around, kept)):
                yield StockSentence(span, tuple(own.tolist()))


def letters(text: str) -> str:
    """Return the folded letters of a text without blanks, marks and digits.

    Two sentences are one when their letters are: dates and numbers are filled into a form.
    """
    codes = table()[code_points(text)]
    kept = np.isin(codes >> np.uint32(FOLDED_BITS), (CHARACTER, LETTER))
    folded = codes[kept] & np.uint32((1 << FOLDED_BITS) - 1)
    return folded.astype("<u4").tobytes().decode("utf-32-le", "replace")
