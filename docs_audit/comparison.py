"""The compare page's view of two texts: paragraphs cut into pieces that know what they are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from docs_audit.compared import LOWER, UPPER, Compared, SideName, span_of
from docs_audit.differences import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a piece that are alike.

    `change` is the number of the difference they belong to, `leftover` that of the foreign place
    name (0: none), and whether they are its first run. `other` is what stands in the other paper,
    `is_swap` says that it is worth reading in place.
    """

    text: str
    change: int = 0
    begins_change: bool = False
    leftover: int = 0
    begins_leftover: bool = False
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


@dataclass(frozen=True, slots=True)
class Marks:
    """What the lower paper's text shows besides passages; spans of code points."""

    segments: Sequence[Sequence[Any]] = ()
    own: Sequence[Sequence[int]] = ()
    leftovers: Sequence[Sequence[int]] = ()


_NO_MARKS = Marks()


def whole(compared: Compared, side: SideName, marks: Marks = _NO_MARKS) -> list[Paragraph]:
    """The whole text of one side."""
    return _paragraphs(_pieces(compared, side, marks))


def excerpts(compared: Compared, side: SideName) -> list[Paragraph]:
    """Only the passages: what a reader sees of a paper that is not open."""
    shown: list[Paragraph] = []
    pieces = _pieces(compared, side, _NO_MARKS)
    for in_passage, group in groupby(pieces, lambda piece: bool(piece.passages)):
        if in_passage:
            shown += _paragraphs(group)
    return shown


def _layers(compared: Compared, side: SideName, marks: Marks) -> dict[str, list[tuple[Span, Any]]]:
    """Everything that is said of stretches of the text, by kind of saying."""
    layers: dict[str, list[tuple[Span, Any]]] = {
        "passage": [(span_of(one, side), one) for one in compared.passages],
        "change": [(span_of(one, side), number) for number, one in enumerate(compared.changes, 1)],
    }
    if side == LOWER:
        layers["aside"] = list(_asides(marks.segments))
        layers["own"] = [((start, end), start) for start, end in marks.own]
        layers["leftover"] = [
            ((start, end), number) for number, (start, end) in enumerate(marks.leftovers, 1)
        ]
    return layers


def _pieces(compared: Compared, side: SideName, marks: Marks) -> Iterator[Piece]:
    """The text as pieces of one run each; line ends stand by themselves.

    Blanks belong to what they stand in, but nothing begins with them: the page drops some.
    """
    text, firsts = compared.texts[side], _Firsts()
    for start, end, said in stretches(text, _layers(compared, side, marks)):
        words = text[start:end]
        passages = tuple(one.number for one in said["passage"]) if "passage" in said else ()
        kind = said["passage"][0].kind if passages else ""
        aside, place = said["aside"][0] if "aside" in said else ("", -1)
        if words.isspace():
            yield Piece(passages, kind, aside, runs=(Run(words),))
            continue
        own = tuple(said["own"]) if "own" in said and not passages else ()
        yield Piece(
            passages,
            kind,
            aside,
            is_own=bool(own),
            begins=firsts.are("passage", passages) or firsts.are("own", own),
            begins_aside=bool(aside) and firsts.are("aside", (place,)),
            runs=(_run(compared, side, words, said, firsts),),
        )


class _Firsts:
    """Which of the things that are said of a text have been met already."""

    def __init__(self) -> None:
        self._met: dict[str, set[int]] = {}

    def are(self, layer: str, numbers: tuple[int, ...]) -> bool:
        """Whether any of them is met for the first time; from now on all of them are known."""
        met = self._met.setdefault(layer, set())
        if met.issuperset(numbers):
            return False
        met.update(numbers)
        return True


def _run(
    compared: Compared, side: SideName, words: str, said: dict[str, list[Any]], firsts: _Firsts
) -> Run:
    change = said["change"][0] if "change" in said else 0
    leftover = said["leftover"][0] if "leftover" in said else 0
    if not change and not leftover:
        return Run(words)
    return Run(
        words,
        change=change,
        begins_change=change > 0 and firsts.are("change", (change,)),
        leftover=leftover,
        begins_leftover=leftover > 0 and firsts.are("leftover", (leftover,)),
        **_opposite(compared, side, change),
    )


def _opposite(compared: Compared, side: SideName, number: int) -> dict[str, Any]:
    if not number:
        return {}
    change = compared.changes[number - 1]
    other = UPPER if side == LOWER else LOWER
    return {
        "other": compared.texts[other][slice(*span_of(change, other))],
        "is_swap": side == LOWER and change.swap >= 0,
    }


def _asides(segments: Sequence[Sequence[Any]]) -> Iterator[tuple[Span, tuple[str, int]]]:
    """What is set aside, neighbours of one kind joined; named by kind and place."""
    for aside, group in groupby(segments, key=lambda one: str(one[3])):
        if aside:
            neighbours = list(group)
            yield (neighbours[0][0], neighbours[-1][1]), (aside, neighbours[0][0])


def stretches(
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
