"""What is asked of the child process that reads lists of meetings, and what it answers.

A question is a line of JSON in front of the file's bytes; an answer is one JSON object.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from docs_audit.tables import ImportFailed, Notice, RowError

from .drafts import Draft, DraftItem, DraftSeat, DraftSpeech, Imported, Preview


@dataclass(frozen=True, slots=True)
class Question:
    """Read this file: `mapping` gives fields of labels by hand, None leaves them to be known."""

    name: str
    mapping: Mapping[str, str] | None = None

    def encode(self, content: bytes) -> bytes:
        head = json.dumps({"name": self.name, "mapping": self.mapping})
        return head.encode("utf-8", "replace") + b"\n" + content

    @classmethod
    def decode(cls, data: bytes) -> tuple[Question, bytes]:
        head, _, content = data.partition(b"\n")
        return cls(**json.loads(head)), content


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a file, or why it cannot be used; the columns of a table in either case.

    `pictures` is how many it holds that may say something.
    """

    imported: Imported = field(default_factory=lambda: Imported((), ()))
    failure: ImportFailed | None = None
    preview: Preview | None = None
    pictures: int = 0

    def encode(self) -> str:
        failure = self.failure
        record = {
            "imported": asdict(self.imported),
            "failure": [failure.code, failure.detail] if failure else None,
            "preview": asdict(self.preview) if self.preview else None,
            "pictures": self.pictures,
        }
        return json.dumps(record, ensure_ascii=False, default=datetime.isoformat)

    @classmethod
    def decode(cls, text: str) -> Answer:
        record = json.loads(text)
        failure = record["failure"]
        return cls(
            _imported(record["imported"]),
            ImportFailed(*failure) if failure else None,
            _preview(record["preview"]) if record["preview"] else None,
            record["pictures"],
        )


def _imported(record: dict[str, Any]) -> Imported:
    return Imported(
        tuple(map(_draft, record["drafts"])),
        tuple(RowError(**{**one, "cells": tuple(one["cells"])}) for one in record["errors"]),
        tuple((label, name) for label, name in record["columns"]),
        tuple(Notice(**one) for one in record["notices"]),
        tuple(record["header"]),
        tuple((key, edition) for key, edition in record["called_off"]),
    )


def _preview(record: dict[str, Any]) -> Preview:
    return Preview(
        tuple(record["header"]),
        tuple(map(tuple, record["samples"])),
        tuple((label, name) for label, name in record["guessed"]),
    )


def _draft(record: dict[str, Any]) -> Draft:
    end = record["end"]
    return Draft(
        **{
            **record,
            "start": datetime.fromisoformat(record["start"]),
            "end": datetime.fromisoformat(end) if end else None,
            "agenda": tuple(map(_item, record["agenda"])),
            "attendees": tuple(DraftSeat(**one) for one in record["attendees"]),
            "speeches": tuple(DraftSpeech(**one) for one in record["speeches"]),
            "cites": tuple(record["cites"]),
            "branches": tuple(record["branches"]),
            "cells": tuple(record["cells"]),
        }
    )


def _item(record: dict[str, Any]) -> DraftItem:
    return DraftItem(record["text"], tuple(record["units"]))
