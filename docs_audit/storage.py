"""Where bytes lie: in quarantine until the secrecy guard has passed them, then once by content.

A file is whole or absent: it is written under a temporary name, flushed to the disk and renamed,
and its folder is flushed too, so what was acknowledged survives a power cut.
"""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings


@dataclass(frozen=True)
class Received:
    """What was written: bytes and their SHA-256 in hexadecimal."""

    size: int
    sha256: str


class FileTooLarge(Exception):
    """The stream was longer than the limit; nothing of it is kept."""


def quarantine_path(uuid: UUID) -> Path:
    """Where the bytes of an uploaded file wait for the guard."""
    return settings.QUARANTINE_ROOT / str(uuid)


def stored_path(sha256: str) -> Path:
    """Where accepted bytes lie, spread over 65,536 folders."""
    return settings.FILES_ROOT / sha256[:2] / sha256[2:4] / sha256


def receive(chunks: Iterable[bytes], uuid: UUID, *, limit: int) -> Received:
    """Write a stream into quarantine and return its size and hash.

    Raises FileTooLarge past `limit` bytes; whatever goes wrong, no half file is left behind.
    """
    target = quarantine_path(uuid)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    digest, size = hashlib.sha256(), 0
    try:
        with partial.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise FileTooLarge
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)
    return Received(size, digest.hexdigest())


def accept(uuid: UUID, sha256: str) -> None:
    """Keep quarantined bytes by content; safe to repeat after a crash at any point.

    The quarantined name stays until `discard`, so a transaction that fails after this call can
    be tried again from the same bytes.
    """
    target = stored_path(sha256)
    if target.exists():
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.link(quarantine_path(uuid), target)
    except FileExistsError:
        return  # another worker accepted the same bytes a moment ago
    _flush_folder(target.parent)


def discard(uuid: UUID) -> None:
    """Remove the quarantined name; the bytes go with it unless they were accepted.

    What was recognised on its pages goes with it in any case.
    """
    for path in (*_pages_paths(uuid), quarantine_path(uuid)):
        path.unlink(missing_ok=True)


def keep_pages(uuid: UUID, content: bytes) -> None:
    """Keep what was recognised so far beside the quarantined bytes, in the place of what was."""
    target, partial = _pages_paths(uuid)
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(target)
    _flush_folder(target.parent)


def kept_pages(uuid: UUID) -> bytes:
    """What `keep_pages` kept last; empty when nothing was."""
    try:
        return _pages_paths(uuid)[0].read_bytes()
    except FileNotFoundError:
        return b""


def _pages_paths(uuid: UUID) -> tuple[Path, Path]:
    path = quarantine_path(uuid)
    return path.with_suffix(".pages"), path.with_suffix(".pages.part")


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
