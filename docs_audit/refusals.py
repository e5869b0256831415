"""Files with a secrecy mark: what is left of them, and what the security administrator is told.

Left are time, user, unit, hash and rule (BM-02); the log has them, no table of its own does.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from burden.audit import selectors as log
from burden.audit import services as audit
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


def refusals_for(user: User) -> "Refusals":
    """All refusals in the scope of a security administrator, the latest first."""
    return Refusals(user.scope.path if user.scope else None)


def recent_count(user: User) -> int:
    """How many there were in the last 30 days."""
    return refusals_for(user).since(timezone.now() - RECENT)


class Refusals:
    """A list that is read in pages, as a paginator asks for it."""

    def __init__(self, path: str | None) -> None:
        self._entries = log.entries_of((_FILE, _DRAFT), path)

    def __len__(self) -> int:
        return self._entries.count()

    def __getitem__(self, part: slice) -> list[Refusal]:
        entries = list(self._entries[part])
        ids = {_unit_id(entry.unit_path) for entry in entries}
        units = Unit.objects.in_bulk([one for one in ids if one])
        return [
            _refusal(
                entry.at, units.get(_unit_id(entry.unit_path)), entry.action, log.details(entry)
            )
            for entry in entries
        ]

    def since(self, moment: datetime) -> int:
        return self._entries.filter(at__gte=moment).count()


def _refusal(at: datetime, unit: Unit | None, action: str, details: dict[str, Any]) -> Refusal:
    return Refusal(at, unit, details["rule"], details.get("sha256", ""), action == _DRAFT)


def _unit_id(path: str) -> int:
    """The last step of a unit's path, 0 where there is none."""
    return int(path.strip("/").rpartition("/")[2] or 0)
