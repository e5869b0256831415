"""The warm process that reads lists of meetings, a fork for each; see `docs_audit.formats.child`.

What a list says leaves the fork only after the secrecy guard has passed it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docs_audit.formats.child import run
from docs_audit.formats.contract import Reading, Refused
from docs_audit.formats.tasks import Task, Work
from docs_audit.formats.wire import Step
from docs_audit.tables import ImportFailed
from docs_audit.tables.marks import guarded

from . import Limits, is_calendar, preview_file, read_file
from .asking import Answer, Question
from .secrecy import rule_of_calendar

FORMAT = "meetings"
LIMITS = Limits(
    file_bytes=20 * 2**20,
    unpacked_bytes=200 * 2**20,
    rows=20_000,
    occurrences=20_000,
)


def _reading(_without: Sequence[str]) -> Work:
    return work


def work(task: Task) -> Iterator[Step]:
    """The rows of one list as an answer in JSON, or its refusal."""
    question, content = Question.decode(task.data)
    # A parser warns of what it skips; nobody reads the error stream of this process.
    warnings.simplefilter("ignore")
    try:
        rule, pictures = _guarded(question.name, content)
    except ImportFailed as failure:
        yield _told(Answer(failure=failure))
        return
    if rule:
        yield Refused(rule)
        return
    yield _told(replace(answer(question, content), pictures=pictures))


def answer(question: Question, content: bytes) -> Answer:
    """What a list says, its mistakes included."""
    preview = preview_file(question.name, content, limits=LIMITS)
    try:
        imported = read_file(
            question.name, content, limits=LIMITS, mapping=question.mapping, with_cells=True
        )
    except ImportFailed as failure:
        return Answer(failure=failure, preview=preview)
    return Answer(imported, preview=preview)


def _guarded(name: str, content: bytes) -> tuple[str, int]:
    """The rule that refuses a list, empty for none, and how many of its pictures may hold text."""
    if is_calendar(name, content):
        return rule_of_calendar(name, content), 0
    return guarded(name, content, LIMITS)


def _told(found: Answer) -> Reading:
    return Reading("", FORMAT, found.encode())


if __name__ == "__main__":
    run(_reading)
