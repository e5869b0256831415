"""What a child is given to do: one task, taken from descriptors, told on another."""

import mmap
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .confinement import confine
from .contract import Guard
from .leaves import RecognisedPage
from .wire import Request, Step, decode_steps, encode_step

# The exit code of a child that was refused memory.
OUT_OF_MEMORY = 2


@dataclass(frozen=True)
class Task:
    """One request with what it came with."""

    request: Request
    guard: Guard
    data: bytes
    pages: tuple[RecognisedPage, ...] = ()


Work = Callable[[Task], Iterable[Step]]


def do(work: Work, guard: Guard, request: Request, descriptors: Sequence[int]) -> int:
    """Work on one file, confined for good; the code to end with.

    `descriptors` are those of `wire`: the file, its recognised pages, where the outcomes go.
    """
    source, pages, output = descriptors
    try:
        confine(request.limits)
        for step in work(Task(request, guard, _content(source), _pages(pages))):
            _write(output, encode_step(step))
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _content(source: int) -> bytes:
    if os.fstat(source).st_size == 0:
        return b""
    with mmap.mmap(source, 0, access=mmap.ACCESS_READ) as content:
        return content[:]


def _pages(descriptor: int) -> tuple[RecognisedPage, ...]:
    """The recognised pages that came with the request."""
    lines = _content(descriptor).splitlines(keepends=True)
    return tuple(step for step in decode_steps(lines) if isinstance(step, RecognisedPage))


def _write(output: int, record: bytes) -> None:
    view = memoryview(record)
    while view:
        view = view[os.write(output, view) :]
