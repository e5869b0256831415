"""Pictures in a Word paper that may hold text: scanned pages pasted in, heads drawn elsewhere.

Told by their size on the page and by their dots, so that seals, signatures, badges and rules are
not looked at; drawings of lines (.emf, .wmf) are no scans.
"""

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from .packages import Attributes, Package, local, scan_xml
from .pictures import has_dots, may_hold_text

EMU_A_MM = 36_000
_UNITS_MM = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96}
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,12})\s*(pt|in|cm|mm|px)", re.I)
TAGS = frozenset(("extent", "blip", "shape", "rect", "imagedata"))


@dataclass(frozen=True)
class Shown:
    """A picture by its relation to the part it stands in, before line `line` of its text."""

    line: int
    relation: str
    width_mm: float
    height_mm: float


class PicturesSeen:
    """Follows the elements of DrawingML and VML that show a picture and say how large."""

    def __init__(self) -> None:
        self.found: list[Shown] = []
        self._width = self._height = 0.0

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        values = {local(key): value for key, value in attributes.items()}
        if tag == "extent":
            self._width = _number(values.get("cx", "")) / EMU_A_MM
            self._height = _number(values.get("cy", "")) / EMU_A_MM
        elif tag in ("shape", "rect"):
            sizes = {
                side.lower(): _number(length) * _UNITS_MM[unit.lower()]
                for side, length, unit in _LENGTH.findall(values.get("style", ""))
            }
            self._width, self._height = sizes.get("width", 0.0), sizes.get("height", 0.0)
        elif relation := values.get("embed" if tag == "blip" else "id", values.get("src", "")):
            self.found.append(Shown(line, relation, self._width, self._height))


def legible(
    package: Package, part: str, seen: Iterable[Shown], known: Container[str] = ()
) -> Iterator[tuple[int, str]]:
    """Those that are large enough: line and the part with the bytes, in the order of the text.

    `seen` stand in the text of `part`. Each is told where it stands first, `known` ones not again.
    """
    large = [one for one in seen if may_hold_text(one.width_mm, one.height_mm)]
    targets = targets_of(package, part) if large else {}
    told: set[str] = set()
    for one in large:
        target = targets.get(one.relation, "")
        if target in told or target in known or target not in package:
            continue
        told.add(target)
        if has_dots(package.read(target)):
            yield one.line, target


def targets_of(package: Package, main: str) -> dict[str, str]:
    """The parts that the relations of a part lead to; what lies outside the file is left out."""
    folder, name = posixpath.split(main)
    part = f"{folder}/_rels/{name}.rels"
    relations = Attributes("Relationship", ("Id", "Target", "TargetMode"))
    if part in package:
        scan_xml(package.pieces(part), relations)
    return {
        key: posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        for key, target, mode in relations.found
        if mode != "External"
    }


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
