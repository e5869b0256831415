"""Proposing to remove, and deciding it: always two people, each with a reason."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.retention import selectors
from burden.retention.errors import (
    AlreadyAsked,
    AlreadyRemoved,
    DecidedAlready,
    NothingThere,
    NotYoursAlone,
    ReasonMissing,
    SamePerson,
    TooRecent,
)
from burden.retention.models import Removal
from burden.retention.registry import Kind
from burden.retention.removing import JOB
from burden.thresholds import selectors as thresholds


@transaction.atomic
def propose(*, kind: Kind, until: date, unit: Unit, reason: str, by: User) -> Removal:
    """Ask that all records of a kind of before a day be removed, as far as they may.

    Raises:
        PermissionDenied: only system administrators propose, and only within their scope.
        RemovalRefused: no reason is given, the period is not over, or nothing is there.
    """
    policies.require(by, "removals.propose", unit)
    if not reason.strip():
        raise ReasonMissing
    if until > selectors.end_of_period(kind, timezone.localdate(), thresholds.in_force()):
        raise TooRecent
    found = selectors.past(kind, unit, until).count()
    if not found:
        raise NothingThere
    return _proposed(kind=kind.code, until=until, unit=unit, reason=reason, found=found, by=by)


def ask(*, kind: Kind, record: UUID, reason: str, by: User) -> Removal:
    """Ask that a single record be removed, whatever its age: it was brought in by mistake.

    Raises:
        Http404: it lies outside the scope. PermissionDenied: it is not this person's to ask.
        RemovalRefused: no reason is given, it was asked for already, or it is removed.
    """
    policies.require(by, "removals.ask")
    if not kind.may_ask(by, record) or by.scope is None:
        raise PermissionDenied("removals.ask")
    if not reason.strip():
        raise ReasonMissing
    if not kind.records(by.scope).filter(uuid=record).exists():
        raise AlreadyRemoved if selectors.removal_of(record) else NotYoursAlone
    try:
        with transaction.atomic():
            return _proposed(
                kind=kind.code, record=record, unit=by.scope, reason=reason, found=1, by=by
            )
    except IntegrityError as error:
        raise AlreadyAsked from error


@transaction.atomic
def approve(*, removal: Removal, by: User, reason: str = "") -> Removal:
    """Agree as the second person; a job removes what is not protected by then.

    Raises:
        PermissionDenied: only security administrators decide, and only within their scope.
        RemovalRefused: the person proposed it, or somebody decided meanwhile.
    """
    held = _held(removal, by)
    held.state, held.total = Removal.State.APPROVED, _count(held)
    _decide(held, by, reason)
    _note(by, "removal.approved", held, {"reason": reason.strip(), "count": held.total})
    jobs.enqueue(JOB, str(held.uuid), lane=Lane.BULK)
    return held


@transaction.atomic
def refuse(*, removal: Removal, by: User, reason: str) -> Removal:
    """Let everything stay.

    Raises: as `approve`; ReasonMissing without a reason.
    """
    if not reason.strip():
        raise ReasonMissing
    held = _held(removal, by)
    held.state = Removal.State.REFUSED
    _decide(held, by, reason)
    _note(by, "removal.refused", held, {"reason": reason.strip()})
    return held


def _proposed(*, reason: str, **told: Any) -> Removal:
    removal = Removal.objects.create(reason=reason.strip(), **told)
    about = {"until": removal.until.isoformat()} if removal.until else {"record": removal.record}
    details = {name: str(value) for name, value in about.items()}
    _note(
        removal.by,
        "removal.proposed",
        removal,
        {"kind": removal.kind, **details, "reason": removal.reason, "count": removal.found},
    )
    return removal


def _held(removal: Removal, by: User) -> Removal:
    policies.require(by, "removals.decide", removal)
    held = Removal.objects.select_for_update(of=("self",)).select_related("unit").get(pk=removal.pk)
    if held.by_id == by.pk:
        raise SamePerson
    if held.state != Removal.State.PROPOSED:
        raise DecidedAlready
    return held


def _decide(held: Removal, by: User, reason: str) -> None:
    held.decided_by, held.decided_at, held.answer = by, timezone.now(), reason.strip()
    held.save()


def _count(removal: Removal) -> int:
    kind = selectors.kind_or_404(removal.kind)
    if removal.until is None:
        return 1
    return selectors.past(kind, removal.unit, removal.until).count()


def _note(by: User, action: str, removal: Removal, details: dict[str, Any]) -> None:
    audit.record(by=by, action=action, target=removal, unit=removal.unit, details=details)
