"""A draft's bytes to its text: in child processes and in memory, never on a disk."""

import threading
import time
from dataclasses import replace

from docs_audit.formats import (
    PAGE_LIMITS,
    ChildLostError,
    Code,
    DocumentError,
    Limits,
    Outcome,
    Reading,
    RecognisedPage,
    Refused,
    has_scans,
    passing_recogniser,
    read_data,
)
from docs_audit.states import reason_of

# One draft is a paper, not a book; and a person waits, so no second child goes on with an archive.
LIMITS = Limits(characters=100_000, container_seconds=0.0)
# A page takes two to three seconds, and a request must not take a minute.
MOST_SCANS = 3
_SCANS_SECONDS = 40.0
_PAGE = replace(PAGE_LIMITS, wall_seconds=25.0)
# Each takes up to a gigabyte and a processor.
_ONE_AT_A_TIME = threading.Lock()
_PATIENCE_SECONDS = 20.0
ARCHIVE, SCANS, BUSY = "archive", "scans", "busy"


class Unreadable(Exception):
    """The draft gave no text. `reason` is a code of `docs_audit.formats`, ARCHIVE, SCANS or BUSY.

    `rule` is what refused it, empty where nothing did.
    """

    def __init__(self, reason: str, *, rule: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.rule = rule


def read_draft(data: bytes, name: str) -> Reading:
    """The text of one draft after the secrecy guard has passed it.

    Scanned pages and pictures are recognised, up to MOST_SCANS; of a draft that has text besides,
    more are left out with a warning.

    Raises Unreadable; a mark on any member of an archive counts before everything else.
    """
    try:
        outcomes = read_data(data, name, limits=LIMITS)
        if len(outcomes) == 1 and has_scans(outcomes[0]):
            outcomes = [_recognised(outcomes[0], data, name)]
    except ChildLostError:
        raise Unreadable(Code.TIMED_OUT) from None
    first = outcomes[0]
    refused = next((outcome for outcome in outcomes if isinstance(outcome, Refused)), None)
    if refused:
        raise Unreadable(Code.REFUSED, rule=refused.rule)
    if not isinstance(first, Reading):
        raise Unreadable(reason_of(first))
    if first.container:
        raise Unreadable(ARCHIVE)
    return first


def _recognised(found: Reading | DocumentError, data: bytes, name: str) -> Outcome:
    """The draft with its scans; as it was found where they cannot be read and are not all of it."""
    is_scan = isinstance(found, DocumentError)
    if is_scan and len(found.scans) > MOST_SCANS:
        raise Unreadable(SCANS)
    if not _ONE_AT_A_TIME.acquire(timeout=_PATIENCE_SECONDS):
        raise Unreadable(BUSY)
    try:
        pages = _pages(found.scans[:MOST_SCANS], data, name)
    except DocumentError as failure:
        return failure if is_scan else found
    except Refused as refused:
        return refused
    finally:
        _ONE_AT_A_TIME.release()
    if is_scan and len(pages) < len(found.scans):
        raise Unreadable(Code.TIMED_OUT)
    return read_data(data, name, limits=LIMITS, pages=pages)[0]


def _pages(numbers: tuple[int, ...], data: bytes, name: str) -> list[RecognisedPage]:
    """As many of these pages as can be recognised in time."""
    until = time.monotonic() + _SCANS_SECONDS
    pages: list[RecognisedPage] = []
    with passing_recogniser() as recogniser:
        for number in numbers:
            if time.monotonic() > until:
                break
            pages.append(recogniser.page_of_data(data, number, name=name, limits=_PAGE))
    return pages
