"""The text of a notice with the places marked that its fields were read from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Span = tuple[int, int]


@dataclass
class Run:
    """Words of a paragraph that are marked alike; `anchors` are where links to them lead."""

    text: str
    labels: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Mark:
    """A stretch of the text, what is said of it, and the anchor a link leads to."""

    anchor: str
    label: str
    span: Span


def places_of(read: Mapping[str, Any]) -> Iterator[tuple[str, int, Span]]:
    """Every place of a draft's values: name of the value, its number in a list, span."""
    for name, value in read.items():
        values = value if isinstance(value, list) else [value]
        for number, one in enumerate(values):
            if isinstance(one, dict) and one["span"][1] > one["span"][0]:
                yield name, number, (one["span"][0], one["span"][1])


def anchor_of(name: str, number: int = 0) -> str:
    """The anchor of a value's place."""
    return f"read-{name.replace('_', '-')}-{number}"


def paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Run]]:
    """The lines of the text that hold something, as runs."""
    marks = sorted(marks, key=lambda mark: mark.span)
    edges = sorted({0, len(text), *(at for mark in marks for at in mark.span)})
    lines: list[list[Run]] = [[]]
    met: set[str] = set()
    first = 0
    for start, end in pairwise(edges):
        while first < len(marks) and marks[first].span[1] <= start:
            first += 1
        within = [mark for mark in marks[first:] if mark.span[0] <= start and end <= mark.span[1]]
        for number, words in enumerate(text[start:end].replace("\r", "\n").split("\n")):
            if number:
                lines.append([])
            if shown := words if lines[-1] else words.lstrip():
                lines[-1].append(_run(shown, within, met))
    return [line for line in lines if line]


def _run(words: str, marks: list[Mark], met: set[str]) -> Run:
    begun = [mark.anchor for mark in marks if mark.anchor not in met]
    met.update(begun)
    return Run(words, list(dict.fromkeys(mark.label for mark in marks)), begun)
