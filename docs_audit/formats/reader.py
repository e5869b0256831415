"""Reads files in a child process, so that no file can harm the process that asks.

Several threads may read at once through one reader; each file gets a fork of its own.
"""

import os
import stat
import time
from collections.abc import Sequence
from pathlib import Path

from .contract import Code, DocumentError, Limits, Outcome, Reading
from .leaves import RecognisedPage
from .warm import WarmChild, cause_of, file_in_memory
from .wire import Begun, Paused, Request


class Reader(WarmChild):
    """Asks the warm process for texts. Start-up is paid once, on the first file."""

    def read_file(
        self,
        path: Path,
        *,
        name: str = "",
        limits: Limits | None = None,
        pages: Sequence[RecognisedPage] = (),
    ) -> list[Outcome]:
        """Readings and failures of a file: one, or for a container one more for each member.

        `name` is what its owner calls it, where the path does not tell. `pages` are scanned pages
        of it that were recognised before.

        Raises OSError when the file cannot be opened; everything else comes as an outcome.
        """
        source = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            return self._read(source, name or Path(path).name, limits or Limits(), pages)
        finally:
            os.close(source)

    def read_data(
        self,
        data: bytes,
        name: str,
        *,
        limits: Limits | None = None,
        pages: Sequence[RecognisedPage] = (),
    ) -> list[Outcome]:
        """The same for bytes that must never lie on a disk."""
        with file_in_memory("source", data) as source:
            return self._read(source, name, limits or Limits(), pages)

    def _read(
        self, source: int, name: str, limits: Limits, pages: Sequence[RecognisedPage]
    ) -> list[Outcome]:
        state = os.fstat(source)
        if not stat.S_ISREG(state.st_mode):
            return [DocumentError(Code.UNSUPPORTED, name=name)]
        if state.st_size > limits.file_bytes:
            return [DocumentError(Code.TOO_LARGE, name=name)]
        outcomes: list[Outcome] = []
        until = time.monotonic() + limits.container_seconds
        while True:
            request = Request(name, limits, _done(outcomes))
            try:
                found, unfinished = self._run(source, request, pages)
            except DocumentError as failure:
                failure.name = name
                return [*outcomes, failure]
            outcomes += found
            if not unfinished or not found:
                return outcomes or [DocumentError(Code.DAMAGED, name=name)]
            if time.monotonic() > until:
                return [*outcomes, DocumentError(Code.TIMED_OUT, name=name, member="…")]

    def _run(
        self, source: int, request: Request, pages: Sequence[RecognisedPage]
    ) -> tuple[list[Outcome], bool]:
        """The outcomes of one fork, and whether members are left to be read by another."""
        ending, steps = self._ask(request, source, pages)
        found = [step for step in steps if not isinstance(step, Begun | Paused | RecognisedPage)]
        last = steps[-1] if steps else None
        if last is None and ending.exit_code != 0:
            last = Begun("")
        if isinstance(last, Begun):
            cause = cause_of(ending, request.limits)
            found.append(
                DocumentError(cause, name=request.name, member=last.member, format=last.format)
            )
        is_inside = any(request.done) or any(_done(found))
        return found, isinstance(last, Paused) or (isinstance(last, Begun) and is_inside)


def _done(outcomes: list[Outcome]) -> tuple[bool, ...]:
    """Of each outcome, whether it is a container's."""
    return tuple(isinstance(outcome, Reading) and outcome.container for outcome in outcomes)
