"""Stock sentences: what a comparison set aside as the common property of many issuers."""

from __future__ import annotations

import numpy as np

from docs_audit.textreuse.boilerplate import sentences
from docs_audit.textreuse.comparison import Comparison
from docs_audit.textreuse.folding import CHARACTER, FOLDED_BITS, LETTER, table
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.tokens import code_points


def stock_sentences(found: Comparison) -> tuple[Span, ...]:
    """Return the sentences of the lower paper of which every word was set aside as boilerplate."""
    words = found.lower.words
    stock = ~(found.own | found.lower.quoted)
    if not stock.any():
        return ()
    return tuple(
        (int(words.starts[start]), int(words.ends[end - 1]))
        for start, end in sentences(found.lower)
        if end > start and stock[start:end].all()
    )


def letters(text: str) -> str:
    """Return the folded letters of a text without blanks, marks and digits.

    Two sentences are one when their letters are: dates and numbers are filled into a form.
    """
    codes = table()[code_points(text)]
    kept = np.isin(codes >> np.uint32(FOLDED_BITS), (CHARACTER, LETTER))
    folded = codes[kept] & np.uint32((1 << FOLDED_BITS) - 1)
    return folded.astype("<u4").tobytes().decode("utf-32-le", "replace")
