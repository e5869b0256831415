"""Job "meeting.lapse": a list whose columns nobody told apart is thrown away in the end.

It holds names of people and was taken in by nobody; what is of no use is not kept.
"""

from uuid import UUID

from django.db import transaction

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from meetings.models import MeetingImport

LAPSE = "meeting.lapse"


def foresee(source: MeetingImport) -> None:
    """Ask, in the caller's transaction, that the list be thrown away when its time is up."""
    jobs.enqueue(LAPSE, str(source.uuid), lane=Lane.IDLE, run_after=source.waits_until)


def lapse(key: str, lease: Lease) -> None:
    """Throw the bytes and headers of a list away that still waits; of others nothing changes."""
    with transaction.atomic():
        lease.confirm()
        waiting = MeetingImport.objects.select_for_update(of=("self",)).select_related("unit")
        source = waiting.filter(uuid=UUID(key), state=MeetingImport.State.COLUMNS).first()
        if source is None:
            return
        days = MeetingImport.KEPT_FOR_COLUMNS.days
        source.state, source.content, source.header = MeetingImport.State.FAILED, None, []
        source.errors = [{"row": 0, "code": "never_named", "field": "", "value": str(days)}]
        source.save(update_fields=["state", "content", "header", "errors"])
        audit.record(
            by=None,
            action="meetings.list_lapsed",
            target=source,
            unit=source.unit,
            details={"days": days},
        )
