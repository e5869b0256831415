"""What stands beside the cells of an .ods: its pictures, and the texts that are in no cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from .contract import Code, DocumentError
from .insets import Found
from .packages import Package, local, scan_xml

_PARTS = ("content.xml", "styles.xml", "meta.xml")
_MACROS = "basic/"
_MEDIA = re.compile(r"(?:Pictures|ObjectReplacements)/.+", re.IGNORECASE)
_PROPERTIES = (
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0 ",
    "http://purl.org/dc/elements/1.1/ ",
)
_PARAGRAPHS = frozenset(("p", "h"))
_CELLS = frozenset(("table-cell", "covered-table-cell"))
_LENGTH = re.compile(r"([\d.]{1,12})(cm|mm|in|pt|pc|px)")
_UNITS_MM = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96}
_LONGEST = 1_000


def has_basic(package: Package) -> bool:
    """Whether programs lie in the package."""
    return any(name.lower().startswith(_MACROS) for name in package.names)


@dataclass
class Beside:
    """Texts that stand in no cell (properties, notes, headers and footers, text boxes), and the
    size in millimetres that each picture is shown in, by its part.
    """

    texts: list[str] = field(default_factory=list)
    sizes: dict[str, tuple[float, float]] = field(default_factory=dict)

    def pictures(self, package: Package, end: int) -> Iterator[Found]:
        """All pictures; they lie over the cells, so they come behind all text.

        Backgrounds and pictures in margins are in no frame that tells how large they are.
        """
        for name in filter(_MEDIA.fullmatch, package.names):
            yield Found(end, partial(package.read, name), *self.sizes.get(name, (0.0, 0.0)))


def beside(package: Package) -> Beside:
    """What stands beside the cells."""
    found = Beside()
    for name in _PARTS:
        if name not in package:
            continue
        try:
            scan_xml(package.pieces(name), _Scan(found))
        except DocumentError as failure:
            # What no office program can read either is no fault of the paper.
            if failure.code != Code.DAMAGED:
                raise
    return found


class _Scan:
    """Follows the elements of a part; paragraphs of cells are many and have no more to tell."""

    def __init__(self, found: Beside) -> None:
        self._found = found
        self._within: list[str] = []
        self._pieces: list[str] = []
        self._size = (0.0, 0.0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        self._within.append(tag)
        if tag in _PARAGRAPHS or name.startswith(_PROPERTIES):
            self._pieces = []
        elif tag == "frame":
            values = {local(key): value for key, value in attributes.items()}
            self._size = _side(values.get("width", "")), _side(values.get("height", ""))
        elif tag == "image":
            self._show(attributes)

    def end(self, name: str) -> None:
        tag = self._within.pop()
        is_beside = tag in _PARAGRAPHS and self._within and self._within[-1] not in _CELLS
        if is_beside or name.startswith(_PROPERTIES):
            text = "".join(self._pieces).strip()
            if 0 < len(text) <= _LONGEST:
                self._found.texts.append(text)
            self._pieces = []

    def data(self, text: str) -> None:
        self._pieces.append(text)

    def _show(self, attributes: dict[str, str]) -> None:
        """The picture of a frame, at the largest size that it is shown in."""
        target = next((value for key, value in attributes.items() if local(key) == "href"), "")
        part = target.removeprefix("./")
        self._found.sizes[part] = max(self._size, self._found.sizes.get(part, (0.0, 0.0)))


def _side(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    try:
        return float(found[1]) * _UNITS_MM[found[2]] if found else 0.0
    except ValueError:
        return 0.0
