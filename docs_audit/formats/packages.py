"""Zip packages whose writer is not trusted: bounds on members, size and ratio.

A bound on the declared sizes is enough only because zipfile never yields more than was
declared (a lie ends in a checksum error) and because parts are read in pieces.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Protocol
from xml.parsers import expat

from lxml import etree

from .contract import Code, DocumentError, Limits

_PIECE = 65_536
_PACKAGE_MEMBERS = 5_000
_SMALL = 1_000_000
_PART_BYTES = 64 * 1024 * 1024
# The tree of a part of empty elements takes thirty times as much memory.
_TREE_BYTES = 8 * 1024 * 1024
_LOCKED = 0x1


class Package:
    """The parts of an office or OFD package by name; names match without regard to case."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DocumentError(Code.DAMAGED) from error
        entries = self._zip.infolist()
        total = sum(entry.file_size for entry in entries)
        if (
            len(entries) > _PACKAGE_MEMBERS
            or total > limits.unpacked_bytes
            or (total > _SMALL and total > len(data) * limits.unpacked_ratio)
        ):
            raise DocumentError(Code.TOO_LARGE)
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
        self.names = tuple(entry.filename.replace("\\", "/") for entry in entries)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part piece by piece; a missing or broken one is a damaged file."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise DocumentError(Code.DAMAGED)
        if entry.flag_bits & _LOCKED:
            raise DocumentError(Code.ENCRYPTED)
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except NotImplementedError as error:
            raise DocumentError(Code.UNSUPPORTED) from error

    def read(self, name: str) -> bytes:
        """A whole part, for the small ones and for those that need a tree."""
        entry = self._entries.get(name.lower())
        if entry is not None and entry.file_size > _PART_BYTES:
            raise DocumentError(Code.TOO_LARGE)
        return b"".join(self.pieces(name))


class XmlHandler(Protocol):
    """Takes the events of an XML part; names come as "namespace local", see `local`."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def data(self, text: str) -> None: ...


def scan_xml(pieces: Iterator[bytes], handler: XmlHandler) -> None:
    """Feed a part to a handler without building a tree.

    A document type declaration is refused: office parts have none, bombs do.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _forbid
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.data
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise DocumentError(Code.DAMAGED) from error


class Attributes:
    """The named attributes of every element of one name, empty where it has none."""

    def __init__(self, tag: str, names: tuple[str, ...]) -> None:
        self.found: list[tuple[str, ...]] = []
        self._tag = tag
        self._names = names

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if local(name) == self._tag:
            self.found.append(tuple(attributes.get(key, "") for key in self._names))

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


def tree_of(part: bytes) -> etree._Element:
    """The tree of a small XML part that is looked up rather than read through."""
    if len(part) > _TREE_BYTES:
        raise DocumentError(Code.TOO_LARGE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(Code.DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        _forbid()
    return root


def local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition(" ")[2]


def _forbid(*_: object) -> None:
    raise DocumentError(Code.DAMAGED)
