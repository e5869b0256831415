"""The warm process with a clock: it reads files as the product's does, or by the bare library.

It is started, practises, forks and confines as `docs_audit.formats.child`; only the answer differs.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import docx
import pypdfium2

from docs_audit.formats import Reading, catalogue
from docs_audit.formats.child import read, run
from docs_audit.formats.contract import Format
from docs_audit.formats.rehearsal import papers
from docs_audit.formats.tasks import Task, Work
from docs_audit.formats.wire import Step, encode_step

# Names of the files that are timed; all others are read.
OURS, BARE = "ours", "bare"


def _prepare(without: Sequence[str]) -> Work:
    return partial(_work, catalogue.load(without))


def _work(formats: Mapping[str, Format], task: Task) -> Iterator[Step]:
    if task.request.name not in (OURS, BARE):
        yield from read(formats, task)
        return
    begun = time.thread_time()
    if task.request.name == BARE:
        _bare(task.data)
    else:
        for step in read(formats, task):
            encode_step(step)
    seconds = time.thread_time() - begun
    yield Reading(task.request.name, "seconds", str(seconds))


def _bare(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    return "\n".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)


if __name__ == "__main__":
    run(_prepare, papers())
