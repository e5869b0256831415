"""A draft's bytes to its text: in a child process and in memory, never on a disk."""

from docs_audit.formats import ChildLostError, Code, Limits, Reading, Refused, read_data
from docs_audit.states import reason_of

# One draft is a paper, not a book; and a person waits, so no second child goes on with an archive.
LIMITS = Limits(characters=100_000, container_seconds=0.0)
ARCHIVE = "archive"


class Unreadable(Exception):
    """The draft gave no text. `reason` is a code of `docs_audit.formats`, or ARCHIVE.

    `rule` is what refused it, empty where nothing did.
    """

    def __init__(self, reason: str, *, rule: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.rule = rule


def read_draft(data: bytes, name: str) -> Reading:
    """The text of one draft after the secrecy guard has passed it.

    Raises Unreadable; a mark on any member of an archive counts before everything else.
    """
    try:
        outcomes = read_data(data, name, limits=LIMITS)
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
