"""The compare page's view of a match: both texts cut into runs that know their passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rapidfuzz.distance import Levenshtein

SideName = Literal["lower", "upper"]


@dataclass(frozen=True)
class Run:
    """A piece of text of one class: a passage's (with its number, from 1) or the paper's own."""

    text: str
    kind: str
    passage: int
    changed: bool = False


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Bar:
    """Where a passage lies in the text, in percent of its length: a mark of the minimap."""

    passage: int
    kind: str
    start: float
    length: float


class Compared:
    """Both texts of a match with its passages, numbered from 1 in the lower paper's order.

    Inside a passage the words that differ are found by aligning its two halves, so that exactly
    these are boxed and not the same words elsewhere.
    """

    def __init__(self, lower: str, upper: str, passages: Sequence[dict[str, Any]]) -> None:
        self._texts: dict[SideName, str] = {"lower": lower, "upper": upper}
        self._passages = list(enumerate(sorted(passages, key=lambda p: p["lower"]), start=1))

    def paragraphs(self, side: SideName) -> list[Paragraph]:
        """The whole text of one side as paragraphs of runs."""
        return list(_split_lines(list(self._runs(side))))

    def excerpts(self, side: SideName) -> list[Paragraph]:
        """Only the passages, each a paragraph: what a reader sees of a paper that is not open."""
        return [
            Paragraph(tuple(self._passage(side, number, passage)))
            for number, passage in self._in_order(side)
        ]

    def minimap(self, side: SideName) -> list[Bar]:
        """Marks of all passages on a bar as long as the text."""
        whole = max(len(self._texts[side]), 1)
        return [
            Bar(
                number,
                passage["kind"],
                100 * passage[side][0] / whole,
                max(100 * (passage[side][1] - passage[side][0]) / whole, 0.5),
            )
            for number, passage in self._in_order(side)
        ]

    def _in_order(self, side: SideName) -> list[tuple[int, dict[str, Any]]]:
        return sorted(self._passages, key=lambda pair: pair[1][side])

    def _runs(self, side: SideName) -> Iterator[Run]:
        text, position = self._texts[side], 0
        for number, passage in self._in_order(side):
            start, end = passage[side]
            if start < position:
                continue  # the same source words serve a second passage; they are shown once
            if start > position:
                yield Run(text[position:start], "own", 0)
            yield from self._passage(side, number, passage)
            position = end
        if position < len(text):
            yield Run(text[position:], "own", 0)

    def _passage(self, side: SideName, number: int, passage: dict[str, Any]) -> Iterator[Run]:
        kind = passage["kind"]
        halves = {name: text[slice(*passage[name])] for name, text in self._texts.items()}
        if kind not in _BOXED:
            yield Run(halves[side], kind, number)
            return
        for start, end, changed in _stretches(halves["lower"], halves["upper"], side):
            yield Run(halves[side][start:end], kind, number, changed)


_BOXED = frozenset({"substituted", "reworded"})


def _stretches(lower: str, upper: str, side: SideName) -> Iterator[tuple[int, int, bool]]:
    """Equal and differing stretches of one half; blanks and line ends make no difference."""
    for step in Levenshtein.opcodes(upper, lower):
        start, end = (
            (step.dest_start, step.dest_end) if side == "lower" else (step.src_start, step.src_end)
        )
        if end > start:
            half = lower if side == "lower" else upper
            yield start, end, step.tag != "equal" and bool(half[start:end].strip())


def paragraphs(text: str) -> list[Paragraph]:
    """A text without any passage, as paragraphs."""
    return list(_split_lines([Run(text, "own", 0)]))


def _split_lines(runs: Sequence[Run]) -> Iterator[Paragraph]:
    line: list[Run] = []
    for run in runs:
        pieces = run.text.replace("\r\n", "\n").split("\n")
        for index, piece in enumerate(pieces):
            if index:
                if line:
                    yield Paragraph(tuple(line))
                line = []
            if piece.strip():
                line.append(Run(piece, run.kind, run.passage, run.changed))
    if line:
        yield Paragraph(tuple(line))
