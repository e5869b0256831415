"""A million messages out of one export: how long, and how much memory at most."""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from typing import Any, BinaryIO

from burden.activities.exports import read_export
from burden.activities.importers import GroupMessage, read_group_export
from tests.benchmarks.activities.repeated import messages
from tests.benchmarks.activities.scoring import at_least, at_most

LINES = 1_000_000
LEAST_RATE, MOST_MIB = 20_000, 64
# With the guard and everything that is read in the messages, in a child.
CHILD_LINES, LEAST_CHILD_RATE = 200_000, 2_000
_MADE = 2_000
_KEY = b"a key of the bench"


def figures(seed: int, scale: float) -> dict[str, Any]:
    """Return the rate of reading a large export, and its peak of memory on a part of it."""
    lines = int(LINES * scale)
    with tempfile.TemporaryFile() as stream:
        _write(stream, seed, lines)
        begun = time.perf_counter()
        count = sum(isinstance(one, GroupMessage) for one in read_group_export(stream, key=_KEY))
        seconds = time.perf_counter() - begun
    with tempfile.TemporaryFile() as stream:
        _write(stream, seed, lines // 10)
        tracemalloc.start()
        for _ in read_group_export(stream, key=_KEY):
            continue
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
    return {
        "messages": count,
        "lost": at_most(lines - count, 0),
        "messages a second": at_least(round(count / seconds), LEAST_RATE),
        "peak of 100,000, MiB": at_most(round(peak, 1), MOST_MIB),
        "in a child": _in_a_child(seed, int(CHILD_LINES * scale)),
    }


def _in_a_child(seed: int, lines: int) -> dict[str, Any]:
    """Return the rate at which the product reads an export, and what that takes of its memory."""
    with tempfile.TemporaryFile() as stream:
        _write(stream, seed, lines)
        stream.flush()
        tracemalloc.start()
        begun, count = time.perf_counter(), 0
        for batch in read_export(stream.fileno(), name="a.txt", title="", key=_KEY):
            count = batch.read
        seconds = time.perf_counter() - begun
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
    return {
        "lost": at_most(lines - count, 0),
        "messages a second": at_least(round(count / seconds), LEAST_CHILD_RATE),
        "peak of who asks, MiB": at_most(round(peak, 1), MOST_MIB),
    }


def _write(stream: BinaryIO, seed: int, count: int) -> None:
    made = messages(seed, _MADE)
    for at in range(count):
        one = made[at % _MADE]
        head = f"{one.sent_at:%Y-%m-%d %H:%M:%S} 成员{at % 500}({100000 + at % 500})"
        stream.write(f"{head}\n{one.text}\n\n".encode("gb18030"))
