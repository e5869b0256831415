"""Files of notices and minutes to their texts, in the child process that reads all documents."""

from __future__ import annotations

from dataclasses import dataclass

from docs_audit.formats import (
    PACKED,
    ChildLostError,
    Code,
    Limits,
    Outcome,
    Reading,
    Refused,
    has_scans,
    read_data,
)

# A person waits for the answer, and a notice is no book.
_LIMITS = Limits(characters=200_000, members=50, container_seconds=20.0)
SCAN = "scan"
_PACKED = "packed"


@dataclass(frozen=True, slots=True)
class NoticeText:
    """The text of one file, or of a member of an archive, after the secrecy guard passed it."""

    name: str
    text: str
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or member without text. `reason` is a code of `formats`, `packed` or `scan`; `rule`
    is what refused it, and then nothing else of it may be kept, its name included.
    """

    name: str
    reason: str
    rule: str = ""


def read_file(data: bytes, name: str) -> list[NoticeText | Unread]:
    """What a file holds: one text or reason, for an archive one for each member.

    The bytes lie on no disk. A scan is not recognised here: that takes longer than one waits.
    """
    try:
        outcomes = read_data(data, name, limits=_LIMITS)
    except ChildLostError:
        return [Unread(name, Code.TIMED_OUT)]
    single = [one for one in outcomes if not (isinstance(one, Reading) and one.container)]
    return [_told(one) for one in single] or [Unread(name, Code.NO_TEXT)]


def _told(outcome: Outcome) -> NoticeText | Unread:
    name = outcome.member or outcome.name
    if isinstance(outcome, Refused):
        return Unread(name, Code.REFUSED, outcome.rule)
    if has_scans(outcome):
        return Unread(name, SCAN)
    if isinstance(outcome, Reading):
        return NoticeText(name, outcome.text, outcome.layout)
    return Unread(name, _PACKED if outcome.format in PACKED else str(outcome.code))
