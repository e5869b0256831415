"""The warm process that recognises scanned pages, a fork for each; see `child`.

It has loaded the models, so a fork begins with the page at once.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from .child import run
from .contract import DocumentError, Refused
from .ocr_engine import Engine
from .ocr_page import recognise
from .registry import as_document_error
from .tasks import Task, Work
from .wire import Step


def _recognising(_without: Sequence[str]) -> Work:
    return partial(work, Engine())


def work(engine: Engine, task: Task) -> Iterator[Step]:
    """The page that was asked for, or why there is none; a first page must pass the guard.

    A mark on a later page counts by what stands before it, which the whole file alone tells.
    """
    request = task.request
    try:
        with as_document_error():
            page = recognise(engine, task.data, request.page)
            text = "\n".join(line.text for line in page.lines)
            rule, _ = task.guard(name=request.name, margins=(), text=text)
            if rule and request.page == 1:
                raise Refused(rule)
    except (DocumentError, Refused) as failure:
        failure.name = request.name
        yield failure
    else:
        yield page


if __name__ == "__main__":
    run(_recognising)
