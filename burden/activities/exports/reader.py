"""Reads exports of groups in a child process, and hands on what it tells while it still reads."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

from docs_audit.formats.contract import MIB, Code, DocumentError, Limits, Reading, Refused
from docs_audit.formats.warm import ChildLostError, WarmChild, cause_of
from docs_audit.formats.wire import Request
from docs_audit.tables import ImportFailed
from docs_audit.tables.contract import MarkedList

from .contract import Batch, read

__all__ = ["LIMITS", "ExportReader", "ImportFailed", "MarkedList", "read_export"]

# A million messages take minutes; a file made to take longer is given up.
LIMITS = Limits(wall_seconds=1_800.0, cpu_seconds=1_800, memory_bytes=768 * MIB, characters=10**8)
_CODES = {Code.TOO_LARGE: "too_large", Code.TIMED_OUT: "timed_out"}


class ExportReader(WarmChild):
    """Asks a warm process of exports; start-up is paid once, on the first one."""

    program = "burden.activities.exports.child"

    def read(self, source: int, *, name: str, title: str, key: bytes) -> Iterator[Batch]:
        """Yield what the export behind a descriptor tells, as the child tells it.

        Args:
            name: of the file; it may carry a mark.
            title: of the group; messages of other groups are left out.
            key: of the hashes of members.

        Raises:
            MarkedList: it carries a secrecy mark; nothing was told before.
            ImportFailed: there is no more to be had: as `read_group_export`, or `not_read`,
                `too_large`, `timed_out`, `damaged`.
        """
        question = json.dumps({"name": name, "title": title, "key": key.hex()})
        steps = self._told_meanwhile(Request(question, LIMITS), source)
        try:
            while True:
                step = next(steps)
                if isinstance(step, Refused):
                    raise MarkedList(step.rule)
                if isinstance(step, Reading):
                    record = json.loads(step.text)
                    if "failure" in record:
                        raise ImportFailed(*record["failure"])
                    yield read(record)
        except StopIteration as end:
            if end.value.exit_code or end.value.timed_out:
                cause = cause_of(end.value, LIMITS)
                raise ImportFailed(_CODES.get(cause, "damaged")) from None
        except (ChildLostError, DocumentError):
            raise ImportFailed("not_read") from None
        except GeneratorExit:
            # Nobody listens any more: the child would go on reading for minutes.
            self.close()
            raise


_readers = [ExportReader()]


def read_export(source: int, *, name: str, title: str, key: bytes) -> Iterator[Batch]:
    """What an export tells, by this process's own reader; see `ExportReader.read`."""
    return _readers[0].read(source, name=name, title=title, key=key)


def _renew() -> None:
    """A forked worker starts a child of its own; the lock may be held by a lost thread."""
    _readers[:] = [ExportReader()]


os.register_at_fork(after_in_child=_renew)
