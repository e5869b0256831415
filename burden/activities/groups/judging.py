"""Jobs "group.judge" and "grouping.judge": one group with its messages, and an owner's groups.

What a group says may repeat what another said, and its members may be in others: those are judged
again when one comes late.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from burden.activities.descent import basis_of
from burden.activities.groups import overlapping, records, repeating
from burden.activities.groups.suspecting import suspect_hours
from burden.activities.models import Instruction, WorkGroup
from burden.activities.rules import groups as rules
from burden.activities.rules.groups.checking import filed_until
from burden.activities.rules.hits import Hit, settled
from burden.activities.ruling import filing
from burden.activities.ruling.periods import settle_year
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.matters.models import Item
from burden.organisations.models import Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

JUDGE, YEAR, BOOK, AGE = "group.judge", "grouping.judge", "group.book", "group.age"
JUDGE_MESSAGE = "message.judge"
_BATCH = 1_000
_FOLLOWERS_AT_MOST = 500


def judge(key: str, lease: Lease) -> None:
    """File what speaks against one group, note what it repeats, place it in its matter."""
    group = records.worded().filter(uuid=UUID(key)).first()
    if group is None:
        return
    parameters = thresholds.in_force()
    firsts = repeating.firsts_of(group, parameters)
    record = records.repeating(records.record_of(group, parameters), firsts)
    hits = rules.check(record, parameters, thresholds.confirmations())
    parent = basis_of(group.basis, group.item)
    if group.is_withdrawn:
        record, hits, parent = replace(record, off_hours=0), (), None
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        matters.place(item=group.item, parent=parent)
        _note_firsts(group, firsts)
        filing.file_hits(group.item, hits, parameters, Subject.GROUP)
        suspect_hours(group, record, parameters)
        jobs.enqueue(BOOK, key, lane=Lane.BULK)
        for year in (group.day.year, timezone.localdate().year):
            jobs.enqueue(YEAR, f"{group.unit.uuid}:{year}", lane=Lane.BULK)
        _look_again(group, parameters)
        if not group.is_followed:
            WorkGroup.objects.filter(pk=group.pk).update(is_followed=True)
            jobs.enqueue_all(JUDGE, followers_of(group), lane=Lane.BULK)
        jobs.enqueue_all(JUDGE_MESSAGE, _own(group), lane=Lane.BULK)


def age(key: str, lease: Lease) -> None:
    """Job "group.age": the day has come on which nobody has used it for too long."""
    with jobs.forgettable_transaction():
        lease.confirm()
        jobs.enqueue(JUDGE, key, lane=Lane.BULK)


def followers_of(group: WorkGroup) -> set[str]:
    """Groups that may repeat this one or share its members: they are judged by it, too."""
    near = [*repeating.followers_of(group)[:_FOLLOWERS_AT_MOST], *overlapping.beside(group)]
    return {str(one.uuid) for one in near}


def judge_year(key: str, lease: Lease) -> None:
    """File, keep or withdraw what concerns all that an owner keeps; `key` is uuid:year."""
    uuid, _colon, written = key.partition(":")
    unit = Unit.objects.filter(uuid=UUID(uuid), is_external=False).first()
    if unit is None:
        return
    year, parameters = int(written), thresholds.in_force()
    hits = hits_of_year(unit, year, parameters, thresholds.confirmations())
    with transaction.atomic():
        lease.confirm()
        settle_year(unit, year, hits, parameters, Subject.GROUP)


def hits_of_year(
    unit: Unit, year: int, parameters: Parameters, confirmed: Collection[str]
) -> tuple[Hit, ...]:
    """What speaks against all that an owner keeps at the end of a year."""
    found = rules.check_year(records.kept_in(unit, year), parameters)
    return settled(found, min(date(year, 12, 31), timezone.localdate()), confirmed)


def note(item: Item) -> None:
    """Have instructions judged that name what has just been announced."""
    names = [one for one in (item.number, "".join(item.title.split())) if one]
    named = Instruction.objects.filter(cites__overlap=names)
    found = named.order_by("uuid").values_list("uuid", flat=True)
    jobs.enqueue_all(JUDGE_MESSAGE, map(str, found), lane=Lane.BULK)
    groups = WorkGroup.objects.filter(basis__in=[*names, f"《{item.title}》"]).exclude(item=item)
    jobs.enqueue_all(JUDGE, map(str, groups.values_list("uuid", flat=True)), lane=Lane.BULK)


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every group is judged again, and with it its messages."""
    found = WorkGroup.objects.order_by().values_list("uuid", flat=True)
    jobs.enqueue_all(JUDGE, map(str, found.iterator()), lane=Lane.BULK)


def _note_firsts(group: WorkGroup, firsts: Mapping[int, int]) -> None:
    """Keep what each repeats; the latest of too many have items of their own."""
    own = repeating.own_of(firsts)
    known = group.instructions.filter(Q(first__isnull=False) | Q(pk__in=own))
    changed = []
    for one in known.only("pk", "first_id", "is_own"):
        wanted = own.get(one.pk)
        if one.first_id != wanted or (wanted and not one.is_own):
            one.first_id, one.is_own = wanted, one.is_own or wanted is not None
            changed.append(one)
    Instruction.objects.bulk_update(changed, ["first", "is_own"], batch_size=_BATCH)


def _own(group: WorkGroup) -> list[str]:
    """Instructions that have, or may get, an item of their own."""
    found = group.instructions.filter(Q(is_own=True) | ~Q(cites=[])).order_by("-sent_at", "-pk")
    return [str(one) for one in found.values_list("uuid", flat=True)[: 2 * repeating.MOST_OWN]]


def _look_again(group: WorkGroup, parameters: Parameters) -> None:
    """Ask for the day on which time alone speaks against it."""
    if group.is_withdrawn or group.closed_on:
        return
    today = timezone.localdate()
    idle = timedelta(days=parameters["group.idle_days"])
    days = [one + idle for one in (records.last_used(group), group.task_ended) if one]
    if group.kind in rules.APPS and not group.filing:
        days.append(filed_until(group.day, parameters) + timedelta(days=1))
    coming = min((one for one in days if one > today), default=None)
    if coming is not None:
        at = timezone.make_aware(datetime.combine(coming, time(1)))
        jobs.enqueue(AGE, str(group.uuid), lane=Lane.IDLE, run_after=at)
