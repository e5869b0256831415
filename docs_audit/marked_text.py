"""A paper's text with the places marked that its elements, citations and demands are read from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from burden.stack.masking import masked
from docs_audit.comparison import stretches
from docs_audit.differences import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_SENTENCE_ENDS = "。！？；\n\r"
_LONGEST_QUOTE = 90


@dataclass(frozen=True)
class Mark:
    """A stretch of the text, the `anchor` a link leads to, and what is said of it."""

    anchor: str
    label: str
    span: Span
    is_citation: bool = False
    is_demand: bool = False


@dataclass
class Run:
    """Words of a paragraph that are marked alike; `anchors` are of the marks that begin here."""

    text: str
    labels: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    is_citation: bool = False
    is_demand: bool = False

    @property
    def is_marked(self) -> bool:
        return bool(self.labels)


def paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Run]]:
    """The lines of the text that hold something, as runs; the page indents them by itself."""
    # Before it is cut: a mark may begin in the middle of a number.
    text = masked(text)
    layers = {"mark": [(mark.span, mark) for mark in marks]}
    lines: list[list[Run]] = [[]]
    met: set[str] = set()
    for start, end, said in stretches(text, layers):
        words = text[start:end]
        if _LINE_END.fullmatch(words):
            lines.append([])
            continue
        words = words if lines[-1] else words.lstrip()
        if words:
            lines[-1].append(_run(words, said.get("mark", []), met))
    return [line for line in lines if line]


def _run(words: str, marks: list[Mark], met: set[str]) -> Run:
    begun = [mark.anchor for mark in marks if mark.anchor not in met]
    met.update(begun)
    # The sentence of a demand is longer than what else is read in it, which shows through.
    within = [mark for mark in marks if not mark.is_demand]
    is_citation = bool(within) and all(mark.is_citation for mark in within)
    is_demand = bool(marks) and not within
    return Run(words, [mark.label for mark in marks], begun, is_citation, is_demand)


def sentence_at(text: str, span: Span) -> str:
    """The sentence around a stretch in one line, the stretch itself always whole."""
    start, end = span
    while start > 0 and text[start - 1] not in _SENTENCE_ENDS:
        start -= 1
    while end < len(text) and text[end] not in _SENTENCE_ENDS:
        end += 1
    end += end < len(text) and text[end] not in "\n\r"
    room = max(0, _LONGEST_QUOTE - (span[1] - span[0])) // 2
    first, last = max(start, span[0] - room), min(end, span[1] + room)
    words = " ".join(masked(text)[first:last].split())
    return f"{'…' if first > start else ''}{words}{'…' if last < end else ''}"
