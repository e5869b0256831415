"""What reading a paper of twenty pages costs beside the bare libraries, in the same run.

Both are taken as processor time, the child's with all it starts for a file, so that a busy
machine does not speak; how long an asker waits is told beside it.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

import docx
import psutil
import pypdfium2
from pdfminer.high_level import extract_pages

from docs_audit.formats import Reader
from tests.benchmarks.papers import as_pdf
from tests.benchmarks.papers.layout import Row
from tests.benchmarks.papers.placing import Placer
from tests.benchmarks.papers.subjects import NEUTRAL

_PAGES = 20
_ROUNDS = 30  # the clock of a child's processor time ticks in hundredths of a second


def figures() -> dict[str, Any]:
    """Return milliseconds of a file in the warm child and in the bare libraries, and the ratio.

    Of a PDF the ratio is to the text by pdfium alone, and told apart to that together with the
    layout of the first and the last page by pdfminer.
    """
    paragraphs = _paragraphs()
    word, pdf = _docx(paragraphs), _pdf(paragraphs)
    begun = time.perf_counter()
    with Reader() as reader:
        _ask(reader, _docx(paragraphs[:2]), "small.docx")
        started = time.perf_counter() - begun
        _ask(reader, pdf, "small.pdf")
        return {
            "start-up of the child, ms": round(1_000 * started, 1),
            "docx": _compared(reader, word, "twenty.docx", _bare_docx),
            "pdf": _compared(reader, pdf, "twenty.pdf", _bare_pdf),
            "pdf beside layout": _compared(reader, pdf, "twenty.pdf", _bare_pdf_and_layout),
        }


def _compared(
    reader: Reader, data: bytes, name: str, bare: Callable[[bytes], object]
) -> dict[str, float]:
    _ask(reader, data, name)
    bare(data)
    child = psutil.Process(reader.child_pid)
    spent = waited = alone = 0.0
    for _ in range(_ROUNDS):
        before, begun = _spent(child), time.perf_counter()
        _ask(reader, data, name)
        waited += time.perf_counter() - begun
        spent += _spent(child) - before
        begun = time.process_time()
        bare(data)
        alone += time.process_time() - begun
    return {
        "child, ms": round(1_000 * spent / _ROUNDS, 1),
        "bare, ms": round(1_000 * alone / _ROUNDS, 1),
        "ratio": round(spent / alone, 2),
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


def _bare_pdf_and_layout(data: bytes) -> object:
    text = _bare_pdf(data)
    ends = [0, len(pypdfium2.PdfDocument(data)) - 1]
    return text, list(extract_pages(io.BytesIO(data), page_numbers=ends))
