"""MANIFEST.csv: the list of papers that the audit of a folder starts from.

UTF-8 (with or without byte order mark) with a header; ``id`` and ``path`` are required,
``unit level issued_on number title`` may be empty or absent. ``path`` is relative to the
manifest.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

LEVELS = ("central", "province", "city", "county", "township", "village")
_REQUIRED = ("id", "path")
_KNOWN = ("id", "path", "unit", "level", "issued_on", "number", "title")
_LARGEST_FIELD = 1_000_000


class ManifestError(Exception):
    """The manifest as a whole cannot be used; ``code`` says why, ``detail`` where.

    Codes: ``missing not_utf8 not_csv no_header no_rows empty_id repeated_id``.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Row:
    """One paper of the manifest; what the row does not say is empty or ``None``.

    ``others`` holds the filled columns that only an import knows (uploader, receivers ...).
    """

    id: str
    path: Path
    unit: str = ""
    level: str = ""
    issued_on: date | None = None
    number: str = ""
    title: str = ""
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A field that could not be understood and was left empty; ``code`` is the field's name."""

    id: str
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The rows in their order, and the fields of them that were not understood."""

    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]


def read_manifest(path: Path) -> Manifest:
    """Read a manifest, or raise ``ManifestError`` when nothing can be done with it."""
    rows: list[Row] = []
    problems: list[RowProblem] = []
    seen: set[str] = set()
    for line, fields in _records(path):
        identity = fields.get("id", "")
        if not identity:
            raise ManifestError("empty_id", f"line {line}")
        if identity in seen:
            raise ManifestError("repeated_id", identity)
        seen.add(identity)
        rows.append(_row(fields, path.parent, problems))
    if not rows:
        raise ManifestError("no_rows", str(path))
    return Manifest(tuple(rows), tuple(problems))


def _records(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return line number and fields of each row that is not blank."""
    csv.field_size_limit(_LARGEST_FIELD)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            header = [(name or "").strip() for name in reader.fieldnames or []]
            if not set(_REQUIRED) <= set(header):
                raise ManifestError("no_header", ", ".join(header))
            reader.fieldnames = header
            return [
                (reader.line_num, _stripped(record))
                for record in reader
                if any(value and str(value).strip() for value in record.values())
            ]
    except OSError as error:
        raise ManifestError("missing", str(path)) from error
    except UnicodeDecodeError as error:
        raise ManifestError("not_utf8", str(path)) from error
    except csv.Error as error:
        raise ManifestError("not_csv", str(error)) from error


def _stripped(record: dict[str, str]) -> dict[str, str]:
    return {key: value.strip() for key, value in record.items() if key and value}


def _row(fields: dict[str, str], folder: Path, problems: list[RowProblem]) -> Row:
    identity = fields["id"]
    level = fields.get("level", "").lower()
    if level and level not in LEVELS:
        problems.append(RowProblem(identity, "level", level))
        level = ""
    return Row(
        id=identity,
        path=folder / fields.get("path", ""),
        unit=fields.get("unit", ""),
        level=level,
        issued_on=_day(fields.get("issued_on", ""), identity, problems),
        number=fields.get("number", ""),
        title=fields.get("title", ""),
        others={name: value for name, value in fields.items() if name not in _KNOWN},
    )


def _day(value: str, identity: str, problems: list[RowProblem]) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        problems.append(RowProblem(identity, "issued_on", value))
        return None
