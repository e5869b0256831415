"""Two texts, the passages they share, and what differs inside these.

Stored spans are clamped to the texts, so a match that is older than its papers' texts is shown as
far as it goes instead of failing; `is_stale` tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

from burden.stack.masking import masked
from docs_audit.differences import Difference, Span, Swap, differences, named

SideName = Literal["lower", "upper"]
LOWER: SideName = "lower"
UPPER: SideName = "upper"

_ALIGNED = frozenset({"substituted", "reworded"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its number in the lower paper's order, from 1.

    A passage of the engine may hold some words of its own between what both papers have, and
    sentences of several classes; here each part is one by itself, so that each is marked by its
    class, and nothing else is marked as copied, or shown of a paper that is not open.
    """

    number: int
    kind: str
    lower: Span
    upper: Span


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a passage lies in the text, in percent of its length: a mark of the minimap."""

    passage: int
    kind: str
    start: float
    length: float

    @property
    def y(self) -> str:
        return f"{self.start:.2f}%"

    @property
    def height(self) -> str:
        return f"{self.length:.2f}%"


class Compared:
    """Both texts of a match with their passages.

    `swaps` are the substitutions that the engine listed, as (lower, upper); each difference that
    is a place of one carries its number. `texts` are what is shown, as long as what was written.
    """

    def __init__(
        self,
        lower: str,
        upper: str,
        passages: Sequence[dict[str, Any]],
        *,
        swaps: Sequence[Swap] = (),
    ) -> None:
        self._written: dict[SideName, str] = {"lower": lower, "upper": upper}
        self.texts: dict[SideName, str] = {"lower": masked(lower), "upper": masked(upper)}
        self._swaps = swaps
        stored = sorted(
            (tuple(lower_span), tuple(upper_span), kind)
            for one in passages
            for lower_span, upper_span, kind in one.get("parts") or [_whole(one)]
        )
        clamped = [
            (kind, self._clamped(LOWER, lower_span), self._clamped(UPPER, upper_span))
            for lower_span, upper_span, kind in stored
        ]
        self.is_stale = any(
            (below, above) != (lower_span, upper_span)
            for (_kind, below, above), (lower_span, upper_span, _) in zip(
                clamped, stored, strict=True
            )
        )
        self.passages = [
            Passage(number, *passage)
            for number, passage in enumerate(clamped, 1)
            if _length(passage[1]) and _length(passage[2])
        ]

    def _clamped(self, side: SideName, span: Sequence[int]) -> Span:
        whole = len(self.texts[side])
        return min(span[0], whole), min(span[1], whole)

    def words_of(self, passage: Passage, side: SideName) -> list[tuple[str, bool]]:
        """The words of a passage in one paper, those that differ marked."""
        start, end = span_of(passage, side)
        edges = [start]
        for change in sorted(span_of(one, side) for one in self._changes_of[passage.number]):
            edges += change
        text = self.texts[side]
        spans = enumerate(pairwise([*edges, end]))
        return [(text[slice(*span)], bool(at % 2)) for at, span in spans if span[0] < span[1]]

    @cached_property
    def changes(self) -> list[Difference]:
        """The differences inside the passages, in the order of the lower paper."""
        return [change for changes in self._changes_of.values() for change in changes]

    @cached_property
    def _changes_of(self) -> dict[int, list[Difference]]:
        """The differences inside each passage, by its number."""
        return {passage.number: list(self._changes_in(passage)) for passage in self.passages}

    def _changes_in(self, passage: Passage) -> Iterator[Difference]:
        if passage.kind not in _ALIGNED:
            return
        halves = (self._written[side][slice(*span_of(passage, side))] for side in (LOWER, UPPER))
        lower, upper = halves
        for one in named(differences(lower, upper), lower, upper, self._swaps):
            yield replace(
                one,
                lower=_moved(one.lower, passage.lower[0]),
                upper=_moved(one.upper, passage.upper[0]),
            )

    def places_of_swaps(self) -> dict[int, list[int]]:
        """For each swap that was found in the texts the numbers of its differences."""
        places: dict[int, list[int]] = {}
        for number, one in enumerate(self.changes, 1):
            places.setdefault(one.swap, []).append(number)
        return places

    def minimap(self, side: SideName) -> list[Bar]:
        """Marks of all passages on a bar as long as the text."""
        whole = max(len(self.texts[side]), 1)
        return [
            Bar(one.number, one.kind, 100 * start / whole, max(100 * (end - start) / whole, 0.4))
            for one in self.passages
            for start, end in [span_of(one, side)]
        ]


def _whole(passage: dict[str, Any]) -> tuple[Sequence[int], Sequence[int], str]:
    """A passage as its own only part."""
    return passage["lower"], passage["upper"], passage["kind"]


def span_of(of: Passage | Difference, side: SideName) -> Span:
    """Where a passage or a difference stands in one of the papers."""
    return of.lower if side == "lower" else of.upper


def _length(span: Span) -> int:
    return max(span[1] - span[0], 0)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
