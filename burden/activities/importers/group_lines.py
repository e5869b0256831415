"""Exports as lines of text: a line tells when and who, the lines after it what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from docs_audit.tables import RowError

from .moments import TIME, moment_of
from .written import Limits, Written

_SENDER = r"(?P<sender>[^:：\r\n]{1,60}?)"
# Tried in this order; the one that most lines follow is that of the file.
LAYOUTS = {
    "[time] sender: text": rf"[\[(（]{TIME}[\])）]\s*{_SENDER}[:：]\s?(?P<text>.*)",
    "time - sender: text": rf"{TIME}\s+(?:[-–]\s*)?{_SENDER}[:：]\s?(?P<text>.*)",
    "time sender": rf"{TIME}\s+(?P<sender>\S.{{0,59}}?)\s*[:：]?",
    "sender time": rf"(?P<sender>\S.{{0,59}}?)\s+[\[(（]?{TIME}[\])）]?\s*[:：]?",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in LAYOUTS.items()}
_RULED = re.compile(r"^[=\-_*]{6,}\s*$")


def layout_of(sample: Sequence[str]) -> re.Pattern[str] | None:
    """Return the layout that most lines of a sample follow, None where none follows any."""
    followed: Counter[str] = Counter()
    for line in sample:
        text = line.strip("\ufeff\r\n ")
        for name, pattern in _PATTERNS.items():
            if pattern.fullmatch(text):
                followed[name] += 1
                break
    if not followed:
        return None
    return _PATTERNS[max(followed, key=lambda name: followed[name])]


def written_in_lines(
    lines: Iterable[str], layout: re.Pattern[str], limits: Limits
) -> Iterator[Written | RowError]:
    """Yield messages in the layout of the file; what stands before the first is no message."""
    has_text = "text" in layout.groupindex
    head: re.Match[str] | None = None
    row, body = 0, _Body(limits)
    for number, line in enumerate(lines, start=1):
        text = line.strip("\ufeff\r\n").rstrip()
        found = layout.fullmatch(text.strip()) if ":" in text else None
        if found is None:
            if head is not None and not _RULED.match(text):
                body.add(text)
            continue
        if head is not None:
            yield _told(row, head, body)
        head, row, body = found, number, _Body(limits)
        if has_text:
            body.add(found["text"])
    if head is not None:
        yield _told(row, head, body)


class _Body:
    """The lines of one message, no more of them than the limits allow."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lines: list[str] = []
        self.characters = 0

    def add(self, line: str) -> None:
        self.characters += len(line) + 1
        if self.fits:
            self._lines.append(line)

    @property
    def fits(self) -> bool:
        few = len(self._lines) < self._limits.lines_of_a_message
        return few and self.characters <= self._limits.characters

    @property
    def text(self) -> str:
        return "\n".join(self._lines).strip()


def _told(row: int, head: re.Match[str], body: _Body) -> Written | RowError:
    sent_at = moment_of(head)
    if sent_at is None:
        return RowError(row, "bad_time", "time", head[0][:40])
    if not body.fits:
        return RowError(row, "text_too_long", "text", str(body.characters))
    return Written(row, sent_at, head["sender"].strip(), body.text)
