"""Word papers as one XML file, of 2003 or as a flat package: what many office systems export."""

from .contract import Limits, Parsed
from .margins import distinct
from .packages import local, scan_xml
from .word_layout import head_layout
from .wordml import WordText

_MARGINS = frozenset(("hdr", "ftr", "comments"))
_PROPERTIES = frozenset(("Title", "Subject", "Keywords", "Category", "Description"))


class FlatWord:
    name = "wordxml"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        paper = _Paper(limits.characters)
        scan_xml(iter((data,)), paper)
        margins = distinct((*paper.margin.lines, *paper.properties))
        return Parsed(
            paper.body.text,
            pages=paper.body.breaks + 1,
            margins=margins,
            warnings=("macros",) if paper.has_macros else (),
            layout=head_layout(iter((data,))),
        )


class _Paper:
    """Parts the running text from headers, footers and properties."""

    def __init__(self, characters: int) -> None:
        self.body, self.margin = WordText(characters), WordText(characters)
        self.properties: list[str] = []
        self.has_macros = False
        self._in_margin = 0
        self._in_property = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        self._in_margin += tag in _MARGINS
        self._in_property = tag in _PROPERTIES
        self.has_macros = self.has_macros or tag == "docSuppData"
        self._text.start(name, attributes)

    def end(self, name: str) -> None:
        self._text.end(name)
        self._in_margin -= local(name) in _MARGINS
        self._in_property = False

    def data(self, text: str) -> None:
        if self._in_property:
            self.properties.append(text.strip())
        self._text.data(text)

    @property
    def _text(self) -> WordText:
        return self.margin if self._in_margin else self.body
