"""The warm process that reads files: it has imported every parser and forks for each file.

Started by a `warm.WarmChild` as `python -m docs_audit.formats.child GUARD [FORMAT ...]` with a
socket as its standard input; files of the formats named are not read. It stays single-threaded,
so forking is safe, and it ends with its parent.
"""

import gc
import importlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from . import catalogue
from .contract import DocumentError, Format, Guard, Reading, Refused
from .registry import Walk
from .rehearsal import Samples, papers, rehearse
from .serving import Server
from .tasks import Task, Work
from .wire import Paused, Step

_SHARE_BEFORE_PAUSE = 4
# A parser leaves little garbage of its own; looking for it costs a tenth of the reading.
_OBJECTS_BEFORE_COLLECTING = 50_000

# Makes ready what all forks need; is told which formats are not to be read.
Prepare = Callable[[Sequence[str]], Work]


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


def run(prepare: Prepare, samples: Samples = ()) -> None:
    """Be the warm process: make ready what all forks need, then work on each request.

    `samples` are what a spare child practises on; without them none is kept.
    """
    control = socket.socket(fileno=os.dup(0))
    module, _, name = sys.argv[1].partition(":")
    guard: Guard = getattr(importlib.import_module(module), name)
    # From here on content passes through: what a parser prints must reach no log.
    silence = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(silence, descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = prepare(sys.argv[2:])
    rehearse(work, guard, samples)
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)
    Server(control, guard, work, samples).serve()


if __name__ == "__main__":
    run(_reading, papers())
