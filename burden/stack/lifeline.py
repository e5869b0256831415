"""Ties the life of a process to that of its parent (Linux)."""

import ctypes
import os
import signal

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(sign: signal.Signals = signal.SIGKILL, parent: int | None = None) -> None:
    """Have the kernel send `sign` to this process when its parent ends, however it ends.

    Call it after any change of user: the kernel forgets the wish at setuid. `parent` is the
    pid the caller knows as its parent; when that one is gone already the signal is sent at once.
    """
    _libc.prctl(_PR_SET_PDEATHSIG, int(sign))
    if os.getppid() != (parent if parent is not None else os.getppid()):
        os.kill(os.getpid(), sign)
