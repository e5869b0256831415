"""Starting a process that cannot outlive us, as another user where that is asked for."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from burden.stack.account import Account
from burden.stack.lifeline import die_with_parent


def spawn(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str],
    when_orphaned: signal.Signals,
    account: Account | None = None,
    output: IO[bytes] | int | None = None,
    keep_open: Sequence[int] = (),
    folder: Path = Path("/"),
) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own, so that Ctrl-C in the terminal reaches only us.

    The kernel sends it `when_orphaned` when our calling thread ends, however it ends. `keep_open`
    lists descriptors it holds for as long as it lives.
    """
    parent = os.getpid()
    return subprocess.Popen(
        [str(part) for part in command],
        env=dict(environment),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else subprocess.STDOUT,
        start_new_session=True,
        pass_fds=keep_open,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        # One system call in a child of a process that starts no threads before its children.
        preexec_fn=lambda: die_with_parent(when_orphaned, parent),  # noqa: PLW1509
    )
