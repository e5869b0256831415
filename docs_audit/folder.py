"""The files that a manifest names, read one after the other; needs no database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docs_audit.formats import (
    ChildLostError,
    Code,
    Failure,
    Outcome,
    Reading,
    Refused,
    read_scanned_file,
)
from docs_audit.manifest import Row

READ, REFUSED, FAILED = "read", "refused", "failed"


@dataclass(frozen=True, slots=True)
class FolderFile:
    """What became of one file of a manifest, or of one file inside it.

    `member` is its path inside, `text_name` the file in the folder of texts; empty where there
    is none. `reading` is `None` where the file could not be read, and `complaint` says why.
    """

    row: Row
    member: str
    state: str
    reason: str = ""
    complaint: str = ""
    reading: Reading | None = None
    text_name: str = ""
    format: str = ""

    @property
    def id(self) -> str:
        return f"{self.row.id}#{self.member}" if self.member else self.row.id


def read_rows(rows: tuple[Row, ...], texts: Path | None = None) -> Iterator[FolderFile]:
    """Read every file, each container followed by what is inside it.

    The texts are written into the folder `texts`. Raises OSError when that cannot be done.
    """
    if texts is not None:
        texts.mkdir(parents=True, exist_ok=True)
    for row in rows:
        for file in _read(row):
            if texts is not None and file.reading is not None and file.text_name:
                path = texts / file.text_name
                path.write_text(file.reading.text, encoding="utf-8", newline="")
            yield file


def _read(row: Row) -> Iterator[FolderFile]:
    try:
        outcomes = read_scanned_file(row.path)
    except (OSError, ValueError, ChildLostError) as error:
        # No such file, a path that no system takes, a file that ends every process that reads it.
        complaint = getattr(error, "strerror", "") or str(error) or Code.DAMAGED
        yield FolderFile(row, "", FAILED, Code.DAMAGED, complaint=complaint)
        return
    members = 0
    for outcome in outcomes:
        members += isinstance(outcome, Reading) and bool(outcome.member)
        yield _file(row, outcome, members)


def _file(row: Row, outcome: Outcome, number: int) -> FolderFile:
    member = outcome.member
    if isinstance(outcome, Failure):
        state, reason = FAILED, str(outcome.code)
        if isinstance(outcome, Refused):
            state, reason = REFUSED, outcome.rule
        return FolderFile(
            row, member, state, reason, complaint=str(outcome.code), format=outcome.format
        )
    # An id is no path: what it holds of one must not lead out of the folder.
    stem = row.id.replace("/", "%2F")
    name = f"{stem}#{number}.txt" if member else f"{stem}.txt"
    has_text = bool(outcome.text.strip())
    return FolderFile(
        row,
        member,
        READ,
        reading=outcome,
        text_name=name if has_text else "",
        format=outcome.format,
    )
