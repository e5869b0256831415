"""What the child tells of an export, batch by batch, and how that is written on the line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Instruction:
    """A message that asks something of those who read it; nobody is mentioned in it by name.

    Attributes:
        key: the same for the same words sent in the same minute, whoever exported them.
        sent_at: local time without a zone.
        role: owner, admin, member, or empty.
        kinds: what it asks for, as `messages.Kind` names it.
        due: the term that it sets, as its words.
        hours_left: from sending to the term; None where that is not known to the day.
        is_urgent: it speaks of a present danger.
        cites: papers that it names by number or title.
    """

    key: str
    sent_at: datetime
    text: str
    role: str
    kinds: tuple[str, ...]
    due: str
    hours_left: float | None
    is_urgent: bool
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """What came since the batch before; `read`, `faces`, `others` and `wrong` count from the first.

    Attributes:
        share: of the file, how much is read, 0 to 1.
        read: messages of the group.
        faces: those among them without a letter or digit.
        others: messages of other groups in the file, left out; `groups` are their names.
        hours: messages by hour, as 2026-03-05T21.
        members: keyed hashes of those who wrote for the first time.
        wrong: lines that could not be read; `errors` are line and code of the first ones.
    """

    share: float
    read: int
    faces: int = 0
    others: int = 0
    wrong: int = 0
    hours: Mapping[str, int] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    errors: tuple[tuple[int, str], ...] = ()
    groups: tuple[str, ...] = ()


def written(batch: Batch) -> str:
    record = asdict(batch)
    for one in record["instructions"]:
        one["sent_at"] = one["sent_at"].isoformat()
    return json.dumps(record, ensure_ascii=False)


def read(record: Mapping[str, Any]) -> Batch:
    told = _as_tuples(record)
    told["errors"] = tuple((row, code) for row, code in record["errors"])
    told["instructions"] = tuple(map(_instruction, record["instructions"]))
    return Batch(**told)


def _instruction(record: Mapping[str, Any]) -> Instruction:
    told = _as_tuples(record)
    told["sent_at"] = datetime.fromisoformat(record["sent_at"])
    return Instruction(**told)


def _as_tuples(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in record.items()
    }
