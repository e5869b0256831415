"""What a child process may use while it reads one untrusted file."""

import ctypes
import os
import resource
import signal
from pathlib import Path

from .contract import MIB, Limits

_PR_SET_PDEATHSIG = 1
_OPEN_FILES = 64
# Pages of libraries that are mapped already and become resident when they are first used.
_YET_TO_BE_USED = 16 * MIB
# A code point takes at most four bytes as UTF-8, and six as an escape in JSON.
_BYTES_A_CHARACTER = 6
_libc = ctypes.CDLL(None)


def confine(limits: Limits) -> None:
    """Bind this process, for good: memory, processor time, files; and to die with its parent.

    The memory limit is on address space, set so that the resident size stays under
    `memory_bytes` together with what the process already uses.
    """
    os.setpgid(0, 0)
    end_with_parent()
    address_space, resident = _memory()
    room = limits.memory_bytes - resident - _YET_TO_BE_USED
    _limit(resource.RLIMIT_AS, address_space + max(room, 16 * MIB))
    _limit(resource.RLIMIT_CPU, limits.cpu_seconds, grace=1)
    _limit(resource.RLIMIT_FSIZE, limits.characters * _BYTES_A_CHARACTER + MIB)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit(resource.RLIMIT_CORE, 0)


def end_with_parent() -> None:
    """Have this process killed when the one that forked it ends."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _memory() -> tuple[int, int]:
    """Address space and resident size of this process in bytes."""
    pages = Path("/proc/self/statm").read_bytes().split()
    size = resource.getpagesize()
    return int(pages[0]) * size, int(pages[1]) * size


def _limit(kind: int, value: int, *, grace: int = 0) -> None:
    """Lower a limit; with grace the signal that tells the cause comes before the kill."""
    _, ceiling = resource.getrlimit(kind)
    hard = value + grace if ceiling == resource.RLIM_INFINITY else min(value + grace, ceiling)
    resource.setrlimit(kind, (min(value, hard), hard))
