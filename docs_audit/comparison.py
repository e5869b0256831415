"""The compare page's view of a match: both texts cut into pieces that know what they are.

Stored spans are clamped to the texts, so a match that is older than its papers' texts is shown as
far as it goes instead of failing; `is_stale` tells.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any, Literal

from docs_audit.differences import Difference, Span, Swap, differences, named

SideName = Literal["lower", "upper"]
LOWER: SideName = "lower"
UPPER: SideName = "upper"

_ALIGNED = frozenset({"substituted", "reworded"})
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a piece that are alike.

    `change` is the number of the difference they belong to, `leftover` that of the foreign place
    name (0: none); `begins` marks the first run of either. `other` is what stands in the other
    paper, `is_swap` says that it is worth reading in place.
    """

    text: str
    change: int = 0
    leftover: int = 0
    begins: bool = False
    other: str = ""
    is_swap: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph: its passages (numbers from 1), its class, why it is set aside.

    `begins` marks the first piece of a passage or of an own sentence, `begins_aside` that of
    words set aside.
    """

    passages: tuple[int, ...] = ()
    kind: str = ""
    aside: str = ""
    is_own: bool = False
    begins: bool = False
    begins_aside: bool = False
    runs: tuple[Run, ...] = ()

    @property
    def sort(self) -> tuple[tuple[int, ...], str, str, bool]:
        """What it has in common with its neighbours if they can be one piece."""
        return self.passages, self.kind, self.aside, self.is_own

    @property
    def numbers(self) -> str:
        return " ".join(map(str, self.passages))

    @property
    def classes(self) -> str:
        """Its classes in the style sheet; empty for words of which nothing is to be said."""
        names = [f"passage passage-{self.kind}"] if self.passages else []
        names += [f"aside aside-{self.aside}"] if self.aside else []
        names += ["aside-start"] if self.begins_aside else []
        names += ["own own-start" if self.begins else "own"] if self.is_own else []
        return " ".join(names)


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]

    @property
    def runs(self) -> list[Run]:
        """Its words without what is said of them."""
        return [run for piece in self.pieces for run in piece.runs]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its number in the lower paper's order, from 1."""

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


@dataclass(frozen=True, slots=True)
class Marks:
    """What the lower paper's text shows besides passages; spans of code points."""

    segments: Sequence[Sequence[Any]] = ()
    own: Sequence[Sequence[int]] = ()
    leftovers: Sequence[Sequence[int]] = ()


class Compared:
    """Both texts of a match with their passages.

    `swaps` are the substitutions that the engine listed, as (lower, upper); each difference that
    is a place of one carries its number.
    """

    def __init__(
        self,
        lower: str,
        upper: str,
        passages: Sequence[dict[str, Any]],
        *,
        swaps: Sequence[Swap] = (),
        marks: Marks | None = None,
    ) -> None:
        self._texts: dict[SideName, str] = {"lower": lower, "upper": upper}
        self._swaps = swaps
        self._marks = marks or Marks()
        order = sorted(range(len(passages)), key=lambda one: passages[one]["lower"])
        clamped = [
            (
                passages[one]["kind"],
                *(self._clamped(side, passages[one][side]) for side in (LOWER, UPPER)),
            )
            for one in order
        ]
        self.is_stale = any(
            list(lower_span) != passages[one]["lower"] or list(upper_span) != passages[one]["upper"]
            for one, (_kind, lower_span, upper_span) in zip(order, clamped, strict=True)
        )
        self.passages = [
            Passage(number, *passage)
            for number, passage in enumerate(clamped, 1)
            if _length(passage[1]) and _length(passage[2])
        ]

    def _clamped(self, side: SideName, span: Sequence[int]) -> Span:
        whole = len(self._texts[side])
        return min(span[0], whole), min(span[1], whole)

    def words_of(self, passage: Passage, side: SideName) -> list[tuple[str, bool]]:
        """The words of a passage in one paper, those that differ marked."""
        start, end = _span(passage, side)
        edges = [start]
        for change in sorted(_span(one, side) for one in self._changes_of[passage.number]):
            edges += change
        text = self._texts[side]
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
        halves = (self._texts[side][slice(*_span(passage, side))] for side in (LOWER, UPPER))
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

    def paragraphs(self, side: SideName) -> list[Paragraph]:
        """The whole text of one side."""
        return _paragraphs(self._pieces(side))

    def excerpts(self, side: SideName) -> list[Paragraph]:
        """Only the passages: what a reader sees of a paper that is not open."""
        shown: list[Paragraph] = []
        for in_passage, pieces in groupby(self._pieces(side), lambda piece: bool(piece.passages)):
            if in_passage:
                shown += _paragraphs(pieces)
        return shown

    def minimap(self, side: SideName) -> list[Bar]:
        """Marks of all passages on a bar as long as the text."""
        whole = max(len(self._texts[side]), 1)
        return [
            Bar(one.number, one.kind, 100 * start / whole, max(100 * (end - start) / whole, 0.4))
            for one in self.passages
            for start, end in [_span(one, side)]
        ]

    def _layers(self, side: SideName) -> dict[str, list[tuple[Span, Any]]]:
        """Everything that is said of stretches of the text, by kind of saying."""
        layers: dict[str, list[tuple[Span, Any]]] = {
            "passage": [(_span(one, side), one) for one in self.passages],
            "change": [(_span(one, side), number) for number, one in enumerate(self.changes, 1)],
        }
        if side == "lower":
            layers["aside"] = list(_asides(self._marks.segments))
            layers["own"] = [((start, end), start) for start, end in self._marks.own]
            layers["leftover"] = [
                ((start, end), number)
                for number, (start, end) in enumerate(self._marks.leftovers, 1)
            ]
        return layers

    def _pieces(self, side: SideName) -> Iterator[Piece]:
        """The text as pieces of one run each; line ends stand by themselves."""
        text, begun = self._texts[side], set[tuple[str, int]]()
        for start, end, said in _stretches(text, self._layers(side)):
            passages = said.get("passage", [])
            own = [("own", one) for one in said.get("own", []) if not passages]
            aside = said.get("aside", [("", -1)])[0]
            change, leftover = said.get("change", [0])[0], said.get("leftover", [0])[0]
            of_piece = [*(("passage", one.number) for one in passages), *own]
            of_run = [("change", change), ("leftover", leftover)]
            yield Piece(
                passages=tuple(one.number for one in passages),
                kind=passages[0].kind if passages else "",
                aside=aside[0],
                is_own=bool(own),
                begins=not begun.issuperset(of_piece),
                begins_aside=bool(aside[0]) and aside not in begun,
                runs=(
                    Run(
                        text[start:end],
                        change=change,
                        leftover=leftover,
                        begins=not begun.issuperset(one for one in of_run if one[1]),
                        **self._opposite(side, change),
                    ),
                ),
            )
            begun.update(of_piece, of_run, [aside])

    def _opposite(self, side: SideName, number: int) -> dict[str, Any]:
        if not number:
            return {}
        change = self.changes[number - 1]
        other: SideName = "upper" if side == "lower" else "lower"
        return {
            "other": self._texts[other][slice(*_span(change, other))],
            "is_swap": side == "lower" and change.swap >= 0,
        }


def paragraphs(text: str) -> list[Paragraph]:
    """A text without any passage, as paragraphs."""
    return Compared(text, "", ()).paragraphs("lower")


def _span(of: Passage | Difference, side: SideName) -> Span:
    return of.lower if side == "lower" else of.upper


def _length(span: Span) -> int:
    return max(span[1] - span[0], 0)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def _asides(segments: Sequence[Sequence[Any]]) -> Iterator[tuple[Span, tuple[str, int]]]:
    """What is set aside, neighbours of one kind joined; named by kind and place."""
    for aside, group in groupby(segments, key=lambda one: str(one[3])):
        if aside:
            neighbours = list(group)
            yield (neighbours[0][0], neighbours[-1][1]), (aside, neighbours[0][0])


def _stretches(
    text: str, layers: dict[str, list[tuple[Span, Any]]]
) -> Iterator[tuple[int, int, dict[str, list[Any]]]]:
    """Cut a text wherever something begins or ends to be said of it, and at line ends."""
    events: list[tuple[int, bool, str, Any]] = []
    for layer, spans in layers.items():
        for (start, end), value in spans:
            if start < min(end, len(text)):
                events += [(start, True, layer, value), (min(end, len(text)), False, layer, value)]
    events.sort(key=lambda event: event[:2])
    edges = {0, len(text)} | {event[0] for event in events}
    edges.update(edge for line_end in _LINE_END.finditer(text) for edge in line_end.span())
    said: dict[str, list[Any]] = {}
    at = 0
    for start, end in pairwise(sorted(edges)):
        while at < len(events) and events[at][0] <= start:
            _position, begins, layer, value = events[at]
            if begins:
                said.setdefault(layer, []).append(value)
            else:
                said[layer].remove(value)
                if not said[layer]:
                    del said[layer]
            at += 1
        yield start, end, said


def _paragraphs(pieces: Iterable[Piece]) -> list[Paragraph]:
    """Join pieces of the same sort, and part them where the lines of the text end."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        words = piece.runs[0].text
        if _LINE_END.fullmatch(words):
            lines.append([])
        elif lines[-1] or words.strip():
            lines[-1].append(piece)
    return [Paragraph(tuple(_joined(line))) for line in lines if line]


def _joined(line: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a line, neighbours of the same sort as one; the page indents by itself."""
    first, runs = line[0], [replace(line[0].runs[0], text=line[0].runs[0].text.lstrip())]
    for piece in line[1:]:
        if piece.begins or piece.begins_aside or piece.sort != first.sort:
            yield replace(first, runs=tuple(runs))
            first, runs = piece, []
        runs += piece.runs
    yield replace(first, runs=tuple(runs))
