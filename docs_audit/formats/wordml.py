"""The running text of a WordprocessingML part, read as a stream.

No tree is built: a 59 KB file of empty paragraphs costs a tree builder a minute and a gigabyte.
"""

from dataclasses import dataclass, field

from .contract import Code, DocumentError
from .numbering import Numbering, number_of
from .packages import local
from .word_pictures import TAGS, PicturesSeen, Shown

_BREAKS = frozenset(("br", "cr"))
_LISTED = frozenset(("numId", "ilvl", "pStyle"))
_CHARACTERS = {"tab": "\t", "noBreakHyphen": "-"}
_UNSEEN = frozenset(
    ("Fallback", "moveFrom", "del", "instrText", "delText", "rPr", "pPrChange", "tabs")
)


@dataclass
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    number: str = ""
    level: int = 0
    style: str = ""


class WordText:
    """Collects paragraphs: one line each; table rows one line, cells parted by tabs.

    A text box stands before the paragraph it is anchored in. `Fallback` repeats a `Choice`,
    deleted and moved-away text is no longer part of the paper.
    """

    def __init__(self, characters: int, numbering: Numbering | None = None) -> None:
        self.lines: list[str] = []
        self.breaks = 0
        self._room = characters
        self._open: list[_Paragraph] = []
        self._numbering = numbering or Numbering()
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._unseen = 0
        self._in_text = 0
        self._seen = PicturesSeen()

    @property
    def pictures(self) -> list[Shown]:
        """The pictures in the order of the text, each before the line that is anchored there."""
        return self._seen.found

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "p":
            self._open.append(_Paragraph())
        elif tag == "t":
            self._in_text += 1
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc":
            self._cells.append([])
        elif self._open and not self._unseen:
            self._start_inside(tag, attributes)

    def _start_inside(self, tag: str, attributes: dict[str, str]) -> None:
        """Elements of a paragraph: its list, tabs, breaks and the like."""
        if tag in _LISTED:
            self._number(tag, attributes)
        elif tag in _BREAKS:
            self._break(attributes)
        elif tag in _CHARACTERS:
            self._add(_CHARACTERS[tag])
        elif tag in TAGS:
            self._seen.start(tag, attributes, len(self.lines))
        elif tag == "lastRenderedPageBreak":
            self.breaks += 1

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

    def _number(self, tag: str, attributes: dict[str, str]) -> None:
        """The list that a paragraph belongs to, by itself or through its style."""
        value = next((value for key, value in attributes.items() if local(key) == "val"), "")
        if tag == "numId":
            self._open[-1].number = value
        elif tag == "ilvl":
            self._open[-1].level = number_of(value)
        else:
            self._open[-1].style = value

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
        self._open[-1].pieces.append(text)

    def _close_paragraph(self) -> None:
        if not self._open:
            return
        paragraph = self._open.pop()
        text = "".join(paragraph.pieces).rstrip()
        if text and (paragraph.number or paragraph.style):
            label = self._numbering.label(paragraph.number, paragraph.level, paragraph.style)
            text = label + text
        self._put(text)

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
