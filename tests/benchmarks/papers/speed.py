"""What reading a paper of twenty pages costs beside the bare libraries, in the same run.

Both are called in a fork of one process, as the warm child makes one for each file: everything is
imported, the bytes are in hand, and processor time is taken inside the fork, so that neither the
fork nor a busy machine speaks. What forking, confining and handing over add is told apart.
"""

from __future__ import annotations

import gc
import io
import os
import struct
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import docx
import psutil
import pypdfium2

from docs_audit.formats import Limits, Reader, catalogue
from docs_audit.formats.child import Task, read
from docs_audit.formats.wire import Request, encode_step
from docs_audit.gbt9704.secrecy import examine
from tests.benchmarks.papers import as_pdf
from tests.benchmarks.papers.layout import Row
from tests.benchmarks.papers.placing import Placer
from tests.benchmarks.papers.subjects import NEUTRAL

_PAGES = 20
_ROUNDS = 40
_SECONDS = struct.Struct("d")


def figures() -> dict[str, Any]:
    """Return milliseconds of a file inside the warm child and in the bare library, and the ratio.

    Ours is all that the child does for the file: the format found out, the text read and healed,
    looked at by the secrecy guard and encoded for whoever asked.
    """
    paragraphs = _paragraphs()
    files = {"docx": (_docx(paragraphs), _bare_docx), "pdf": (_pdf(paragraphs), _bare_pdf)}
    found: dict[str, Any] = {
        kind: _inside(data, f"twenty.{kind}", bare) for kind, (data, bare) in files.items()
    }
    begun = time.perf_counter()
    with Reader() as reader:
        _ask(reader, _docx(paragraphs[:2]), "small.docx")
        found["start-up of the child, ms"] = round(1_000 * (time.perf_counter() - begun), 1)
        for kind, (data, _) in files.items():
            found[kind] |= _around(reader, data, f"twenty.{kind}")
    return found


def _inside(data: bytes, name: str, bare: Callable[[bytes], object]) -> dict[str, float]:
    formats = catalogue.load()
    task = Task(Request(name, Limits()), examine, data, {})

    def ours() -> object:
        return [encode_step(step) for step in read(formats, task)]

    def alone() -> object:
        return bare(data)

    for work in (ours, alone):
        work()
    gc.collect()
    gc.freeze()
    both = [(_in_fork(ours), _in_fork(alone)) for _ in range(_ROUNDS)]
    gc.unfreeze()
    child, library = (1_000 * median(times) for times in zip(*both, strict=True))
    return {
        "in the warm child, ms": round(child, 2),
        "bare, ms": round(library, 2),
        "ratio": round(child / library, 2),
    }


def _in_fork(work: Callable[[], object]) -> float:
    """Return seconds of processor time of one call."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        begun = time.process_time()
        work()
        os.write(writing, _SECONDS.pack(time.process_time() - begun))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        (seconds,) = _SECONDS.unpack(told.read())
    os.waitpid(pid, 0)
    return float(seconds)


def _around(reader: Reader, data: bytes, name: str) -> dict[str, float]:
    """Return what a file costs the child with all it starts, and how long the asker waits."""
    _ask(reader, data, name)
    child = psutil.Process(reader.child_pid)
    before, begun = _spent(child), time.perf_counter()
    for _ in range(_ROUNDS):
        _ask(reader, data, name)
    waited, spent = time.perf_counter() - begun, _spent(child) - before
    return {
        "with its fork, ms": round(1_000 * spent / _ROUNDS, 1),
        "asker waits, ms": round(1_000 * waited / _ROUNDS, 1),
    }


def _spent(child: psutil.Process) -> float:
    """Return seconds of processor time of a process and of what it started and saw ended."""
    times = child.cpu_times()
    return float(times.user + times.system + times.children_user + times.children_system)


def _ask(reader: Reader, data: bytes, name: str) -> None:
    (reading,) = reader.read_data(data, name)
    assert not isinstance(reading, Exception), reading


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


def _bare_docx(data: bytes) -> str:
    return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


def _bare_pdf(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)
