"""Files with a secrecy mark: what is left of them, and what the security administrator is told.

Left are time, user, unit, hash and rule (BM-02); the log has them, no table of its own does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from burden.audit import selectors as log
from burden.audit import services as audit
from burden.audit.models import Entry
from burden.organisations.models import Unit, User
from docs_audit.models import UploadedFile

_FILE, _DRAFT = "document.refused", "draft.refused"
RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Refusal:
    """One refusal; `unit` is whose files they were, `sha256` is empty for a draft."""

    at: datetime
    unit: Unit | None
    rule: str
    sha256: str
    is_draft: bool


def refuse(file: UploadedFile, rule: str) -> None:
    """Close the line of a marked file, in the caller's transaction; nothing that tells of it stays.

    The name of a secret paper tells what it is about, and so does what a manifest said of it.
    """
    file.name, file.given, file.warnings = "", {}, []
    file.state, file.reason = UploadedFile.State.REFUSED, rule
    file.save()
    audit.record(
        by=file.upload.by,
        action=_FILE,
        unit=file.upload.unit,
        details={"sha256": file.sha256, "rule": rule},
    )


def note_draft(*, by: User, unit: Unit | None, rule: str) -> None:
    """Note that a draft was refused. No hash: that of a short text could be guessed."""
    audit.record(by=by, action=_DRAFT, unit=unit, details={"rule": rule})


def refusals_for(user: User) -> QuerySet[Entry]:
    """The log's entries on refusals in the scope of a security administrator, the latest first."""
    return log.entries_of((_FILE, _DRAFT), user.scope.path if user.scope else None)


def recent_count(user: User) -> int:
    """How many there were in the last 30 days."""
    return refusals_for(user).filter(at__gte=timezone.now() - RECENT).count()


def shown(entries: Iterable[Entry]) -> list[Refusal]:
    """What may be told of them: never who it was."""
    found = list(entries)
    units = Unit.objects.in_bulk({_unit_id(entry) for entry in found})
    return [_refusal(entry, units.get(_unit_id(entry))) for entry in found]


def _refusal(entry: Entry, unit: Unit | None) -> Refusal:
    details = log.details(entry)
    return Refusal(
        entry.at, unit, details["rule"], details.get("sha256", ""), entry.action == _DRAFT
    )


def _unit_id(entry: Entry) -> int:
    """The last step of a unit's path, 0 where there is none."""
    return int(entry.unit_path.strip("/").rpartition("/")[2] or 0)
