"""The warm process that reads lists, a fork for each; see `docs_audit.formats.child`.

What a list says leaves the fork only after the secrecy guard has passed it.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from docs_audit.formats.child import run
from docs_audit.formats.contract import Reading, Refused
from docs_audit.formats.tasks import Task, Work
from docs_audit.formats.wire import Step

from . import Bounds, ImportFailed, Table, tables_of, written
from .marks import guarded

FORMAT = "list"
LIMITS = Bounds(file_bytes=20 * 2**20, unpacked_bytes=200 * 2**20, rows=20_000)


def _reading(_without: Sequence[str]) -> Work:
    return work


def work(task: Task) -> Iterator[Step]:
    """The tables of one list in JSON, or its refusal."""
    head, _, content = task.data.partition(b"\n")
    name = json.loads(head)
    # A parser warns of what it skips; nobody reads the error stream of this process.
    warnings.simplefilter("ignore")
    try:
        rule, pictures = guarded(name, content, LIMITS)
        if rule:
            yield Refused(rule)
            return
        tables = [_told(table) for table in tables_of(name, content, LIMITS)]
    except ImportFailed as failure:
        yield _answer({"failure": [failure.code, failure.detail]})
        return
    yield _answer({"tables": tables, "pictures": pictures})


def _told(table: Table) -> dict[str, Any]:
    """A table as texts; a broken row is no list of cells.

    Raises:
        ImportFailed: `too_many_rows`, `cell_too_long`.
    """
    rows: list[tuple[int, tuple[str, ...] | None]] = []
    for number, row in table.rows:
        cells = written(row)
        if row is None or any(cells):
            rows.append((number, None if row is None else cells))
        if len(rows) > LIMITS.rows:
            raise ImportFailed("too_many_rows", str(LIMITS.rows))
        if any(len(cell) > LIMITS.cell_characters for cell in cells):
            raise ImportFailed("cell_too_long", str(number))
    return {"name": table.name, "rows": rows, "notices": [asdict(one) for one in table.notices]}


def _answer(record: dict[str, Any]) -> Reading:
    return Reading("", FORMAT, json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    run(_reading)
