"""Sentences of one meeting, among which those of another are looked for word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from .statements import is_misread


class Wordings:
    """Distinct texts, told apart by their lengths: a misread character changes no length."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = frozenset(texts)
        self._of_length: defaultdict[int, list[str]] = defaultdict(list)
        for text in self.texts:
            self._of_length[len(text)].append(text)

    def holds(self, text: str) -> bool:
        """Tell whether a text is one of these, or a scan of one with a character misread."""
        if text in self.texts:
            return True
        alike = self._of_length.get(len(text))
        return alike is not None and any(is_misread(text, other) for other in alike)
