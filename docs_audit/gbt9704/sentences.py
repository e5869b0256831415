"""Sentences of a text with their places."""

import re
from collections.abc import Iterator

from .paper import Span

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’）)]?")


def sentences_in(text: str, span: Span) -> Iterator[tuple[str, int]]:
    """Each sentence of a stretch and where it begins; line ends end sentences too."""
    for match in _SENTENCE.finditer(text, *span):
        inked = match[0].strip()
        if inked:
            yield inked, match.start() + match[0].index(inked[0])
