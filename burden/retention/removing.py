"""Job "removal.carry_out": what a second person approved, record by record.

Each record is locked and looked at again in a transaction of its own: what has become evidence
meanwhile stays and is named. A run that is lost half-way goes on where it ended.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from burden.audit import services as audit
from burden.findings import services as findings
from burden.jobs.leases import Lease
from burden.matters import services as matters
from burden.matters.models import Item
from burden.retention.models import Outcome, Removal
from burden.retention.registry import Held, Kind, kind_of
from burden.retention.selectors import past

JOB = "removal.carry_out"
_AT_ONCE = 200
Why = Outcome.Why


def remove(key: str, lease: Lease) -> None:
    """Remove what the request names and may go; does nothing when that was done before."""
    removal = Removal.objects.select_related("unit", "decided_by").get(uuid=UUID(key))
    if removal.state != Removal.State.APPROVED:
        return
    kind = kind_of(removal.kind)
    for record in _records(removal, kind):
        _settle(removal, kind, record, lease)
    with transaction.atomic():
        lease.confirm()
        Removal.objects.filter(pk=removal.pk).update(
            state=Removal.State.DONE, finished_at=timezone.now()
        )
        audit.record(
            by=None,
            action="removal.carried_out",
            target=removal,
            unit=removal.unit,
            details={"removed": removal.outcomes.filter(why=Why.REMOVED).count()},
        )


def _records(removal: Removal, kind: Kind) -> Iterator[UUID]:
    """Those that have no outcome yet; what has one, removed or not, is not looked at again."""
    settled = Outcome.objects.filter(removal=removal)
    if removal.until is None:
        if removal.record is not None and not settled.exists():
            yield removal.record
        return
    left = past(kind, removal.unit, removal.until).exclude(
        Exists(settled.filter(record=OuterRef("uuid")))
    )
    while batch := list(left.order_by("since", "pk").values_list("uuid", flat=True)[:_AT_ONCE]):
        yield from batch


@transaction.atomic
def _settle(removal: Removal, kind: Kind, record: UUID, lease: Lease) -> None:
    """Empty one record, or note why it stays."""
    matters.hold_tree()
    lease.confirm()
    held = kind.hold(record, removal.unit)
    if held is not None and not _is_meant(removal, held):
        held = None
    why = _why(held)
    outcome = Outcome(removal=removal, record=record, why=why)
    if held is not None:
        outcome.unit, outcome.day, outcome.number = held.unit, held.day, held.number[:100]
    if held is not None and why == Why.REMOVED:
        outcome.sha256 = held.sha256
        _empty(removal, held)
    outcome.save()


def _is_meant(removal: Removal, held: Held) -> bool:
    """Whether the record still lies before the day; its date may have been corrected."""
    return removal.until is None or (held.day is not None and held.day < removal.until)


def _why(held: Held | None) -> Why:
    if held is None:
        return Why.GONE
    if held.is_underway:
        return Why.UNDERWAY
    # The items first: a finding filed at this moment waits for the end, and then sees it.
    items = [item.pk for item in held.items]
    list(Item.objects.select_for_update(of=("self",)).filter(pk__in=items).order_by("pk"))
    hold = findings.hold_on(items)
    return Why(hold.value) if hold is not None else Why.REMOVED


def _empty(removal: Removal, held: Held) -> None:
    held.empty(timezone.now())
    audit.record(
        by=None,
        action="record.removed",
        target=held.record,
        unit=held.unit or removal.unit,
        details={"request": str(removal.uuid), "kind": removal.kind, "sha256": held.sha256},
    )
