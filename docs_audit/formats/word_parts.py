"""Parts of a Word paper: the main one, its margins, and the pictures in them that may hold text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .packages import Attributes, Package, scan_xml
from .word_pictures import legible
from .wordml import WordText

HEADER = re.compile(r"word/header\d*\.xml", re.IGNORECASE)
FOOTER = re.compile(r"word/footer\d*\.xml", re.IGNORECASE)
# Where pictures stand that are in no line of the body.
ABOVE, BELOW = -1, -2
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = ("wordprocessingml", "ms-word")


@dataclass(frozen=True)
class Legible:
    """A picture that may hold text: the part that has its bytes, and the line it stands before."""

    line: int
    part: str


def main_part(package: Package) -> str:
    """The part that the content types call the main document; its name is free."""
    types = Attributes("Override", ("PartName", "ContentType"))
    if _CONTENT_TYPES in package:
        scan_xml(package.pieces(_CONTENT_TYPES), types)
    for part, kind in types.found:
        if kind.endswith("main+xml") and any(word in kind for word in _MAIN):
            return part.lstrip("/")
    return "word/document.xml"


def margins(package: Package, pattern: re.Pattern[str], characters: int) -> dict[str, WordText]:
    """The parts of one kind that stand beside the body, by name, with what is in each."""
    found = {}
    for name in sorted(filter(pattern.fullmatch, package.names)):
        found[name] = WordText(characters)
        scan_xml(package.pieces(name), found[name])
    return found


def legible_pictures(
    package: Package,
    main: str,
    body: WordText,
    headers: dict[str, WordText],
    footers: dict[str, WordText],
) -> Iterator[Legible]:
    """The pictures of a paper, those of headers first, those of footers last, each once."""
    known: set[str] = set()
    texts = [
        *((part, text.pictures, ABOVE) for part, text in headers.items()),
        (main, body.pictures, None),
        *((part, text.pictures, BELOW) for part, text in footers.items()),
    ]
    for part, pictures, place in texts:
        for line, target in legible(package, part, pictures, known):
            known.add(target)
            yield Legible(line if place is None else place, target)
