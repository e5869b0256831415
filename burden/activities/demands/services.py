"""Writes to demands that were taken in: the form as it was sent out, or the mail that asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from burden.activities.demands import asked, recording
from burden.activities.demands.judging import JUDGE, YEAR
from burden.activities.demands.register import KEY
from burden.activities.importers import BadCell, ImportFailed, MarkedList, read_form_file
from burden.activities.models import Demand
from burden.activities.registers.importing import note_refusal
from burden.activities.registers.writing import announce, require_words, year_left
from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.matters.models import Source
from burden.organisations import locks, policies
from burden.organisations.models import User

_FIRST_YEAR = 2000
# Clocks of two machines differ; by more than this one of them is wrong.
_AHEAD = timedelta(hours=1)


@dataclass(frozen=True)
class Brought:
    """How many fields a file told of, and what its mail says of the time of sending.

    `is_date_wrong`: a mail tells no time, or one that cannot be; the time known before stands.
    """

    fields: int
    sent_at: datetime | None = None
    is_date_wrong: bool = False


def bring_form(*, demand: Demand, name: str, content: bytes, by: User) -> Brought:
    """Replace the fields of a demand by those of a form; of a mail also the time it was sent.

    Raises:
        ImportFailed: the file cannot be used.
        MarkedList: it carries a secrecy mark; nothing of it is kept.
    """
    policies.require(by, "activities.complete", demand)
    require_words(demand)
    try:
        file = read_form_file(name, content)
    except MarkedList as marked:
        note_refusal(by=by, unit=by.scope, rule=marked.rule, content=content)
        raise
    try:
        title, fields = asked.fields_of_tables(file.tables)
    except BadCell as bad:
        raise ImportFailed("too_many_fields", bad.value) from bad
    if not fields and not file.is_mail:
        raise ImportFailed("no_form")
    with transaction.atomic():
        # A list that tells of the same demand may write its fields at this moment.
        locks.hold(f"activities.{KEY}")
        demand = (
            Demand.objects.select_for_update(of=("self",)).select_related("unit").get(pk=demand.pk)
        )
        left = year_left(demand, YEAR)
        is_sent = file.is_mail and _take_time(demand, file.sent_at)
        if fields:
            demand.form_title, demand.has_sheet = title[:300], True
        demand.is_followed = False
        announce(demand, Source.DEMAND)
        demand.save()
        if fields:
            asked.write_fields(demand, fields)
        else:
            asked.read_again(demand)
        audit.record(
            by=by,
            action="demands.form",
            target=demand,
            unit=by.scope,
            details={"name": name, "fields": len(fields), "sent": is_sent},
        )
        for kind, key in sorted({(JUDGE, str(demand.uuid)), *left}):
            jobs.enqueue(kind, key)
    sent_at = demand.sent_at if is_sent else None
    return Brought(len(fields), sent_at, file.is_mail and not is_sent)


def _take_time(demand: Demand, at: datetime | None) -> bool:
    """Take over when a mail was sent, if that can be; whether it was taken over."""
    if at is None or at.year < _FIRST_YEAR or at > timezone.now() + _AHEAD:
        return False
    before = demand.sent_at, demand.is_sent_timed, demand.clock, demand.day
    recording.set_sent(demand, at, Demand.Clock.MAIL)
    try:
        recording.check(demand)
    except BadCell:
        demand.sent_at, demand.is_sent_timed, demand.clock, demand.day = before
        return False
    return True
