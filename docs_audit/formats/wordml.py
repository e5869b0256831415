"""The running text of a WordprocessingML part, read as a stream.

No tree is built: a 59 KB file of empty paragraphs costs a tree builder a minute and a gigabyte.
"""

from .contract import Code, DocumentError
from .packages import local

_BREAKS = frozenset(("br", "cr"))
_UNSEEN = frozenset(("Fallback", "moveFrom", "del", "instrText", "delText", "rPr"))


class WordText:
    """Collects paragraphs: one line each; table rows one line, cells parted by tabs.

    A text box stands before the paragraph it is anchored in. `Fallback` repeats a `Choice`,
    deleted and moved-away text is no longer part of the paper.
    """

    def __init__(self, characters: int) -> None:
        self.lines: list[str] = []
        self.breaks = 0
        self._room = characters
        self._open: list[list[str]] = []
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._unseen = 0
        self._in_text = 0

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "p":
            self._open.append([])
        elif tag == "t":
            self._in_text += 1
        elif tag == "tab" and self._open:
            self._add("\t")
        elif tag in _BREAKS:
            self._break(attributes)
        elif tag == "noBreakHyphen":
            self._add("-")
        elif tag == "lastRenderedPageBreak":
            self.breaks += 1
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc":
            self._cells.append([])

    def end(self, name: str) -> None:
        tag = local(name)
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "p":
            self._close_paragraph()
        elif tag == "t":
            self._in_text -= 1
        elif tag == "tc" and self._cells and self._rows:
            self._rows[-1].append("\n".join(filter(None, self._cells.pop())))
        elif tag == "tr" and self._rows:
            self._put("\t".join(self._rows.pop()))

    def data(self, text: str) -> None:
        if self._in_text:
            self._add(text)

    def _break(self, attributes: dict[str, str]) -> None:
        kind = next((value for key, value in attributes.items() if local(key) == "type"), "")
        self._add("\n")
        self.breaks += kind == "page"

    def _add(self, text: str) -> None:
        if self._unseen or not self._open:
            return
        self._room -= len(text)
        if self._room < 0:
            raise DocumentError(Code.TOO_LARGE)
        self._open[-1].append(text)

    def _close_paragraph(self) -> None:
        if self._open:
            self._put("".join(self._open.pop()).rstrip())

    def _put(self, line: str) -> None:
        if self._unseen:
            return
        # An empty line counts as well, or millions of them would pass for nothing.
        self._room -= 1
        if self._room < 0:
            raise DocumentError(Code.TOO_LARGE)
        target = self._cells[-1] if self._cells else self.lines
        if line or target is self.lines:
            target.append(line)
