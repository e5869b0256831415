"""Pictures on the pages of an OFD that may hold text: scans come as one or a few a page."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .packages import Package, local, scan_xml
from .pictures import may_hold_text

_A4_MM = (210.0, 297.0)
_PICTURE = b"ImageObject"
_RESOURCES = frozenset(("PublicRes", "DocumentRes", "PageRes"))


@dataclass(frozen=True)
class Placed:
    """A picture by the part that has its bytes, and its place on the page in millimetres."""

    part: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Sheet:
    """A page with its pictures and nothing else; millimetres."""

    width: float
    height: float
    pictures: tuple[Placed, ...]


class Media:
    """Where the resources of a document keep the bytes of its pictures, by their ids.

    `parts` are XML that may name lists of resources: the document, a page. They are read when the
    first picture is met, because most papers have none.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._read: dict[str, dict[str, str]] = {}

    def part_of(self, picture: str, parts: Iterable[str]) -> str:
        """The part with the bytes of this picture; empty where none is told."""
        for part in parts:
            if part not in self._read:
                self._read[part] = dict(_media_of(self._package, part))
            if picture in self._read[part]:
                return self._read[part][picture]
        return ""


def sheet_of(package: Package, media: Media, root: str, parts: Sequence[str]) -> Sheet:
    """The large pictures of a page, which is made of these parts of the document `root`."""
    shown = _Shown()
    for part in parts:
        # Most pages have none: to look for it costs less than to read them once more.
        if part in package and _PICTURE in package.read(part):
            scan_xml(package.pieces(part), shown)
    if shown.pictures and not all(shown.size):
        scan_xml(package.pieces(root), shown)
    pictures = [
        Placed(media.part_of(picture, (root, *parts)), *box)
        for picture, box in shown.pictures
        if may_hold_text(*box[2:])
    ]
    width, height = shown.size if all(shown.size) else _A4_MM
    return Sheet(width, height, tuple(one for one in pictures if one.part in package))


def joined(folder: str, location: str) -> str:
    """A location inside the package: relative to its folder, or from the root behind a slash."""
    location = location.replace("\\", "/")
    if location.startswith("/"):
        folder = ""
    return posixpath.normpath(posixpath.join(folder, location.lstrip("/"))).lstrip("./")


def as_numbers(text: str) -> list[float]:
    return [as_number(word, 0.0) for word in text.split()]


def as_number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise


def _media_of(package: Package, part: str) -> Iterator[tuple[str, str]]:
    named = _Texts(_RESOURCES)
    if part in package:
        scan_xml(package.pieces(part), named)
    for _, location in named.found:
        resources = joined(posixpath.dirname(part), location)
        if resources not in package:
            continue
        files = _Texts(frozenset(("MediaFile",)))
        scan_xml(package.pieces(resources), files)
        folder = joined(posixpath.dirname(resources), files.base)
        yield from ((identifier, joined(folder, file)) for identifier, file in files.found)


class _Texts:
    """The texts of elements of these names, each with the id of what it stands in."""

    def __init__(self, names: frozenset[str]) -> None:
        self.found: list[tuple[str, str]] = []
        self.base = ""
        self._names = names
        self._id = self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._text = ""
        self._id = attributes.get("ID", self._id)
        self.base = self.base or attributes.get("BaseLoc", "")

    def data(self, text: str) -> None:
        self._text += text

    def end(self, name: str) -> None:
        if local(name) in self._names and self._text.strip():
            self.found.append((self._id, self._text.strip()))
        self._text = ""


class _Shown:
    """The image objects of a page, and how large it is."""

    def __init__(self) -> None:
        self.pictures: list[tuple[str, list[float]]] = []
        self.size = (0.0, 0.0)
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._text = ""
        if local(name) == "ImageObject":
            box = [*as_numbers(attributes.get("Boundary", "")), 0.0, 0.0, 0.0, 0.0][:4]
            self.pictures.append((attributes.get("ResourceID", ""), box))

    def data(self, text: str) -> None:
        self._text += text

    def end(self, name: str) -> None:
        if local(name) == "PhysicalBox":
            box = as_numbers(self._text)
            self.size = (box[2], box[3]) if len(box) > 3 else self.size
        self._text = ""
