"""The sentence around a place of a text, to be shown beside what was read there."""

from __future__ import annotations

from docs_audit.gbt9704 import Span

_ENDS = "。！？；\n\r"
_LONGEST = 120


def sentence_at(text: str, span: Span) -> str:
    """The sentence around a stretch in one line, cut to fit, the stretch itself always whole."""
    first = max((text.rfind(end, 0, span[0]) for end in _ENDS), default=-1) + 1
    last = min((at for end in _ENDS if (at := text.find(end, span[1])) >= 0), default=len(text))
    last += last < len(text) and text[last] not in "\n\r"
    room = max(0, _LONGEST - (span[1] - span[0])) // 2
    begin, stop = max(first, span[0] - room), min(max(last, span[1]), span[1] + room)
    words = " ".join(text[begin:stop].split())
    return f"{'…' if begin > first else ''}{words}{'…' if stop < last else ''}"
