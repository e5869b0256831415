"""Sentences of a text with their places."""

import re
from collections.abc import Iterator
from itertools import islice

from .paper import Span

# What goes on longer without a stop is a table or no language; patterns would search it for ever.
LONGEST = 1_000
# Of one stretch; a law has a thousand, and what is repeated without end tells nothing more.
_MOST = 20_000
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’）)]?")


def sentences_in(text: str, span: Span) -> Iterator[tuple[str, int]]:
    """Each sentence of a stretch and where it begins; line ends end sentences too."""
    for match in islice(_SENTENCE.finditer(text, *span), _MOST):
        inked = match[0].strip()
        if inked:
            yield inked, match.start() + match[0].index(inked[0])
