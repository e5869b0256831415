"""A paper as a plain text, as offices paste it out of their system."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.layout import INDENT, rows
from tests.benchmarks.papers.made import Print
from tests.benchmarks.papers.placing import wrapped


def data(paper: Print, dice: Dice) -> bytes:
    """Return the file: one of the usual encodings and line ends; now and then hard-wrapped."""
    narrow = dice.random() < 0.2
    text = dice.choice(("\n", "\n", "\r\n")).join(_lines(paper, narrow=narrow)) + "\n"
    encoding = dice.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030"))
    return text.encode(encoding)


def _lines(paper: Print, *, narrow: bool) -> Iterator[str]:
    for row in rows(paper):
        if row.role in ("line", "edge", "break"):
            if row.role == "break":
                yield ""
            continue
        text = INDENT + row.text if row.align == "indent" else row.text
        gap = "" if row.role == "head" and row.right else INDENT * 2
        text = f"{text}{gap}{row.right}" if row.right else text
        yield from wrapped(text) if narrow and row.role == "paragraph" else (text,)
