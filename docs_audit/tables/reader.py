"""Reads lists in a child process, so that no file can harm the process that asks."""

from __future__ import annotations

import json
import os

from docs_audit.formats.contract import MIB, Code, DocumentError, Reading, Refused
from docs_audit.formats.contract import Limits as ChildLimits
from docs_audit.formats.warm import ChildLostError, WarmChild, cause_of, file_in_memory
from docs_audit.formats.wire import Request

from .contract import ImportFailed, MarkedList, Notice, Table
from .pictures import look_at_pictures

__all__ = ["LIMITS", "GuardedReader", "MarkedList", "TableReader", "read_tables"]

# Of every answer there may be six bytes a character; see `confinement`.
LIMITS = ChildLimits(
    wall_seconds=20.0, cpu_seconds=20, memory_bytes=512 * MIB, characters=2 * 10**7
)
_CODES = {Code.TOO_LARGE: "too_large", Code.TIMED_OUT: "timed_out"}


class GuardedReader(WarmChild):
    """Asks a warm process of lists. Start-up is paid once, on the first list.

    `peak_bytes` is the most that any list took so far.
    """

    peak_bytes = 0

    def told(self, question: bytes, limits: ChildLimits = LIMITS) -> str:
        """What the process answers to a question with the file behind it.

        Raises:
            MarkedList: the list carries a secrecy mark.
            ImportFailed: there is no answer: `not_read`, `too_large`, `timed_out`, `damaged`.
        """
        with file_in_memory("list", question) as source:
            try:
                ending, steps = self._ask(Request("", limits), source)
            except (ChildLostError, DocumentError):
                raise ImportFailed("not_read") from None
        self.peak_bytes = max(self.peak_bytes, ending.peak_bytes)
        for step in steps:
            if isinstance(step, Refused):
                raise MarkedList(step.rule)
            if isinstance(step, Reading):
                return step.text
        raise ImportFailed(_CODES.get(cause_of(ending, limits), "damaged"))


class TableReader(GuardedReader):
    """Asks for the tables of lists as texts, whatever their columns mean."""

    program = "docs_audit.tables.child"

    def read(self, name: str, content: bytes) -> list[Table]:
        """The tables of a list, each row with its number; raises as `told` and ImportFailed."""
        question = json.dumps(name).encode("utf-8", "replace") + b"\n" + content
        record = json.loads(self.told(question))
        if "failure" in record:
            raise ImportFailed(*record["failure"])
        look_at_pictures(name, content, record["pictures"])
        return [
            Table(
                [(number, cells) for number, cells in table["rows"]],
                table["name"],
                tuple(Notice(**one) for one in table["notices"]),
            )
            for table in record["tables"]
        ]


_readers = [TableReader()]


def read_tables(name: str, content: bytes) -> list[Table]:
    """The tables of a list, by this process's own reader; see `TableReader.read`."""
    return _readers[0].read(name, content)


def _renew() -> None:
    """A forked worker starts a child of its own; the lock may be held by a lost thread."""
    _readers[:] = [TableReader()]


os.register_at_fork(after_in_child=_renew)
