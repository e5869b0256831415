"""Making folders. A folder that exists is left as it is: its rights are its owner's business."""

import os
import stat
from pathlib import Path

from burden.stack.account import Account
from burden.stack.errors import StackError

PRIVATE = 0o700
# Others may pass through by name, but list nothing: PostgreSQL's user must reach its own folder.
PASSAGE = 0o711


def folder(path: Path, *, mode: int = PRIVATE, owner: Account | None = None) -> Path:
    """The folder, made with these rights when it does not exist.

    Raises:
        StackError: it cannot be made, or there is one that belongs to someone else.
    """
    try:
        path.mkdir(mode=PRIVATE)
    except FileExistsError:
        _require_owner(path, os.geteuid() if owner is None else owner.uid)
        return path
    except OSError as error:
        raise StackError(f"Cannot make the folder {path}: {error.strerror}") from error
    if owner is not None:
        os.chown(path, owner.uid, owner.gid)
    path.chmod(mode)
    return path


def _require_owner(path: Path, uid: int) -> None:
    state = path.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid != uid:
        raise StackError(
            f"{path} exists and is not a folder of this user. "
            "Name another data folder with BURDEN_DATA, or start as its owner."
        )


def root_of_data(path: Path) -> Path:
    """The data folder itself, with the folders above it that are missing."""
    for parent in reversed(path.parents):
        if not parent.exists():
            folder(parent, mode=0o755)
    if path.is_dir():
        return path
    return folder(path, mode=PASSAGE if os.geteuid() == 0 else PRIVATE)
