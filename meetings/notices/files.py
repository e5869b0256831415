"""Files of notices dropped on the page: read at once, in memory, into drafts.

Of a file with a secrecy mark nothing is kept but time, user, unit, hash and rule (BM-02).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations.models import Unit, User
from meetings import refusals
from meetings.importers.notices import NoticeText, Unread, read_file, read_notices
from meetings.models import NoticeDraft
from meetings.notices import keeping

NO_MEETING = "no_meeting"


@dataclass
class Brought:
    """What became of files: the drafts, and of the others name and reason.

    A refused file has no name here.
    """

    drafts: list[NoticeDraft] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)


def bring(files: Iterable[tuple[str, bytes]], *, by: User, unit: Unit | None) -> Brought:
    """Read files of notices for a unit. The same file brought twice leaves the same drafts."""
    policies.require(by, "meetings.report", unit)
    brought = Brought()
    for name, data in files:
        for outcome in read_file(data, name):
            if isinstance(outcome, Unread):
                _note(outcome, data, brought, by, unit)
            else:
                _keep(outcome, brought, by, unit)
    return brought


def _note(unread: Unread, data: bytes, brought: Brought, by: User, unit: Unit | None) -> None:
    brought.unread.append(("" if unread.rule else unread.name, unread.reason))
    if unread.rule:
        digest = hashlib.sha256(data).hexdigest()
        refusals.note(by=by, unit=unit, rule=unread.rule, sha256=digest)


@transaction.atomic
def _keep(told: NoticeText, brought: Brought, by: User, unit: Unit | None) -> None:
    read = read_notices(told.text, told.marks, day=timezone.localdate().isoformat())
    if not read:
        brought.unread.append((told.name, NO_MEETING))
        return
    digest = hashlib.sha256(told.text.encode("utf-8", "replace")).hexdigest()
    drafts = keeping.keep(
        read,
        {"item": None, "unit": unit, "sha256": digest},
        {"name": _shown(told.name), "by": by, "text": told.text},
    )
    brought.drafts += drafts
    for draft in drafts:
        audit.record(by=by, action="notice.read", target=draft, unit=unit)


def _shown(name: str) -> str:
    """The last part of the name without characters that could disguise it."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c if c.isprintable() else "\ufffd" for c in base)[-300:] or "?"
