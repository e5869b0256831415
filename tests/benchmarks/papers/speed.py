"""What reading a paper of twenty pages costs beside the bare libraries, in the same run.

Both are called by the product's own server of children (`clocked_child`): in a spare child that
has practised and is confined, everything imported and the bytes in hand. The time that its one
thread had a processor is taken inside, so that neither the handing over nor waiting speaks. What
that adds is told apart, for files that come one at a time and for files of a folder, which get a
child forked on the spot.
"""

from __future__ import annotations

import io
import time
from statistics import median
from typing import Any

import docx
import psutil

from docs_audit.formats import Reader, Reading
from tests.benchmarks.papers import as_pdf, clocked_child
from tests.benchmarks.papers.layout import Row
from tests.benchmarks.papers.placing import Placer
from tests.benchmarks.papers.subjects import NEUTRAL

_PAGES = 20
_ROUNDS = 40


class _Clocked(Reader):
    """The reader whose child answers with seconds."""

    program = clocked_child.__name__


def figures() -> dict[str, Any]:
    """Return milliseconds of a file inside the warm child and in the bare library, and the ratio.

    Ours is all that the child does for the file: the format found out, the text read and healed,
    looked at by the secrecy guard and encoded for whoever asked.
    """
    paragraphs = _paragraphs()
    files = {"docx": _docx(paragraphs), "pdf": _pdf(paragraphs)}
    with _Clocked() as clocked:
        found: dict[str, Any] = {kind: _inside(clocked, data) for kind, data in files.items()}
    begun = time.perf_counter()
    with Reader() as reader:
        _ask(reader, _docx(paragraphs[:2]), "small.docx")
        found["start-up of the child, ms"] = round(1_000 * (time.perf_counter() - begun), 1)
        for kind, data in files.items():
            found[kind] |= _around(reader, data, f"twenty.{kind}")
    return found


def _inside(clocked: _Clocked, data: bytes) -> dict[str, float]:
    sides = clocked_child.OURS, clocked_child.BARE
    _ask(clocked, data, sides[0])
    both = [[_seconds(clocked, data, side) for side in sides] for _ in range(_ROUNDS)]
    child, library = (1_000 * median(times) for times in zip(*both, strict=True))
    return {
        "in the warm child, ms": round(child, 2),
        "bare, ms": round(library, 2),
        "ratio": round(child / library, 2),
    }


def _seconds(clocked: _Clocked, data: bytes, side: str) -> float:
    _await_spare(clocked)
    return float(_ask(clocked, data, side).text)


def _await_spare(reader: Reader) -> None:
    """Wait until the child that takes the next file has practised and waits too."""
    server = psutil.Process(reader.child_pid)
    while [one.status() for one in server.children()] != [psutil.STATUS_SLEEPING]:
        time.sleep(0.01)


def _around(reader: Reader, data: bytes, name: str) -> dict[str, float]:
    """Return what a file costs the child with all it starts, and how long the asker waits."""
    child = psutil.Process(reader.child_pid)
    alone = []
    for _ in range(_ROUNDS):
        _await_spare(reader)
        begun = time.perf_counter()
        _ask(reader, data, name)
        alone.append(time.perf_counter() - begun)
    before, begun = _spent(child), time.perf_counter()
    for _ in range(_ROUNDS):
        _ask(reader, data, name)
    waited, spent = time.perf_counter() - begun, _spent(child) - before
    return {
        "asker waits, one at a time, ms": round(1_000 * median(alone), 1),
        "of a folder, with its fork, ms": round(1_000 * spent / _ROUNDS, 1),
        "asker waits, of a folder, ms": round(1_000 * waited / _ROUNDS, 1),
    }


def _spent(child: psutil.Process) -> float:
    """Return seconds of processor time of a process and of what it started and saw ended."""
    times = child.cpu_times()
    return float(times.user + times.system + times.children_user + times.children_system)


def _ask(reader: Reader, data: bytes, name: str) -> Reading:
    (reading,) = reader.read_data(data, name)
    assert isinstance(reading, Reading), reading
    return reading


def _paragraphs() -> list[str]:
    """Return as many lines as fill twenty pages."""
    texts = [one.format(s="防汛备汛") for one in NEUTRAL]
    return [
        (texts[at % len(texts)] + texts[(at * 3 + 1) % len(texts)])[:28]
        for at in range(22 * _PAGES)
    ]


def _docx(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf(paragraphs: list[str]) -> bytes:
    pages = Placer().place([Row("paragraph", text) for text in paragraphs])
    return as_pdf.drawn(pages)
