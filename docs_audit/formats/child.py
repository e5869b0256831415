"""The warm process that reads files: it has imported every parser and forks for each file.

Started by a `warm.WarmChild` as `python -m docs_audit.formats.child GUARD [FORMAT ...]` with a
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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NoReturn

from . import catalogue
from .confinement import confine
from .contract import DocumentError, Format, Guard, Reading, Refused
from .leaves import RecognisedPage
from .registry import Walk
from .wire import PACKET, Ending, Paused, Request, Step, decode_steps, encode_step

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


@dataclass(frozen=True)
class Task:
    """One request with what it came with."""

    request: Request
    guard: Guard
    data: bytes
    pages: dict[int, RecognisedPage]


Work = Callable[[Task], Iterable[Step]]
# Makes ready what all forks need; is told which formats are not to be read.
Prepare = Callable[[Sequence[str]], Work]


class Server:
    """Answers requests until the control socket closes or the parent is gone."""

    def __init__(self, control: socket.socket, guard: Guard, work: Work) -> None:
        self._control = control
        self._guard = guard
        self._work = work
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
        packet, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 4)
        if not packet:
            return False
        request = Request.decode(packet)
        source, pages, output, status = descriptors
        alive, held = os.pipe()
        pid = os.fork()
        if pid == 0:
            self._control.close()
            self._do(request, source, pages, output)
        for descriptor in (source, pages, output, held):
            os.close(descriptor)
        deadline = time.monotonic() + request.limits.wall_seconds
        self._running[alive] = _Running(pid, alive, status, deadline)
        self._selector.register(alive, selectors.EVENT_READ)
        return True

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

    def _do(self, request: Request, source: int, pages: int, output: int) -> NoReturn:
        """Work on one file and end. Runs in the fork and never returns."""
        code = 1
        try:
            confine(request.limits)
            task = Task(request, self._guard, _content(source), _pages(pages))
            for step in self._work(task):
                _write(output, encode_step(step))
            code = 0
        except MemoryError:
            code = 2
        finally:
            os._exit(code)


def _reading(without: Sequence[str]) -> Work:
    return partial(read, catalogue.load(without))


def read(formats: Mapping[str, Format], task: Task) -> Iterator[Step]:
    """The steps of one file; a pause between members when its time runs short."""
    request = task.request
    began = time.monotonic()
    share = request.limits.wall_seconds / _SHARE_BEFORE_PAUSE
    walk = Walk(formats, request.limits, task.guard, request.done, task.pages)
    for step in walk.steps(task.data, request.name):
        yield step
        is_outcome = isinstance(step, Reading | DocumentError | Refused)
        if is_outcome and time.monotonic() - began > share:
            yield Paused()
            return


def _content(source: int) -> bytes:
    if os.fstat(source).st_size == 0:
        return b""
    with mmap.mmap(source, 0, access=mmap.ACCESS_READ) as content:
        return content[:]


def _pages(descriptor: int) -> dict[int, RecognisedPage]:
    """The recognised pages that came with the request, by number."""
    lines = _content(descriptor).splitlines(keepends=True)
    found = (step for step in decode_steps(lines) if isinstance(step, RecognisedPage))
    return {page.number: page for page in found}


def _write(output: int, record: bytes) -> None:
    view = memoryview(record)
    while view:
        view = view[os.write(output, view) :]


def run(prepare: Prepare) -> None:
    """Be the warm process: make ready what all forks need, then work on each request."""
    control = socket.socket(fileno=os.dup(0))
    module, _, name = sys.argv[1].partition(":")
    guard: Guard = getattr(importlib.import_module(module), name)
    # From here on content passes through: what a parser prints must reach no log.
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silence, descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = prepare(sys.argv[2:])
    gc.collect()
    gc.freeze()
    Server(control, guard, work).serve()


if __name__ == "__main__":
    run(_reading)
