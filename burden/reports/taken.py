"""What a person took out of the product, as the log has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from burden.audit import selectors as log
from burden.audit.models import Entry
from burden.dashboards import audit_wording as wording
from burden.organisations.models import User

_WORD = frozenset({"comparison", "chain", "overview"})


@dataclass(frozen=True)
class Taken:
    """One file that left: what it was, of which period, how many rows, and its hash if noted."""

    at: datetime
    label: str
    is_word: bool
    period: str
    rows: int | None
    sha256: str


def taken_by(user: User) -> QuerySet[Entry]:
    """The person's own exports, the latest first."""
    return Entry.objects.filter(actor_id=str(user.pk), action__endswith=".exported").order_by("-id")


def told(entries: Iterable[Entry]) -> list[Taken]:
    """The entries as the page shows them."""
    return [_told(one) for one in entries]


def _told(entry: Entry) -> Taken:
    details = log.details(entry)
    sha256 = str(details.get("sha256", ""))
    return Taken(
        at=entry.at,
        label=wording.object_of(entry.action),
        is_word=bool(sha256) and entry.action.partition(".")[0] in _WORD,
        period=str(details.get("period", "")),
        rows=details.get("rows"),
        sha256=sha256,
    )
