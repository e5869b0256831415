"""Pictures in spreadsheets; they lie over the cells, so they come behind all text."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from .contract import DocumentError
from .insets import Found
from .office_art import blips
from .packages import Package, local, scan_xml
from .word_pictures import EMU_A_MM, targets_of

_DRAWINGS = re.compile(r"xl/drawings/drawing\d*\.xml", re.IGNORECASE)
_MEDIA = re.compile(r"xl/media/.+", re.IGNORECASE)
_DRAWING_GROUP, _CONTINUED = 0x00EB, 0x003C


def pictures_of_package(package: Package, end: int) -> Iterator[Found]:
    """All pictures of a workbook of the open formats, with their size where a drawing tells it.

    Backgrounds, pictures in margins and those that WPS puts into cells are in no drawing.
    """
    sizes = dict(_sizes(package))
    for name in filter(_MEDIA.fullmatch, package.names):
        yield Found(end, partial(package.read, name), *sizes.get(name.lower(), (0.0, 0.0)))


def pictures_of_records(records: Iterable[tuple[int, bytes]], end: int) -> Iterator[Found]:
    """All pictures of a binary workbook, by [MS-XLS]; how large they are shown the cells tell."""
    pieces: list[bytes] = []
    is_within = False
    for kind, content in records:
        is_within = kind == _DRAWING_GROUP or (is_within and kind == _CONTINUED)
        if is_within:
            pieces.append(content)
    for picture in blips(memoryview(b"".join(pieces))):
        yield Found(end, partial(bytes, picture))


def _sizes(package: Package) -> Iterator[tuple[str, tuple[float, float]]]:
    """The size in millimetres that each picture is shown in, the largest last."""
    found: list[tuple[str, tuple[float, float]]] = []
    for name in filter(_DRAWINGS.fullmatch, package.names):
        shown = _Shown()
        try:
            scan_xml(package.pieces(name), shown)
            targets = targets_of(package, name) if shown.found else {}
        except DocumentError:
            continue  # what no office program can read either is no fault of the paper
        found += ((targets.get(one, "").lower(), size) for one, size in shown.found)
    return iter(sorted(found, key=lambda one: one[1]))


class _Shown:
    """The pictures of a drawing: their relations and sides."""

    def __init__(self) -> None:
        self.found: list[tuple[str, tuple[float, float]]] = []
        self._relation = ""
        self._size = (0.0, 0.0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag == "pic":
            self._relation, self._size = "", (0.0, 0.0)
        elif tag == "blip":
            self._relation = next(
                (value for key, value in attributes.items() if local(key) == "embed"), ""
            )
        elif tag == "ext" and {"cx", "cy"} <= attributes.keys():
            self._size = (_side(attributes["cx"]), _side(attributes["cy"]))

    def end(self, name: str) -> None:
        if local(name) == "pic" and self._relation:
            self.found.append((self._relation, self._size))

    def data(self, text: str) -> None:
        pass


def _side(emu: str) -> float:
    return int(emu) / EMU_A_MM if emu.isascii() and emu.isdecimal() else 0.0
