"""The warm process that reads exports of groups, a fork for each; see `docs_audit.formats.child`.

The secrecy guard goes over the whole file before anything of it leaves the fork.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence

from burden.activities.importers import ImportFailed, lines_of_export, read_group_export
from docs_audit.formats.child import run
from docs_audit.formats.contract import Reading, Refused
from docs_audit.formats.tasks import Task, Work
from docs_audit.formats.wire import Step
from docs_audit.gbt9704.secrecy import rule_of_name
from docs_audit.tables.marks import rule_of_rows

from .contract import written
from .summing import batches_of

FORMAT = "messages"


def _reading(_without: Sequence[str]) -> Work:
    return work


def work(task: Task) -> Iterator[Step]:
    """What comes of one export, a step a batch, or its refusal."""
    asked = json.loads(task.request.name)
    try:
        rule = _rule(asked["name"], task.data)
        if rule:
            yield Refused(rule)
            return
        stream = io.BytesIO(task.data)
        messages = read_group_export(stream, key=bytes.fromhex(asked["key"]))
        for batch in batches_of(messages, asked["title"], lambda: stream.tell() / len(task.data)):
            yield Reading("", FORMAT, written(batch))
    except ImportFailed as failure:
        # The detail may quote a line, and with it who wrote it.
        detail = failure.detail if failure.detail.isascii() else ""
        yield Reading("", FORMAT, json.dumps({"failure": [failure.code, detail]}))


def _rule(name: str, data: bytes) -> str:
    """The rule that refuses an export by its name or by a line of it; empty where none does."""
    with lines_of_export(io.BytesIO(data)) as lines:
        return rule_of_name(name) or rule_of_rows("", ([line] for line in lines))


if __name__ == "__main__":
    run(_reading)
