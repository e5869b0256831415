"""Parts of a Word paper: the main one, and the pictures in it that may hold text."""

from itertools import islice

from .contract import Code, DocumentError, Limits
from .packages import Attributes, Package, scan_xml
from .word_pictures import legible
from .wordml import WordText

_CONTENT_TYPES = "[Content_Types].xml"
_MAIN = ("wordprocessingml", "ms-word")


def main_part(package: Package) -> str:
    """The part that the content types call the main document; its name is free."""
    types = Attributes("Override", ("PartName", "ContentType"))
    if _CONTENT_TYPES in package:
        scan_xml(package.pieces(_CONTENT_TYPES), types)
    for part, kind in types.found:
        if kind.endswith("main+xml") and any(word in kind for word in _MAIN):
            return part.lstrip("/")
    return "word/document.xml"


def picture(data: bytes, number: int) -> bytes:
    """The bytes of one picture, from 1, as `Parsed.pictures` counts them.

    Raises DocumentError where there is none.
    """
    limits = Limits()
    package = Package(data, limits)
    main = main_part(package)
    body = WordText(limits.characters)
    scan_xml(package.pieces(main), body)
    found = next(islice(legible(package, main, body.pictures), number - 1, None), None)
    if found is None:
        raise DocumentError(Code.DAMAGED)
    return package.read(found.part)
