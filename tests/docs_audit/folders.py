"""Folders of papers with their manifest, and the command that reads them."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

FIELDS = ("id", "path", "unit", "level", "issued_on", "number", "title")


def write_manifest(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "manifest.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def save(folder: Path, name: str, content: str | bytes) -> dict[str, str]:
    """Write a file and give its row; its id is its name without the ending."""
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return {"id": name.partition(".")[0], "path": name}


def read_folder(manifest: Path, **options: Any) -> tuple[int, list[dict[str, Any]]]:
    """The exit code and the lines of read_documents."""
    output = manifest.parent / "papers.jsonl"
    with pytest.raises(SystemExit) as ended:
        call_command("read_documents", manifest, output=output, **options)
    assert isinstance(ended.value.code, int)
    lines = output.read_text(encoding="utf-8").splitlines() if output.exists() else []
    return ended.value.code, [json.loads(line) for line in lines]
