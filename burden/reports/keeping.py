"""Where the files of reports lie: one a report, whole or absent, until it expires."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings


def path_of(uuid: UUID) -> Path:
    """Where the file of a report lies once it is made."""
    return settings.REPORTS_ROOT / str(uuid)


def keep(uuid: UUID, data: bytes) -> None:
    """Write the file in the place of any that was there; after a crash it is the old or the new."""
    target = path_of(uuid)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = target.with_suffix(".part")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.rename(target)


def read(uuid: UUID, sha256: str) -> bytes | None:
    """The bytes that were made; None where they are gone or no longer the same."""
    try:
        data = path_of(uuid).read_bytes()
    except FileNotFoundError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def kept() -> Iterator[UUID]:
    """The reports of which anything lies here."""
    for path in settings.REPORTS_ROOT.glob("*"):
        with suppress(ValueError):
            yield UUID(path.stem)


def remove(uuid: UUID) -> None:
    """Take the file away; one that is not there is no fault."""
    path_of(uuid).unlink(missing_ok=True)
    path_of(uuid).with_suffix(".part").unlink(missing_ok=True)
