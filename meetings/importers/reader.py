"""Reads lists of meetings in a child process, so that no file can harm the process that asks."""

from __future__ import annotations

import os
from collections.abc import Mapping

from docs_audit.formats.contract import Limits as ChildLimits
from docs_audit.tables import ImportFailed
from docs_audit.tables.pictures import look_at_pictures
from docs_audit.tables.reader import LIMITS, GuardedReader, MarkedList

from .asking import Answer, Question

__all__ = ["LIMITS", "ListReader", "MarkedList", "look_at_pictures", "read_list"]


class ListReader(GuardedReader):
    """Asks the warm process for the rows of lists of meetings."""

    program = "meetings.importers.child"

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
        try:
            return Answer.decode(self.told(Question(name, mapping).encode(content), limits))
        except ImportFailed as failure:
            return Answer(failure=failure)


_readers = [ListReader()]


def read_list(name: str, content: bytes, *, mapping: Mapping[str, str] | None = None) -> Answer:
    """What a list says, by this process's own reader; see `ListReader.read`."""
    return _readers[0].read(name, content, mapping=mapping)


def _renew() -> None:
    """A forked worker starts a child of its own; the lock may be held by a lost thread."""
    _readers[:] = [ListReader()]


os.register_at_fork(after_in_child=_renew)
