"""A warm child process: started on the first request, asked again and again, replaced when lost."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Generator, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from .contract import Code, DocumentError, Limits
from .leaves import RecognisedPage
from .tasks import OUT_OF_MEMORY
from .wire import PACKET, Ending, Request, Step, decode_steps, encode_step

GUARD = "docs_audit.gbt9704.secrecy:examine"
_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 60.0
_GRACE_SECONDS = 5.0
_GLANCE_SECONDS = 0.2
_OUT_OF_MEMORY_SHARE = 0.8


class ChildLostError(Exception):
    """The warm process died or does not answer; a new one is started for the next try."""


class WarmChild:
    """The process that runs `program` as a module, and the way to ask it.

    `guard` names the function, as `module:name`, that every text must pass before it leaves
    the child. Files of the formats `without` end as `tool_missing`.
    """

    program = "docs_audit.formats.child"

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
        """End the child; whoever asks again starts another."""
        with self._lock:
            self._end()

    def _ask(
        self, request: Request, source: int, pages: Sequence[RecognisedPage] = ()
    ) -> tuple[Ending, list[Step]]:
        """Steps of one fork and how it ended; once more when the child was lost."""
        try:
            return self._ask_once(request, source, pages)
        except ChildLostError:
            return self._ask_once(request, source, pages)

    def _ask_once(
        self, request: Request, source: int, pages: Sequence[RecognisedPage]
    ) -> tuple[Ending, list[Step]]:
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        known = b"".join(map(encode_step, pages))
        with (
            file_in_memory("pages", known) as recognised,
            file_in_memory("outcomes") as outcomes,
            near,
        ):
            with far:
                self._send(request, (source, recognised, outcomes, far.fileno()))
            near.settimeout(request.limits.wall_seconds + _GRACE_SECONDS)
            try:
                packet = near.recv(PACKET)
            except TimeoutError:
                packet = b""
            if not packet:
                self.close()
                raise ChildLostError
            os.lseek(outcomes, 0, os.SEEK_SET)
            with os.fdopen(os.dup(outcomes), "rb") as lines:
                return Ending.decode(packet), list(decode_steps(lines))

    def _told_meanwhile(self, request: Request, source: int) -> Generator[Step, None, Ending]:
        """Steps of one fork as it tells them, and in the end how it ended.

        Raises:
            ChildLostError: the warm process died or does not answer; what was told stands.
        """
        near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with file_in_memory("pages") as nothing, file_in_memory("outcomes") as outcomes, near:
            with far:
                self._send(request, (source, nothing, outcomes, far.fileno()))
            near.settimeout(_GLANCE_SECONDS)
            deadline = time.monotonic() + request.limits.wall_seconds + _GRACE_SECONDS
            place, packet = 0, b""
            while not packet and time.monotonic() < deadline:
                try:
                    packet = near.recv(PACKET)
                except TimeoutError:
                    pass
                else:
                    deadline = 0.0
                lines, place = _lines_from(outcomes, place)
                yield from decode_steps(lines)
            if not packet:
                self.close()
                raise ChildLostError
            return Ending.decode(packet)

    def _send(self, request: Request, descriptors: tuple[int, int, int, int]) -> None:
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
                [sys.executable, "-m", self.program, self._guard, *sorted(self.without)],
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


def _lines_from(descriptor: int, place: int) -> tuple[list[bytes], int]:
    """The whole lines of a file behind a place, and the place behind them.

    Who writes it shares its position: that is left alone.
    """
    size = os.fstat(descriptor).st_size
    written = os.pread(descriptor, size - place, place)
    whole = written[: written.rfind(b"\n") + 1]
    return whole.splitlines(keepends=True), place + len(whole)


@contextlib.contextmanager
def file_in_memory(name: str, content: bytes = b"") -> Iterator[int]:
    """A descriptor of a file that lies on no disk, its position at the end of the content."""
    descriptor = os.memfd_create(name, os.MFD_CLOEXEC)
    try:
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            file.write(content)
        yield descriptor
    finally:
        os.close(descriptor)


def cause_of(ending: Ending, limits: Limits) -> Code:
    """Why a child ended without an outcome; native code aborts when memory is refused."""
    if ending.timed_out:
        return Code.TIMED_OUT
    is_full = ending.peak_bytes > limits.memory_bytes * _OUT_OF_MEMORY_SHARE
    if is_full or ending.exit_code in (OUT_OF_MEMORY, -signal.SIGABRT):
        return Code.TOO_LARGE
    return Code.DAMAGED
