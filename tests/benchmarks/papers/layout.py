"""The rows of a paper from top to bottom, in the order and shape of GB/T 9704."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.papers.made import Print

INDENT = "\u3000\u3000"


@dataclass(frozen=True)
class Row:
    """A row of print. ``right`` is what stands at the right edge of the same row.

    ``role`` is ``urgency head number line title addressed paragraph attachment signed date note
    list break annex tail edge``; ``align`` is ``left center right indent``. A ``line`` or ``edge``
    has no text: it is drawn, red or black.
    """

    role: str
    text: str = ""
    align: str = "left"
    right: str = ""
    red: bool = False


def rows(paper: Print) -> Iterator[Row]:
    """Yield the rows of a paper."""
    yield from _above(paper)
    for line in paper.title_lines:
        yield Row("title", line, "center")
    if paper.addressed:
        yield Row("addressed", paper.addressed)
    for paragraph in paper.body:
        yield Row("paragraph", paragraph, "indent")
    yield from _attachments(paper.attachments)
    for line in paper.signed:
        yield Row("signed", line, "right")
    if paper.dated and paper.form not in ("minutes", "bulletin"):
        yield Row("date", paper.dated, "right")
    if paper.note:
        yield Row("note", paper.note, "indent")
    for line in paper.lists:
        yield Row("list", line, "indent")
    for annex in paper.annexes:
        yield Row("break")
        yield Row("annex", annex[0])
        yield Row("title", annex[1], "center")
        for line in annex[2:]:
            yield Row("paragraph", line, "indent")
    yield from _below(paper)


def _above(paper: Print) -> Iterator[Row]:
    if paper.form == "plain":
        return
    if paper.urgency and paper.form != "letter":
        yield Row("urgency", paper.urgency)
    for at, line in enumerate(paper.head):
        beside = paper.file_word if at == (len(paper.head) - 1) // 2 else ""
        yield Row("head", line, "center", beside, red=True)
    if paper.form == "letter":
        yield Row("edge", red=True)
        if paper.urgency:
            yield Row("urgency", paper.urgency)
    *first, last = paper.number_lines
    align = "right" if paper.form == "letter" else "center"
    for line in first:
        yield Row("number", line, align)
    yield from _last_of_number(paper, last, align)
    if paper.form in ("minutes", "bulletin"):
        by = paper.printed_by if paper.form == "bulletin" else ""
        yield Row("number", by, "left", paper.dated or paper.printed_on)
    if paper.form in ("file", "minutes", "bulletin"):
        yield Row("line", red=True)


def _last_of_number(paper: Print, last: str, align: str) -> Iterator[Row]:
    """The number, and in upward papers beside it who signed, further names one under the other."""
    if not paper.signers:
        yield Row("number", last, align)
        return
    yield Row("number", last, "left", f"签发人：{paper.signers[0]}")
    for name in paper.signers[1:]:
        yield Row("number", "", "left", name)


def _attachments(names: tuple[str, ...]) -> Iterator[Row]:
    if len(names) == 1:
        yield Row("attachment", f"附件：{names[0]}", "indent")
        return
    for at, name in enumerate(names, 1):
        lead = "附件：" if at == 1 else "\u3000\u3000\u3000"
        yield Row("attachment", f"{lead}{at}.{name}", "indent")


def _below(paper: Print) -> Iterator[Row]:
    printed = paper.printed_by and paper.form != "bulletin"
    if not (paper.cc or printed):
        return
    yield Row("edge" if paper.form == "letter" else "line")
    if paper.cc:
        yield Row("tail", paper.cc)
    if printed:
        yield Row("tail", paper.printed_by, "left", paper.printed_on)
        yield Row("line")
