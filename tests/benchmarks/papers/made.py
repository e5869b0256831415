"""A made paper: how it is printed, and what is true of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS = (
    *("number", "issuers", "title", "kind", "addressees", "cc", "issued_on", "printed_on"),
    *("printed_by", "urgency", "attachments", "note", "signers"),
)
Value = str | tuple[str, ...]


@dataclass(frozen=True)
class Demand:
    """A tuple that is to be found; an ``optional`` one may be found or not.

    One that is ``held_out`` is worded as no seed but the judge's words it.

    ``kind`` is ``deadline quota frequency material``, ``value`` as the command's contract has it.
    """

    kind: str
    value: str
    sentence: str
    optional: bool = False
    held_out: bool = False


@dataclass(frozen=True)
class Cited:
    """A paper that the body names."""

    number: str
    title: str = ""


@dataclass(frozen=True)
class Body:
    """Paragraphs of a body, the demands among them and the papers they cite."""

    paragraphs: tuple[str, ...]
    demands: tuple[Demand, ...] = ()
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class Print:
    """What stands on the paper, each element as it is printed; an empty one is not there.

    ``head`` is the line of each issuer, ``file_word`` the 文件 beside or after it. ``form`` is
    ``file letter order minutes plain``. Lines of title and number are those of the paper.
    """

    form: str
    head: tuple[str, ...] = ()
    file_word: str = ""
    spaced_head: bool = False
    urgency: str = ""
    number_lines: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    title_lines: tuple[str, ...] = ()
    addressed: str = ""
    body: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    dated: str = ""
    note: str = ""
    lists: tuple[str, ...] = ()
    annexes: tuple[tuple[str, ...], ...] = ()
    cc: str = ""
    printed_by: str = ""
    printed_on: str = ""


@dataclass(frozen=True)
class MadePaper:
    """A paper and its truth. A field that has no entry in ``truth`` is not judged.

    Each entry holds the values that are right; most have one, an absent element has "" or ().
    ``sort`` names what it was made as, for figures of each sort.
    """

    id: str
    sort: str
    paper_class: str
    white: bool
    level: str
    printed: Print
    truth: Mapping[str, tuple[Value, ...]]
    demands: tuple[Demand, ...] = ()
    cited: tuple[Cited, ...] = ()
    unit: str = ""
    issued_on: dt.date | None = None
    rules: tuple[str, ...] = ()
    not_rules: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
