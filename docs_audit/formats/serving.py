"""Forks a child for each file, and keeps a spare one while nothing is asked.

A spare is forked beforehand and has read the papers of `rehearsal`; it works on one file, as every
child does. Who asks faster than spares are made gets a child that is forked on the spot; so does
the file of a spare that ended before it said that it took it.
"""

import contextlib
import os
import resource
import selectors
import signal
import socket
import time
from dataclasses import dataclass
from typing import NoReturn

from .confinement import end_with_parent
from .contract import Guard
from .rehearsal import Samples, rehearse
from .tasks import Work, do
from .wire import PACKET, Ending, Request

READY = b"ready"
_TAKEN = b"taken"
_CHECK_SECONDS = 1.0
# Who reads a folder asks again sooner than this, and pays for no rehearsal.
_IDLE_SECONDS = 0.05


@dataclass(frozen=True)
class _Forked:
    """A child and the line on which it takes its one task; the line ends when the child does."""

    pid: int
    line: socket.socket
    spare: bool


@dataclass(frozen=True)
class _Order:
    """A request as it came, kept until its child has ended: `status` takes that ending."""

    packet: bytes
    descriptors: tuple[int, ...]
    status: int

    def close(self) -> None:
        for descriptor in self.descriptors:
            os.close(descriptor)


@dataclass
class _Running:
    """A child at work, and whether it has said so."""

    child: _Forked
    order: _Order
    deadline: float
    taken: bool = False


class Server:
    """Answers requests until the control socket closes or the parent is gone.

    Without `samples` no spare is kept.
    """

    def __init__(
        self, control: socket.socket, guard: Guard, work: Work, samples: Samples = ()
    ) -> None:
        self._control = control
        self._guard = guard
        self._work = work
        self._samples = samples
        self._spare: _Forked | None = None
        self._parent = os.getppid()
        self._running: dict[int, _Running] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)

    def serve(self) -> None:
        self._control.send(READY)
        open_ = True
        while open_ and os.getppid() == self._parent:
            ready = self._selector.select(self._patience())
            if not ready and self._wants_spare():
                self._spare = self._fork(self._samples)
            for key, _ in ready:
                if key.fileobj is self._control:
                    open_ = self._accept()
                else:
                    self._hear(self._running[key.fd])
            for running in [*self._running.values()]:
                if time.monotonic() > running.deadline:
                    self._finish(running, timed_out=True)
        for child in (self._spare, *(running.child for running in self._running.values())):
            if child is not None:
                os.kill(child.pid, signal.SIGKILL)

    def _wants_spare(self) -> bool:
        return bool(self._samples) and self._spare is None and not self._running

    def _patience(self) -> float:
        now = time.monotonic()
        waits = [running.deadline - now for running in self._running.values()]
        longest = _IDLE_SECONDS if self._wants_spare() else _CHECK_SECONDS
        return max(0.0, min([longest, *waits]))

    def _accept(self) -> bool:
        packet, descriptors, _, _ = socket.recv_fds(self._control, PACKET, 4)
        if not packet:
            return False
        *files, status = descriptors
        order = _Order(packet, tuple(files), status)
        deadline = time.monotonic() + Request.decode(packet).limits.wall_seconds
        spare, self._spare = self._spare, None
        self._hand_over(order, spare or self._fork(), deadline)
        return True

    def _hand_over(self, order: _Order, child: _Forked, deadline: float) -> None:
        # One that was killed at once is seen by the end of its line.
        with contextlib.suppress(OSError):
            socket.send_fds(child.line, [order.packet], order.descriptors)
        self._running[child.line.fileno()] = _Running(child, order, deadline)
        self._selector.register(child.line, selectors.EVENT_READ)

    def _hear(self, running: _Running) -> None:
        """A child says that it took its task, or its line ends."""
        word = b""
        # A reset is the end of a child that left its task unread.
        with contextlib.suppress(ConnectionResetError):
            word = running.child.line.recv(len(_TAKEN))
        if word:
            running.taken = True
        elif running.child.spare and not running.taken:
            self._leave(running)
            self._hand_over(running.order, self._fork(), running.deadline)
        else:
            self._finish(running, timed_out=False)

    def _fork(self, samples: Samples = ()) -> _Forked:
        line, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with far:
            pid = os.fork()
            if pid == 0:
                self._be_child(line, far, samples)
        return _Forked(pid, line, spare=bool(samples))

    def _leave(self, running: _Running) -> tuple[int, resource.struct_rusage]:
        """How a child ended that is not to live on."""
        child = running.child
        self._selector.unregister(child.line)
        del self._running[child.line.fileno()]
        os.kill(child.pid, signal.SIGKILL)
        _, status, usage = os.wait4(child.pid, 0)
        child.line.close()
        return os.waitstatus_to_exitcode(status), usage

    def _finish(self, running: _Running, *, timed_out: bool) -> None:
        code, usage = self._leave(running)
        running.order.close()
        ending = Ending(code, timed_out or code == -signal.SIGXCPU, usage.ru_maxrss * 1024)
        # Whoever asked may have gone by now.
        with socket.socket(fileno=running.order.status) as end, contextlib.suppress(OSError):
            end.send(ending.encode())

    def _be_child(self, line: socket.socket, far: socket.socket, samples: Samples) -> NoReturn:
        """Practise, wait for one task, do it and end. Runs in the fork and never returns."""
        code = 1
        try:
            end_with_parent()
            self._control.close()
            line.close()
            rehearse(self._work, self._guard, samples)
            packet, descriptors, _, _ = socket.recv_fds(far, PACKET, 3)
            if packet:
                far.send(_TAKEN)
                code = do(self._work, self._guard, Request.decode(packet), descriptors)
        finally:
            os._exit(code)
