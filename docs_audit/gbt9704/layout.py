"""Where the parts of a paper lie: head, title, addressees, body, signature, attachments, tail."""

from collections.abc import Sequence
from dataclasses import dataclass

from .addressing import address_lines
from .closings import Closing, read_closing
from .heads import Head, read_head
from .lines import Line, lines_of
from .paper import Part, Segment


@dataclass(frozen=True)
class Layout:
    lines: list[Line]
    head: Head
    body_at: int
    closing: Closing

    @property
    def title(self) -> Sequence[Line]:
        return self.lines[self.head.above : self.head.above + self.head.title_count]

    @property
    def addressees(self) -> Sequence[Line]:
        return self.lines[self.head.below : self.body_at]

    @property
    def notice(self) -> Sequence[Line]:
        """The lines of 附件说明."""
        start = self.closing.notice
        return self.lines[start : self._stop(start)] if start >= 0 else []

    @property
    def signature(self) -> Sequence[Line]:
        closing = self.closing
        return self.lines[closing.signature : closing.date + 1] if closing.date >= 0 else []

    @property
    def attachments(self) -> Sequence[Line]:
        start = self.closing.attachments
        return self.lines[start : self._stop(start)] if start >= 0 else []

    @property
    def tail(self) -> Sequence[Line]:
        closing = self.closing
        return self.lines[closing.tail : closing.tail_end] if closing.tail >= 0 else []

    def segments(self) -> tuple[Segment, ...]:
        """The parts in the order of the text; together they hold every line."""
        closing = self.closing
        starts = [
            (0, Part.HEAD),
            (self.head.above, Part.TITLE),
            (self.head.above + self.head.title_count, Part.HEAD),
            (self.head.below, Part.ADDRESSEES),
            (self.body_at, Part.BODY),
            (closing.notice, Part.SIGNATURE),
            (closing.signature, Part.SIGNATURE),
            (closing.note, Part.SIGNATURE),
            (closing.attachments, Part.ATTACHMENTS),
            (closing.tail, Part.TAIL),
        ]
        found = sorted(
            (at, order, part)
            for order, (at, part) in enumerate(starts)
            if 0 <= at < len(self.lines)
        )
        return tuple(self._cut(found))

    def _cut(self, starts: list[tuple[int, int, Part]]) -> list[Segment]:
        segments: list[Segment] = []
        ends = [*(start for start, _, _ in starts), len(self.lines)][1:]
        for (at, _, part), following in zip(starts, ends, strict=True):
            if at == following:
                continue
            span = self.lines[at].start, self.lines[following - 1].end
            if segments and segments[-1].part is part:
                segments[-1] = Segment(part, (segments[-1].span[0], span[1]))
            else:
                segments.append(Segment(part, span))
        return segments

    def _stop(self, start: int) -> int:
        """Where the part that begins at `start` ends: at the next one."""
        closing = self.closing
        others = (closing.signature, closing.note, closing.attachments, closing.tail)
        return min((at for at in others if at > start), default=len(self.lines))


def lay_out(text: str) -> Layout:
    lines = lines_of(text)
    head = read_head(lines)
    body_at = head.below + address_lines(lines, head.below)
    return Layout(lines, head, body_at, read_closing(lines, body_at))
