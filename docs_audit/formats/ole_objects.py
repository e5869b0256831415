"""Files embedded in office papers as OLE objects: taken out of what wraps them.

By [MS-OLEDS]: a packed file lies in a stream of its own, an office paper in the streams that it
would have as a file.
"""

import re
from functools import partial

from .compound import Compound
from .contract import Member
from .packages import Package

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NATIVE = "\x01Ole10Native"
_WHOLE = ("Package", "CONTENTS")
_PAPERS = ("WordDocument", "Workbook", "Book")
_PARTS = re.compile(r"(?:word|xl)/embeddings/.+", re.IGNORECASE)
_SIZE_BYTES = 4


def embedded_parts(package: Package) -> tuple[Member, ...]:
    """What is embedded in a paper of the open formats."""
    names = filter(is_embedded, package.names)
    return tuple(Member(name, partial(_part, package, name)) for name in names)


def is_embedded(part: str) -> bool:
    """Whether the part of this name is a file embedded in the paper."""
    return _PARTS.fullmatch(part) is not None


def embedded_objects(file: Compound) -> tuple[Member, ...]:
    """What is embedded in a binary paper; what is embedded in that again is left to its reader."""
    found: dict[str, str] = {}
    for stream in sorted(file.streams(), key=lambda one: (one.count("/"), one)):
        storage, _, name = stream.rpartition("/")
        is_inner = any(storage.startswith(f"{outer}/") for outer in found)
        if storage and not is_inner and name in (_NATIVE, *_WHOLE, *_PAPERS):
            found.setdefault(storage, name)
    return tuple(Member(one, partial(_object, file, one)) for one in found)


def unwrapped(data: bytes) -> bytes:
    """The file that an OLE object holds; the bytes themselves where they are none."""
    return _held(Compound(data), "") or data if data.startswith(COMPOUND) else data


def packed_file(native: bytes) -> bytes:
    """The content of a native stream: of the packager a file behind its names, of others all."""
    content = native[_SIZE_BYTES:]
    pieces = content[2:].split(b"\0", 2)
    if content[:2] != b"\2\0" or len(pieces) < 3:
        return content
    _, _, rest = pieces[2][2 * _SIZE_BYTES :].partition(b"\0")
    return rest[_SIZE_BYTES : _SIZE_BYTES + int.from_bytes(rest[:_SIZE_BYTES], "little")]


def _part(package: Package, name: str) -> bytes:
    return unwrapped(package.read(name))


def _object(file: Compound, storage: str) -> bytes:
    return _held(file, f"{storage}/") or file.alone(storage)


def _held(file: Compound, folder: str) -> bytes:
    """The file in a stream of its own; empty where there is none."""
    if f"{folder}{_NATIVE}" in file:
        return packed_file(file.read(f"{folder}{_NATIVE}"))
    whole = next((name for name in _WHOLE if f"{folder}{name}" in file), "")
    return file.read(f"{folder}{whole}") if whole else b""
