"""Job "meeting.notice": drafts of meetings out of papers that call one or are its minutes.

Papers are announced to `matters` by who holds them; by their title it is known whether reading
them is worth a job. The text comes through `matters` as well: meetings know no paper.
"""

from uuid import UUID

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import registry
from burden.matters.models import Item, Source
from meetings.importers.notices import calls_meeting, read_notices
from meetings.notices import keeping

READ = "meeting.notice"


def note(item: Item) -> None:
    """Ask for the reading of an announced paper whose title tells of a meeting."""
    if calls_meeting(item.title):
        jobs.enqueue(READ, str(item.source_uuid), lane=Lane.BULK)


def read(key: str, lease: Lease) -> None:
    """Read one paper into drafts; safe to repeat, what a person has settled stays."""
    item = Item.objects.get(source=Source.PAPER, source_uuid=UUID(key))
    text = registry.texts_of(Source.PAPER).text(item.source_uuid)
    day = item.occurred_on.isoformat() if item.occurred_on else ""
    drafts = read_notices(text, day=day)
    with transaction.atomic():
        lease.confirm()
        keeping.keep(drafts, {"item": item}, {"name": item.title[:300]})
