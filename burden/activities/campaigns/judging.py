"""Jobs "campaign.judge" and "campaigning.judge": one campaign, and an organiser's year of them."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from burden.activities.campaigns import records
from burden.activities.descent import basis_of
from burden.activities.models import Campaign
from burden.activities.rules import campaigns as rules
from burden.activities.rules.hits import settled
from burden.activities.ruling import filing
from burden.activities.ruling.periods import settle_year
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.organisations.models import Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.rulebook import Subject

JUDGE, YEAR, BOOK = "campaign.judge", "campaigning.judge", "campaign.book"


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw what the rules say of one campaign, and place it in its matter."""
    campaign = records.worded().filter(uuid=UUID(key)).first()
    if campaign is None:
        return
    parameters = thresholds.in_force()
    before = records.standing().filter(unit=campaign.unit, day__lt=campaign.day)
    earlier = [records.record_of(one) for one in before]
    record = records.record_of(campaign)
    hits = rules.check(record, earlier, parameters, thresholds.confirmations())
    parent = basis_of(campaign.basis, campaign.item)
    if campaign.is_withdrawn:
        hits, parent = (), None
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        matters.place(item=campaign.item, parent=parent)
        filing.file_hits(campaign.item, hits, parameters, Subject.CAMPAIGN)
        jobs.enqueue(BOOK, key, lane=Lane.BULK)
        if not campaign.is_followed:
            # One that came late may be what a later one comes too soon after.
            Campaign.objects.filter(pk=campaign.pk).update(is_followed=True)
            jobs.enqueue_all(JUDGE, followers_of(campaign), lane=Lane.BULK)
        for year in (campaign.day.year, campaign.day.year + 1):
            jobs.enqueue(YEAR, f"{campaign.unit.uuid}:{year}", lane=Lane.BULK)


def followers_of(campaign: Campaign) -> set[str]:
    """Later ones of the organiser: they are judged by this one, too."""
    later = Campaign.objects.filter(unit=campaign.unit, day__gt=campaign.day)
    return set(map(str, later.values_list("uuid", flat=True)))


def judge_year(key: str, lease: Lease) -> None:
    """File, keep or withdraw what concerns one unit's year; `key` is uuid:year."""
    uuid, _colon, written = key.partition(":")
    unit = Unit.objects.filter(uuid=UUID(uuid), is_external=False).first()
    if unit is None:
        return
    year, parameters = int(written), thresholds.in_force()
    now = records.of_year(unit, year)
    today = timezone.localdate()
    last = date(year, 12, 31) if today.year > year else today
    before = [
        one
        for one in records.of_year(unit, year - 1)
        if (one.start.month, one.start.day) <= (last.month, last.day)
    ]
    found = rules.check_year(now, before)
    hits = settled(found, date(year, 7, 1), thresholds.confirmations())
    with transaction.atomic():
        lease.confirm()
        settle_year(unit, year, hits, parameters, Subject.CAMPAIGN)


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every campaign is judged again, and with it each year."""
    found = Campaign.objects.order_by().values_list("uuid", flat=True)
    jobs.enqueue_all(JUDGE, map(str, found.iterator()), lane=Lane.BULK)
