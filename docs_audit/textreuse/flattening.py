"""A stretch of text without the line breaks that a page made, with the way back to its offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docs_audit.textreuse.papers import Span

_BREAK = re.compile(
    r"(?<=[^\s。；：！？;:!?])[ \t]*\r?\n(?:[ \t]*[—–-]{1,2}\s*\d{1,4}\s*[—–-]{1,2}[ \t]*\r?\n)?"
    r"[ \t\u3000]*(?=\S)(?![一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]|"
    r"第[一二三四五六七八九十百零\d]{1,6}[条章节])"
)
_FULL_LINE = range(24, 80)


@dataclass(frozen=True, slots=True)
class Flat:
    """A flattened stretch.

    ``starts[n]`` is the offset in the whole text of character ``n`` of the stretch; one more
    entry at the end closes it.
    """

    text: str
    starts: range | list[int]

    def span(self, start: int, end: int) -> Span:
        """Return where characters ``start`` to ``end`` of the stretch stand in the whole text."""
        return self.starts[start], self.starts[end - 1] + 1


def flattened(text: str, start: int, end: int) -> Flat:
    """Heal the line breaks between ``start`` and ``end`` that part no paragraphs.

    A break heals when the line it ends is as long as a page is wide: shorter ones are headings,
    names and cells, longer ones whole paragraphs.
    """
    stretch = text[start:end]
    if "\n" not in stretch:
        return Flat(stretch, range(start, end + 1))
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    for match in _BREAK.finditer(stretch):
        begin = start + match.start()
        if begin - text.rfind("\n", max(0, begin - _FULL_LINE.stop), begin) - 1 not in _FULL_LINE:
            continue
        latin = stretch[match.start() - 1].isascii() and stretch[match.end()].isalpha()
        latin = latin and stretch[match.end()].isascii()
        parts += [stretch[at : match.start()], " " if latin else ""]
        starts += [*range(start + at, start + match.start()), *([begin] if latin else [])]
        at = match.end()
    parts.append(stretch[at:])
    starts += range(start + at, end + 1)
    return Flat("".join(parts), starts)
