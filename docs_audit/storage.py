"""Where bytes lie: in quarantine until the secrecy guard has passed them, then once by content.

A file is whole or absent: it is written under a temporary name, flushed to the disk and renamed,
and its folder is flushed too, so what was acknowledged survives a power cut.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

_ASKED, _PAGES, _STATED = ".asked", ".pages", ".stated"


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


class FileChanged(Exception):
    """What is kept is no longer what was taken in, or it is gone."""


def open_whole(sha256: str) -> BinaryIO:
    """Accepted bytes, to be read from their beginning.

    Raises:
        FileChanged: they have another hash by now, or are gone.
    """
    try:
        file = stored_path(sha256).open("rb")
    except FileNotFoundError as error:
        raise FileChanged(sha256) from error
    if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
        file.close()
        raise FileChanged(sha256)
    file.seek(0)
    return file


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

    What was kept beside them goes with it in any case.
    """
    for suffix in (_STATED, _ASKED, _PAGES):
        _beside(uuid, suffix).unlink(missing_ok=True)
    quarantine_path(uuid).unlink(missing_ok=True)


def remove(sha256: str) -> None:
    """Take accepted bytes away; those that are not there are no fault."""
    path = stored_path(sha256)
    path.unlink(missing_ok=True)
    if path.parent.exists():
        _flush_folder(path.parent)


def keep_asked(uuid: UUID, content: bytes) -> None:
    """Keep beside quarantined bytes which pages of what is inside are to be recognised."""
    _keep_beside(uuid, _ASKED, content)


def kept_asked(uuid: UUID) -> bytes:
    """What `keep_asked` kept; empty when there is nothing."""
    return _kept_beside(uuid, _ASKED)


def keep_pages(uuid: UUID, content: bytes) -> None:
    """Keep what was recognised so far beside the quarantined bytes, in the place of what was."""
    _keep_beside(uuid, _PAGES, content)


def kept_pages(uuid: UUID) -> bytes:
    """What `keep_pages` kept last; empty when nothing was."""
    return _kept_beside(uuid, _PAGES)


def keep_stated(uuid: UUID, content: bytes) -> None:
    """Keep what is said of quarantined bytes beside them; the database may not have it yet."""
    _keep_beside(uuid, _STATED, content)


def kept_stated(uuid: UUID) -> bytes:
    """What `keep_stated` kept; empty when there is nothing."""
    return _kept_beside(uuid, _STATED)


def _keep_beside(uuid: UUID, suffix: str, content: bytes) -> None:
    target = _beside(uuid, suffix)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = target.with_suffix(f"{suffix}.part")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(target)
    _flush_folder(target.parent)


def _kept_beside(uuid: UUID, suffix: str) -> bytes:
    try:
        return _beside(uuid, suffix).read_bytes()
    except FileNotFoundError:
        return b""


def quarantined() -> Iterator[tuple[Path, UUID]]:
    """Every file in quarantine and the id it belongs to; what has none is not ours."""
    for path in settings.QUARANTINE_ROOT.glob("*"):
        with contextlib.suppress(ValueError):
            yield path, UUID(path.name.partition(".")[0])


def _beside(uuid: UUID, suffix: str) -> Path:
    return quarantine_path(uuid).with_suffix(suffix)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
