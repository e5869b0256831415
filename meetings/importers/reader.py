"""Reads lists of meetings in a child process, so that no file can harm the process that asks."""

from __future__ import annotations

import os
from collections.abc import Mapping

from docs_audit.formats.contract import MIB, Code, DocumentError, Reading, Refused
from docs_audit.formats.contract import Limits as ChildLimits
from docs_audit.formats.warm import ChildLostError, WarmChild, cause_of, file_in_memory
from docs_audit.formats.wire import Request

from .asking import Answer, Question
from .drafts import ImportFailed

# Of every answer there may be six bytes a character; see `confinement`.
LIMITS = ChildLimits(
    wall_seconds=20.0, cpu_seconds=20, memory_bytes=512 * MIB, characters=2 * 10**7
)
_CODES = {Code.TOO_LARGE: "too_large", Code.TIMED_OUT: "timed_out"}


class MarkedList(Exception):
    """The list carries a secrecy mark: `rule` names it, nothing else is told."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class ListReader(WarmChild):
    """Asks the warm process for the rows of lists. Start-up is paid once, on the first list.

    `peak_bytes` is the most that any list took so far.
    """

    program = "meetings.importers.child"
    peak_bytes = 0

    def read(
        self,
        name: str,
        content: bytes,
        *,
        mapping: Mapping[str, str] | None = None,
        limits: ChildLimits = LIMITS,
    ) -> Answer:
        """What a list says; a list that cannot be used is an answer with its failure.

        Raises:
            MarkedList: it carries a secrecy mark.
        """
        data = Question(name, mapping).encode(content)
        with file_in_memory("list", data) as source:
            try:
                ending, steps = self._ask(Request("", limits), source)
            except (ChildLostError, DocumentError):
                return Answer(failure=ImportFailed("not_read"))
        self.peak_bytes = max(self.peak_bytes, ending.peak_bytes)
        for step in steps:
            if isinstance(step, Refused):
                raise MarkedList(step.rule)
            if isinstance(step, Reading):
                return Answer.decode(step.text)
        return Answer(failure=ImportFailed(_CODES.get(cause_of(ending, limits), "damaged")))


_readers = [ListReader()]


def read_list(name: str, content: bytes, *, mapping: Mapping[str, str] | None = None) -> Answer:
    """What a list says, by this process's own reader; see `ListReader.read`."""
    return _readers[0].read(name, content, mapping=mapping)


def _renew() -> None:
    """A forked worker starts a child of its own; the lock may be held by a lost thread."""
    _readers[:] = [ListReader()]


os.register_at_fork(after_in_child=_renew)
