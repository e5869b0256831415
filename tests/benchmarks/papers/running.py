"""Writes papers to a folder and has `read_documents` read them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.papers.comparing import Line

_ROOT = Path(__file__).resolve().parents[3]
_COLUMNS = ("id", "path", "unit", "level", "issued_on", "number", "title")
_ENDED = (0, 1)


class NotThereError(Exception):
    """The command is not there, or it found the manifest unusable."""


@dataclass(frozen=True)
class File:
    """A file to be read: its id, its ending, its bytes, and what the manifest tells beside."""

    id: str
    ending: str
    data: bytes
    unit: str = ""
    level: str = ""


def read(files: Sequence[File], folder: Path) -> tuple[dict[str, Line], Path]:
    """Return the line of each file by its id, and the folder of the texts."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest, output, texts = folder / "manifest.csv", folder / "lines.jsonl", folder / "texts"
    with manifest.open("w", encoding="utf-8", newline="") as sheet:
        writer = csv.DictWriter(sheet, _COLUMNS)
        writer.writeheader()
        for file in files:
            name = f"{file.id}.{file.ending}"
            (folder / name).write_bytes(file.data)
            row = {"id": file.id, "path": name, "unit": file.unit, "level": file.level}
            writer.writerow(row)
    command = [sys.executable, "manage.py", "read_documents", str(manifest)]
    command += ["--output", str(output), "--texts", str(texts)]
    ended = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    if ended.returncode not in _ENDED or not output.exists():
        told = ended.stderr.strip().splitlines()[-1:] or ["nothing told"]
        raise NotThereError(f"read_documents ended with {ended.returncode}: {told[0]}")
    return _by_id(output), texts


def _by_id(output: Path) -> dict[str, Line]:
    lines: dict[str, Line] = {}
    for text in output.read_text(encoding="utf-8").splitlines():
        line: Mapping[str, object] = json.loads(text)
        lines.setdefault(str(line["id"]), line)
    return lines
