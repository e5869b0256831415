"""The secrets of an embedded installation, made once and kept in its data folder."""

import os
import secrets
from pathlib import Path


def make_key(path: Path) -> None:
    """Write a random key for our eyes only, unless there is one."""
    if path.exists():
        return
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
