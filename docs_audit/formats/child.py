"""The warm process that reads files: it has imported every parser and forks for each file.

Started by `reader.Reader` as `python -m docs_audit.formats.child GUARD [FORMAT ...]` with a
socket as its standard input; files of the formats named are not read. It stays single-threaded,
so forking is safe, and it ends with its parent.
"""

import contextlib
import gc
import importlib
import mmap
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass

from . import catalogue
from .confinement import confine
from .contract import DocumentError, Format, Guard, Reading, Refused
from .registry import Walk
from .wire import PACKET, Ending, Paused, Request, encode_step

READY = b"ready"
_CHECK_SECONDS = 1.0
_SHARE_BEFORE_PAUSE = 4


@dataclass(frozen=True)
class _Running:
    """A forked child: `alive` ends when it does, `status` takes its ending."""

    pid: int
    alive: int
    status: int
    deadline: float


class Server:
    """Answers requests until the control socket closes or the parent is gone."""

    def __init__(self, control: socket.socket, guard: Guard, formats: Mapping[str, Format]) -> None:
        self._control = control
        self._formats = formats
        self._guard = guard
        self._parent = os.getppid()
        self._running: dict[int, _Running] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)

    def serve(self) -> None:
        self._control.send(READY)
        open_ = True
        while open_ and os.getppid() == self._parent:
            for key, _ in self._selector.select(self._patience()):
                if key.fileobj is self._control:
                    open_ = self._accept()
                else:
                    self._finish(self._running[key.fd], timed_out=False)
            for running in [*self._running.values()]:
                if time.monotonic() > running.deadline:
                    self._finish(running, timed_out=True)
        for running in self._running.values():
            os.kill(running.pid, signal.SIGKILL)

    def _patience(self) -> float:
        now = time.monotonic()
        waits = [running.deadline - now for running in self._running.values()]
        return max(0.0, min([_CHECK_SECONDS, *waits]))

    def _accept(self) -> bool:
        packet, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 3)
        if not packet:
            return False
        request = Request.decode(packet)
        source, output, status = descriptors
        alive, held = os.pipe()
        pid = os.fork()
        if pid == 0:
            self._control.close()
            _read(request, self._walk(request), source, output)
        for descriptor in (source, output, held):
            os.close(descriptor)
        deadline = time.monotonic() + request.limits.wall_seconds
        self._running[alive] = _Running(pid, alive, status, deadline)
        self._selector.register(alive, selectors.EVENT_READ)
        return True

    def _walk(self, request: Request) -> Walk:
        return Walk(self._formats, request.limits, self._guard, request.done)

    def _finish(self, running: _Running, *, timed_out: bool) -> None:
        os.kill(running.pid, signal.SIGKILL)
        _, status, usage = os.wait4(running.pid, 0)
        self._selector.unregister(running.alive)
        del self._running[running.alive]
        code = os.waitstatus_to_exitcode(status)
        ending = Ending(code, timed_out or code == -signal.SIGXCPU, usage.ru_maxrss * 1024)
        # Whoever asked may have gone by now.
        with socket.socket(fileno=running.status) as end, contextlib.suppress(OSError):
            end.send(ending.encode())
        os.close(running.alive)


def _read(request: Request, walk: Walk, source: int, output: int) -> None:
    """Read one file and end. Runs in the fork and never returns."""
    code = 1
    try:
        confine(request.limits)
        _write_steps(request, walk, source, output)
        code = 0
    except MemoryError:
        code = 2
    finally:
        os._exit(code)


def _write_steps(request: Request, walk: Walk, source: int, output: int) -> None:
    began = time.monotonic()
    share = request.limits.wall_seconds / _SHARE_BEFORE_PAUSE
    for step in walk.steps(_content(source), request.name):
        _write(output, encode_step(step))
        is_outcome = isinstance(step, Reading | DocumentError | Refused)
        if is_outcome and time.monotonic() - began > share:
            _write(output, encode_step(Paused()))
            return


def _content(source: int) -> bytes:
    if os.fstat(source).st_size == 0:
        return b""
    with mmap.mmap(source, 0, access=mmap.ACCESS_READ) as content:
        return content[:]


def _write(output: int, record: bytes) -> None:
    view = memoryview(record)
    while view:
        view = view[os.write(output, view) :]


def main() -> None:
    control = socket.socket(fileno=os.dup(0))
    module, _, name = sys.argv[1].partition(":")
    guard: Guard = getattr(importlib.import_module(module), name)
    formats = catalogue.load(without=sys.argv[2:])
    # From here on content passes through: what a parser prints must reach no log.
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silence, descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    Server(control, guard, formats).serve()


if __name__ == "__main__":
    main()
