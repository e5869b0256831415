"""A draft's bytes to its text: in a child process and in memory, never on a disk."""

from docs_audit.formats import Code, DocumentError, Limits, Reading, Refused, read_data
from docs_audit.formats.warm import ChildLostError

# One draft is a paper, not a book; and a person waits, so no second child goes on with an archive.
LIMITS = Limits(characters=100_000, container_seconds=0.0)
ARCHIVE = "archive"


class Unreadable(Exception):
    """The draft gave no text. `reason` is a code of `docs_audit.formats`, or ARCHIVE."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_draft(data: bytes, name: str) -> Reading:
    """The text of one draft after the secrecy guard has passed it.

    Raises Unreadable; a mark on any member of an archive counts before everything else.
    """
    try:
        outcomes = read_data(data, name, limits=LIMITS)
    except DocumentError as error:
        raise Unreadable(error.code) from None
    except ChildLostError:
        raise Unreadable(Code.TIMED_OUT) from None
    first = outcomes[0]
    if any(isinstance(outcome, Refused) for outcome in outcomes):
        raise Unreadable(Code.REFUSED)
    if not isinstance(first, Reading):
        raise Unreadable(first.code)
    if first.container:
        raise Unreadable(ARCHIVE)
    return first
