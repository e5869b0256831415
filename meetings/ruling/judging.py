"""Job "meeting.rule": one meeting held against the rules, and the years that it counts in.

A meeting's change touches the meeting, its host's year and the one that is compared with it; where
it has moved, the year that it left as well.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.organisations.models import Unit
from burden.thresholds import selectors as thresholds
from meetings import rules
from meetings.models import Counted, Meeting
from meetings.ruling import filing
from meetings.ruling.records import record_of, stored

RULE = "meeting.rule"
YEAR = "convening.judge"


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw what the rules say of a meeting; not of one that was not held."""
    meeting = stored().get(uuid=UUID(key))
    parameters = thresholds.in_force()
    hits: tuple[rules.Hit, ...] = ()
    if meeting.counts:
        record = record_of(meeting, parameters)
        hits = rules.check(record, parameters, thresholds.confirmations())
    with transaction.atomic():
        lease.confirm()
        filing.file_findings(meeting.item, hits, parameters)
        if hits:
            # What a rule finding claims of the meeting's hours is told where they are booked.
            jobs.enqueue("meeting.book", key, lane=Lane.BULK)
        for year in sorted(_recount(meeting)):
            jobs.enqueue(YEAR, year, lane=Lane.BULK)


def ask(unit: Unit, year: int) -> None:
    """Have a unit's year judged anew."""
    jobs.enqueue(YEAR, _key_of(unit, year))


def _key_of(unit: Unit, year: int) -> str:
    """What the year of a unit is called in the table of jobs."""
    return f"{unit.uuid}:{year}"


def _recount(meeting: Meeting) -> set[str]:
    """Note where the meeting counts now; keys of all years that this changes."""
    day = timezone.localtime(meeting.starts_at).date()
    former = Counted.objects.select_related("host").filter(meeting=meeting).first()
    touched = _years(former.host, former.day) if former else set()
    if not meeting.counts:
        Counted.objects.filter(meeting=meeting).delete()
        return touched
    if former is None or (former.host_id, former.day) != (meeting.host_id, day):
        told = {"host": meeting.host, "day": day}
        Counted.objects.update_or_create(meeting=meeting, defaults=told)
    return touched | _years(meeting.host, day)


def _years(host: Unit, day: date) -> set[str]:
    """A year, and the next that is compared with it where it has meetings."""
    years = {_key_of(host, day.year)}
    if Counted.objects.filter(host=host, day__year=day.year + 1).exists():
        years.add(_key_of(host, day.year + 1))
    return years
