"""The compare page's view of a match: both texts cut into runs that know their passage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

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


def paragraphs(
    text: str,
    passages: Sequence[dict[str, Any]],
    side: SideName,
    *,
    changed: Sequence[str] = (),
    body: tuple[int, int] | None = None,
) -> list[Paragraph]:
    """The whole text as paragraphs of runs; `changed` are the words to box inside passages.

    `body` bounds what counts: text outside it (head, tail) is of kind "aside".
    """
    runs = list(_runs(text, passages, side, changed, body or (0, len(text))))
    return list(_split_lines(runs))


def excerpts(
    text: str, passages: Sequence[dict[str, Any]], side: SideName, *, changed: Sequence[str] = ()
) -> list[Paragraph]:
    """Only the passages, each a paragraph: what a reader sees of a paper that is not open."""
    found: list[Paragraph] = []
    for number, passage in _in_order(passages, side):
        start, end = passage[side]
        runs = _boxed(text[start:end].replace("\n", " "), passage["kind"], number, changed)
        found.append(Paragraph(tuple(runs)))
    return found


def minimap(text: str, passages: Sequence[dict[str, Any]], side: SideName) -> list[Bar]:
    """Marks of all passages on a bar as long as the text."""
    whole = max(len(text), 1)
    return [
        Bar(
            number,
            passage["kind"],
            round(100 * passage[side][0] / whole, 2),
            round(max(100 * (passage[side][1] - passage[side][0]) / whole, 0.5), 2),
        )
        for number, passage in _in_order(passages, side)
    ]


def _in_order(
    passages: Sequence[dict[str, Any]], side: SideName
) -> list[tuple[int, dict[str, Any]]]:
    """Passages in the order of this side's text; their numbers are those of the lower's order."""
    numbered = list(enumerate(sorted(passages, key=lambda p: p["lower"]), start=1))
    return sorted(numbered, key=lambda pair: pair[1][side])


def _runs(
    text: str,
    passages: Sequence[dict[str, Any]],
    side: SideName,
    changed: Sequence[str],
    body: tuple[int, int],
) -> Iterator[Run]:
    position = 0
    for number, passage in _in_order(passages, side):
        start, end = max(passage[side][0], position), passage[side][1]
        if end <= start:
            continue  # the same source words serve a second passage; they are shown once
        yield from _own(text, position, start, body)
        yield from _boxed(text[start:end], passage["kind"], number, changed)
        position = end
    yield from _own(text, position, len(text), body)


def _own(text: str, start: int, end: int, body: tuple[int, int]) -> Iterator[Run]:
    """Text outside all passages, parted where the body begins and ends."""
    cuts = sorted({start, end, *(cut for cut in body if start < cut < end)})
    for left, right in pairwise(cuts):
        inside = body[0] <= left and right <= body[1]
        yield Run(text[left:right], "own" if inside else "aside", 0)


def _boxed(text: str, kind: str, number: int, changed: Sequence[str]) -> Iterator[Run]:
    """One passage, parted around the words that differ between the papers."""
    if kind != "substituted":
        yield Run(text, kind, number)
        return
    position = 0
    while True:
        hits = [(text.find(word, position), word) for word in changed if word]
        hits = [(at, word) for at, word in hits if at >= 0]
        if not hits:
            break
        at, word = min(hits, key=lambda hit: (hit[0], -len(hit[1])))
        if at > position:
            yield Run(text[position:at], kind, number)
        yield Run(word, kind, number, changed=True)
        position = at + len(word)
    if position < len(text):
        yield Run(text[position:], kind, number)


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
