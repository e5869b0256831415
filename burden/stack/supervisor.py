"""Keeps the programs alive until it is told to end, then ends them in order."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from burden.stack.children import spawn
from burden.stack.errors import StackError
from burden.stack.programs import Program
from burden.stack.waiting import wait_for

_LOOK_SECONDS = 0.25
_FIRST_DELAY_SECONDS = 1.0
_LONGEST_DELAY_SECONDS = 30.0
# A program that lived this long is restarted at once when it dies.
_STABLE_SECONDS = 60.0
_QUOTED_LINES = 15
_LARGEST_LOG_BYTES = 10_000_000


@dataclass
class _Child:
    program: Program
    process: "subprocess.Popen[bytes]"
    started: float
    delay: float = _FIRST_DELAY_SECONDS
    restart_at: float | None = None


class Supervisor:
    """Starts programs one by one, restarts those that die, stops the engines last.

    Every child inherits `inherited`, a descriptor whose lock is free when all of them are gone.
    """

    def __init__(self, *, logs: Path, inherited: int, say: Callable[[str], None]) -> None:
        self._logs = logs
        self._inherited = inherited
        self._say = say
        self._children: list[_Child] = []
        self._told_to_end = threading.Event()
        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, lambda *_: self._told_to_end.set())

    def start(self, program: Program) -> None:
        self._children.append(_Child(program, self._spawn(program), time.monotonic()))

    def run(self, program: Program) -> None:
        """Run a program to its end, unless told to end before.

        Raises:
            StackError: it ended with an error; the end of its log is in the text.
        """
        process = self._spawn(program)
        while process.poll() is None:
            if self._told_to_end.wait(_LOOK_SECONDS / 5):
                process.send_signal(program.stop)
                process.wait()
        if process.returncode and not self.ending:
            raise StackError(f"{program.name} failed:\n{self._last_lines(program)}")

    def wait_until(self, answers: Callable[[], bool], *, what: str, seconds: float) -> None:
        """Wait until what was started is of use; give up at once when any of it has died.

        Raises:
            StackError: a program died or there is no answer in time; the text quotes the logs.
        """
        try:
            wait_for(
                lambda: self.ending or self._dead() is not None or answers(),
                seconds=seconds,
                what=what,
                step=_LOOK_SECONDS,
            )
        except StackError as late:
            logs = "\n".join(self._last_lines(child.program) for child in self._children)
            raise StackError(f"{late}\n{logs}") from late
        dead = self._dead()
        if dead is not None and not self.ending:
            raise StackError(f"{dead.name} did not start:\n{self._last_lines(dead)}")

    def _dead(self) -> Program | None:
        return next((one.program for one in self._children if one.process.poll() is not None), None)

    @property
    def ending(self) -> bool:
        return self._told_to_end.is_set()

    def watch(self) -> None:
        """Restart what dies until told to end."""
        while not self._told_to_end.wait(_LOOK_SECONDS):
            for child in self._children:
                self._look_after(child)

    def stop(self) -> None:
        """End what uses the engines, then the engines, each with the time its program needs."""
        for is_engine in (False, True):
            ending = [child for child in self._children if child.program.is_engine == is_engine]
            for child in ending:
                if child.process.poll() is None:
                    child.process.send_signal(child.program.stop)
            for child in ending:
                _wait_or_kill(child)
        self._children.clear()

    def _look_after(self, child: _Child) -> None:
        now = time.monotonic()
        if child.process.poll() is None:
            return
        if child.restart_at is None:
            lived_long = now - child.started >= _STABLE_SECONDS
            child.delay = (
                _FIRST_DELAY_SECONDS if lived_long else min(child.delay * 2, _LONGEST_DELAY_SECONDS)
            )
            child.restart_at = now + (0 if lived_long else child.delay / 2)
            self._say(
                f"{child.program.name} ended ({child.process.returncode}); "
                f"it is started again. Its log is {self._log_of(child.program)}"
            )
        elif now >= child.restart_at:
            child.process, child.started = self._spawn(child.program), now
            child.restart_at = None

    def _spawn(self, program: Program) -> "subprocess.Popen[bytes]":
        with self._log_of(program).open("ab") as log:
            return spawn(
                program.command,
                environment=program.environment,
                when_orphaned=program.orphaned,
                account=program.account,
                output=log,
                keep_open=[self._inherited],
                folder=program.folder,
            )

    def _log_of(self, program: Program) -> Path:
        return self._logs / f"{program.name}.log"

    def _last_lines(self, program: Program) -> str:
        log = self._log_of(program)
        lines = log.read_text(errors="replace").splitlines()
        return "\n".join([f"{log}:", *lines[-_QUOTED_LINES:]])


def _wait_or_kill(child: _Child) -> None:
    try:
        child.process.wait(child.program.stop_seconds)
    except subprocess.TimeoutExpired:
        os.killpg(child.process.pid, signal.SIGKILL)
        child.process.wait()


def rotate(logs: Sequence[Path]) -> None:
    """Set a log that has grown large aside, in place of the one set aside before."""
    for log in logs:
        if log.exists() and log.stat().st_size > _LARGEST_LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))
