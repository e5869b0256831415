"""What an importer hands over beside its drafts: why a file or one row cannot be used."""

from __future__ import annotations

from dataclasses import dataclass


class ImportFailed(ValueError):
    """The file as a whole cannot be used; `code` is stable, `detail` names the spot."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that was left out; `row` counts lines or rows from 1, `value` is what was wrong."""

    row: int
    code: str
    field: str = ""
    value: str = ""
