"""One supervisor for a data folder, and none before the last one's children have ended."""

import fcntl
import os
from pathlib import Path

from burden.stack.errors import StackError
from burden.stack.waiting import wait_for

_CHILDREN_END_WITHIN_SECONDS = 30


class FolderLock:
    """Two locks that the kernel lets go with the processes that hold them, however they end.

    `supervisor` is ours alone. `children` is inherited by every child: after a kill of the
    supervisor it is free only when the last of them has written what it had to write.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._supervisor = _open(folder / "supervisor.lock")
        self.children = _open(folder / "children.lock")

    def take(self) -> None:
        """Take both locks, waiting for the children of an earlier run.

        Raises:
            StackError: another supervisor runs on this folder, or its children do not end.
        """
        if not _locked(self._supervisor):
            raise StackError(
                f"The product already runs on {self._folder}. Stop it first, "
                "or name another data folder with BURDEN_DATA and another port with PORT."
            )
        wait_for(
            lambda: _locked(self.children),
            seconds=_CHILDREN_END_WITHIN_SECONDS,
            what=f"the processes of an earlier run on {self._folder} to end",
        )


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
