"""Zip archives as people send them: members are read one by one and never unpacked to names."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from .contract import Code, DocumentError, Limits, Member, Parsed
from .encodings import decode

_LOCKED = 0x1
_UTF8 = 0x800
_LONGEST_NAME = 255
_LONGEST_SUFFIX = 10
_UNICODE_PATH = 0x7075
_CLUTTER = (".DS_Store", "Thumbs.db", "desktop.ini")


class ZipArchive:
    name = "zip"
    container = True

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise DocumentError(Code.DAMAGED) from error
        entries = [entry for entry in archive.infolist() if not _is_clutter(entry)]
        if not entries:
            raise DocumentError(Code.EMPTY)
        if (
            len(entries) > limits.members
            or sum(entry.file_size for entry in entries) > limits.unpacked_bytes
        ):
            raise DocumentError(Code.TOO_LARGE)
        return Parsed("", margins=(_comment(archive),), members=_members(archive, entries, limits))


def _is_clutter(entry: zipfile.ZipInfo) -> bool:
    """What packing programs add by themselves."""
    steps = entry.filename.split("/")
    return entry.is_dir() or steps[0] == "__MACOSX" or steps[-1] in _CLUTTER


def _members(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], limits: Limits
) -> Iterator[Member]:
    seen: dict[str, int] = {}
    for entry in entries:
        name = member_name(entry)
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name} ({seen[name]})"
        yield Member(label, partial(_unpack, archive, entry, limits))


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> bytes:
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise DocumentError(Code.UNSUPPORTED)
    if entry.flag_bits & _LOCKED:
        raise DocumentError(Code.ENCRYPTED)
    if entry.file_size > limits.file_bytes:
        raise DocumentError(Code.TOO_LARGE)
    try:
        with archive.open(entry) as member:
            return member.read(limits.file_bytes)
    except NotImplementedError as error:
        raise DocumentError(Code.UNSUPPORTED) from error


def member_name(entry: zipfile.ZipInfo) -> str:
    """The path as its writer meant it: Chinese Windows stores GBK where the format says CP437."""
    if entry.flag_bits & _UTF8:
        return _harmless(entry.filename)
    stored = entry.orig_filename.encode("cp437", errors="replace")
    declared = _unicode_path(entry.extra)
    if declared:
        return _harmless(declared.decode("utf-8", errors="replace"))
    return _harmless(decode(stored)[0])


def _unicode_path(extra: bytes) -> bytes:
    """The Info-ZIP Unicode path field, when the packer wrote one."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH:
            return extra[at + 9 : at + 4 + length]
        at += 4 + length
    return b""


def _harmless(path: str) -> str:
    """A label, never a path to write to: no climbing, no control or direction marks."""
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in path)
    steps = [step for step in shown.replace("\\", "/").split("/") if step not in ("", ".", "..")]
    path = "/".join(steps) or "\N{REPLACEMENT CHARACTER}"
    if len(path) <= _LONGEST_NAME:
        return path
    suffix = PurePosixPath(path).suffix[:_LONGEST_SUFFIX]
    return path[: _LONGEST_NAME - len(suffix)] + suffix


def _comment(archive: zipfile.ZipFile) -> str:
    return archive.comment.decode("gb18030", errors="replace")
