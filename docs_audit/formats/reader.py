"""Reads files in a child process, so that no file can harm the process that asks.

Several threads may read at once through one reader; each file gets a fork of its own.
"""

import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Collection
from pathlib import Path
from types import TracebackType
from typing import Self

from .carriers import refuse_whole_mails
from .contract import Code, DocumentError, Limits, Outcome, Reading
from .wire import PACKET, Begun, Ending, Paused, Request, Step, decode_steps

GUARD = "docs_audit.gbt9704.secrecy:examine"
_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 60.0
_GRACE_SECONDS = 5.0
_OUT_OF_MEMORY_SHARE = 0.8
_MEMORY_EXIT = 2


class ChildLostError(Exception):
    """The warm process died or does not answer; a new one is started for the next try."""


class Reader:
    """A warm child process and the way to ask it. Start-up is paid once, on the first file.

    `guard` names the function, as `module:name`, that every text must pass before it leaves
    the child. Files of the formats `without` end as `tool_missing`.
    """

    def __init__(self, *, guard: str = GUARD, without: Collection[str] = ()) -> None:
        self._guard = guard
        self.without = frozenset(without)
        self._lock = threading.Lock()
        self._owner = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def child_pid(self) -> int:
        """The warm child's process id, 0 while there is none."""
        return self._process.pid if self._process is not None else 0

    def close(self) -> None:
        """End the child; the reader may be used again and starts another."""
        with self._lock:
            self._end()

    def read_file(
        self, path: Path, *, name: str = "", limits: Limits | None = None
    ) -> list[Outcome]:
        """Readings and failures of a file: one, or for a container one more for each member.

        `name` is what its owner calls it, where the path does not tell.

        Raises OSError when the file cannot be opened; everything else comes as an outcome.
        """
        source = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            outcomes = self._read(source, name or Path(path).name, limits or Limits())
            return refuse_whole_mails(outcomes)
        finally:
            os.close(source)

    def read_data(self, data: bytes, name: str, *, limits: Limits | None = None) -> list[Outcome]:
        """The same for bytes that must never lie on a disk."""
        source = os.memfd_create("source", os.MFD_CLOEXEC)
        try:
            with os.fdopen(source, "wb", closefd=False) as file:
                file.write(data)
            return refuse_whole_mails(self._read(source, name, limits or Limits()))
        finally:
            os.close(source)

    def _read(self, source: int, name: str, limits: Limits) -> list[Outcome]:
        state = os.fstat(source)
        if not stat.S_ISREG(state.st_mode):
            return [DocumentError(Code.UNSUPPORTED, name=name)]
        if state.st_size > limits.file_bytes:
            return [DocumentError(Code.TOO_LARGE, name=name)]
        outcomes: list[Outcome] = []
        until = time.monotonic() + limits.container_seconds
        while True:
            try:
                found, unfinished = self._run(source, name, limits, outcomes)
            except DocumentError as failure:
                failure.name = name
                return [*outcomes, failure]
            outcomes += found
            if not unfinished or not found:
                return outcomes or [DocumentError(Code.DAMAGED, name=name)]
            if time.monotonic() > until:
                return [*outcomes, DocumentError(Code.TIMED_OUT, name=name, member="…")]

    def _run(
        self, source: int, name: str, limits: Limits, before: list[Outcome]
    ) -> tuple[list[Outcome], bool]:
        """The outcomes of one fork, and whether members are left to be read by another."""
        done = tuple(isinstance(outcome, Reading) and outcome.container for outcome in before)
        request = Request(name, limits, done)
        try:
            ending, steps = self._ask(request, source)
        except ChildLostError:
            ending, steps = self._ask(request, source)
        found = [step for step in steps if not isinstance(step, Begun | Paused)]
        last = steps[-1] if steps else None
        if last is None and ending.exit_code != 0:
            last = Begun("")
        if isinstance(last, Begun):
            cause = _cause(ending, limits)
            found.append(DocumentError(cause, name=name, member=last.member, format=last.format))
        is_inside = any(done) or any(
            isinstance(outcome, Reading) and outcome.container for outcome in found
        )
        return found, isinstance(last, Paused) or (isinstance(last, Begun) and is_inside)

    def _ask(self, request: Request, source: int) -> tuple[Ending, list[Step]]:
        output = os.memfd_create("outcomes", os.MFD_CLOEXEC)
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with os.fdopen(output, "rb") as outcomes, near:
            with far:
                self._send(request, (source, output, far.fileno()))
            near.settimeout(request.limits.wall_seconds + _GRACE_SECONDS)
            try:
                packet = near.recv(PACKET)
            except TimeoutError:
                packet = b""
            if not packet:
                self.close()
                raise ChildLostError
            outcomes.seek(0)
            return Ending.decode(packet), list(decode_steps(outcomes))

    def _send(self, request: Request, descriptors: tuple[int, int, int]) -> None:
        packet = request.encode()
        with self._lock:
            for _ in range(2):
                control = self._started()
                try:
                    socket.send_fds(control, [packet], list(descriptors))
                    return
                except OSError:
                    self._end()
        raise ChildLostError

    def _started(self) -> socket.socket:
        """The control socket of a living child of this very process."""
        if self._control is not None and self._owner == os.getpid():
            return self._control
        self._forget()
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with far:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "docs_audit.formats.child",
                    self._guard,
                    *sorted(self.without),
                ],
                stdin=far.fileno(),
                cwd="/",
                env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONPATH": str(_ROOT)},
                start_new_session=True,
            )
        self._control, self._owner = near, os.getpid()
        near.settimeout(_START_SECONDS)
        if not near.recv(PACKET):
            self._end()
            raise DocumentError(Code.TOOL_MISSING)
        near.settimeout(None)
        return near

    def _end(self) -> None:
        if self._owner == os.getpid() and self._process is not None:
            self._process.kill()
            self._process.wait()
        self._forget()

    def _forget(self) -> None:
        """Let go without ending: after a fork the child belongs to the other process."""
        if self._control is not None:
            with contextlib.suppress(OSError):
                self._control.close()
        self._control = self._process = None


def _cause(ending: Ending, limits: Limits) -> Code:
    """Why a child ended without an outcome; native code aborts when memory is refused."""
    if ending.timed_out:
        return Code.TIMED_OUT
    is_full = ending.peak_bytes > limits.memory_bytes * _OUT_OF_MEMORY_SHARE
    if is_full or ending.exit_code in (_MEMORY_EXIT, -signal.SIGABRT):
        return Code.TOO_LARGE
    return Code.DAMAGED
