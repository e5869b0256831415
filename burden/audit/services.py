"""Adding entries, seals and what a check found. No service changes or removes an entry."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, models, transaction
from django.utils import timezone

from burden.audit import looks, selectors
from burden.audit.address import current_address
from burden.audit.chain import canonical, digest, seal_code
from burden.audit.looks import HasPath
from burden.audit.models import Entry, Head, Seal, Verification

# The end of a chain, made where there is none and locked either way, by one statement.
_LOCK_HEAD = """
INSERT INTO audit_head AS head (chain, number, digest) VALUES (%s, %s, %s)
ON CONFLICT (chain) DO UPDATE SET number = head.number
RETURNING number, digest
"""
_WRITTEN = [one for one in Entry._meta.concrete_fields if not one.primary_key]
# Every look at evidence adds an entry: what is always the same is written out once.
_ADD = f"""
INSERT INTO audit_entry ({", ".join(str(one.column) for one in _WRITTEN)})
VALUES ({", ".join("%s" for _one in _WRITTEN)})
RETURNING id
"""  # noqa: S608 - names of columns
_MOVE_HEAD = "UPDATE audit_head SET number = %s, digest = %s WHERE chain = %s"


def record(
    *,
    by: AbstractBaseUser | None,
    action: str,
    target: models.Model | None = None,
    unit: HasPath | None = None,
    details: Mapping[str, Any] | None = None,
) -> Entry:
    """Add an entry in the caller's transaction, to the chain of the unit's top unit.

    `action` is `<app>.<what happened>`. Without `by` (the product itself, or someone who must stay
    unnamed) no address is kept either. The chain's end stays locked until the caller's commit:
    call it after the change and before jobs.enqueue, always in this order.
    """
    path = unit.path if unit else ""
    entry = Entry(
        chain=path.partition("/")[0],
        at=timezone.now(),
        actor_id="" if by is None else str(by.pk),
        actor_name="" if by is None else by.get_username(),
        action=action,
        unit_path=path,
        details=canonical(details or {}),
        address="" if by is None else current_address(),
    )
    if target is not None:
        entry.target_kind = target._meta.label_lower
        entry.target_id = str(target.pk)
        entry.target_label = str(target)[:300]
        looks.told(target)
    return _appended(entry)


@transaction.atomic
def _appended(entry: Entry) -> Entry:
    head = Head(chain=entry.chain)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_HEAD, [head.chain, head.number, head.digest])
        number, entry.previous = cursor.fetchone()
        entry.number = number + 1
        entry.digest = digest(entry)
        cursor.execute(
            _ADD,
            [one.get_db_prep_save(one.value_from_object(entry), connection) for one in _WRITTEN],
        )
        (entry.pk,) = cursor.fetchone()
        cursor.execute(_MOVE_HEAD, [entry.number, entry.digest, entry.chain])
    return entry


def seal() -> list[Seal]:
    """Seal the end of every chain that has grown since it was last sealed."""
    sealed = []
    for head in Head.objects.filter(number__gt=0).order_by("chain"):
        at = timezone.now()
        seal, is_new = Seal.objects.get_or_create(
            chain=head.chain,
            number=head.number,
            defaults={"digest": head.digest, "at": at, "code": _code(head, at)},
        )
        if is_new:
            sealed.append(seal)
    return sealed


def verify() -> Verification:
    """Read every chain once and note what was found, and how long each was when it began."""
    at, chains = timezone.now(), selectors.lengths()
    faults = [asdict(one) for one in selectors.faults()]
    return Verification.objects.create(at=at, chains=chains, faults=faults)


def _code(head: Head, at: datetime) -> str:
    return seal_code(
        chain=head.chain,
        number=head.number,
        entry_digest=head.digest,
        at=at.astimezone(UTC).isoformat(timespec="microseconds"),
        key=settings.AUDIT_SEAL_KEY,
    )
