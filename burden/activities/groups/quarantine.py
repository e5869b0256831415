"""Where exports of messages lie until they are read: bytes and name, in a folder of their own."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from burden.activities.importers import ImportFailed


class FileTooLarge(Exception):
    """It is larger than any file that is taken; nothing of it is kept."""


def keep(uuid: UUID, name: str, chunks: Iterable[bytes]) -> tuple[int, str]:
    """Write bytes and name of a file; its size and hash.

    Raises:
        ImportFailed: `empty_file`.
        FileTooLarge: it is larger than UPLOAD_FILE_BYTES.
    """
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial, digest, size = path_of(uuid).with_suffix(".part"), hashlib.sha256(), 0
    try:
        with partial.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > settings.UPLOAD_FILE_BYTES:
                    raise FileTooLarge
                digest.update(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if not size:
            raise ImportFailed("empty_file")
        _beside(uuid).write_text(name, encoding="utf-8", errors="replace")
        partial.rename(path_of(uuid))
    except BaseException:
        partial.unlink(missing_ok=True)
        discard(uuid)
        raise
    _flush(folder)
    return size, digest.hexdigest()


def path_of(uuid: UUID) -> Path:
    """Where the bytes of an export wait."""
    return _folder() / str(uuid)


def name_of(uuid: UUID) -> str:
    """What the file was called."""
    return _beside(uuid).read_text(encoding="utf-8")


def discard(uuid: UUID) -> None:
    """Remove bytes and name, and what an upload that broke off has left."""
    for path in (_beside(uuid), path_of(uuid), path_of(uuid).with_suffix(".part")):
        path.unlink(missing_ok=True)


def waiting() -> Iterator[tuple[UUID, float]]:
    """Each export of which anything lies here, and for how many seconds."""
    for path in _folder().glob("*"):
        with suppress(ValueError, FileNotFoundError):
            yield UUID(path.name.partition(".")[0]), time.time() - path.stat().st_mtime


def _folder() -> Path:
    folder: Path = settings.QUARANTINE_ROOT / "groups"
    return folder


def _beside(uuid: UUID) -> Path:
    return path_of(uuid).with_suffix(".name")


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
