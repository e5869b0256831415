"""Jobs "demand.judge" and "demanding.judge": one demand, and an asker's year of them.

One that came late may be what later ones repeat or pass down: those are judged again.
"""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from burden.activities.demands import matching, passing, records, suspecting
from burden.activities.descent import basis_of
from burden.activities.models import Demand, RepeatedField
from burden.activities.rules import demands as rules
from burden.activities.rules.hits import Hit, settled
from burden.activities.ruling import filing
from burden.activities.ruling.periods import settle_year
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

JUDGE, YEAR, BOOK = "demand.judge", "demanding.judge", "demand.book"
# What a demand may carry out beside papers and meetings.
BASES = (Source.INSPECTION, Source.DEMAND)
_BATCH = 1_000


def judge(key: str, lease: Lease) -> None:
    """Find what a demand repeats and passes down, file what speaks against it, place it."""
    demand = records.worded().filter(uuid=UUID(key)).first()
    if demand is None:
        return
    parameters = thresholds.in_force()
    basis = basis_of(demand.basis, demand.item, also=BASES)
    pairs = [*matching.repetitions_of(demand, parameters), *matching.of_removed(demand)]
    passed = passing.passed_by(demand, basis, parameters)
    record = records.record_of(demand, {one.later_id for one in pairs}, suspecting.forms_of(pairs))
    hits = rules.check(record, parameters, thresholds.confirmations())
    # It hangs below what it names, else below the demand that it passes down.
    parent = basis or (passed.upper.item if passed else None)
    upper = passed.upper if passed else _removed_upper(demand)
    if demand.is_withdrawn:
        pairs, passed, hits, parent, upper = [], None, (), None, None
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        RepeatedField.objects.filter(later__demand=demand).delete()
        RepeatedField.objects.bulk_create(pairs, batch_size=_BATCH)
        Demand.objects.filter(pk=demand.pk).update(upper=upper)
        matters.place(item=demand.item, parent=parent)
        filing.file_hits(demand.item, hits, parameters, Subject.DEMAND)
        suspecting.file(demand, record, pairs, passed, parameters)
        jobs.enqueue(BOOK, key, lane=Lane.BULK)
        for year in (demand.day.year, demand.day.year + 1):
            if year == demand.day.year or _has_year(demand.unit, year):
                jobs.enqueue(YEAR, f"{demand.unit.uuid}:{year}", lane=Lane.BULK)
        if not demand.is_followed:
            Demand.objects.filter(pk=demand.pk).update(is_followed=True)
            jobs.enqueue_all(JUDGE, followers_of(demand), lane=Lane.BULK)


def _removed_upper(demand: Demand) -> Demand | None:
    """What it was found to pass down, where that has no words left to find it by."""
    return demand.upper if demand.upper is not None and demand.upper.is_emptied else None


def followers_of(demand: Demand) -> set[str]:
    """Later demands that may repeat this one or pass it down: they are judged by it, too."""
    return set(matching.followers_of(demand, thresholds.in_force()))


def judge_year(key: str, lease: Lease) -> None:
    """File, keep or withdraw what concerns one unit's year; `key` is uuid:year."""
    uuid, _colon, written = key.partition(":")
    unit = Unit.objects.filter(uuid=UUID(uuid), is_external=False).first()
    if unit is None:
        return
    year, parameters = int(written), thresholds.in_force()
    hits = hits_of_year(
        year,
        records.of_year(unit, year),
        records.of_year(unit, year - 1),
        parameters,
        thresholds.confirmations(),
    )
    with transaction.atomic():
        lease.confirm()
        settle_year(unit, year, hits, parameters, Subject.DEMAND)


def hits_of_year(
    year: int,
    now: Sequence[rules.Demand],
    before: Sequence[rules.Demand],
    parameters: Parameters,
    confirmed: Collection[str],
) -> tuple[Hit, ...]:
    """What speaks against a year; of the year before it counts what was asked by the same day."""
    today = timezone.localdate()
    last = date(year, 12, 31) if today.year > year else today
    past = [one for one in before if (one.start.month, one.start.day) <= (last.month, last.day)]
    return settled(rules.check_year(now, past, parameters), date(year, 7, 1), confirmed)


def note(item: Item) -> None:
    """Have demands judged that name what has just been announced."""
    names = [one for one in (item.number, item.title, f"《{item.title}》") if one]
    named = Demand.objects.filter(basis__in=names).exclude(item=item).order_by("pk")
    for uuid in sorted(str(one) for one in named.values_list("uuid", flat=True)):
        jobs.enqueue(JUDGE, uuid, lane=Lane.BULK)


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every demand is judged again, and with it each year."""
    found = Demand.objects.order_by().values_list("uuid", flat=True)
    jobs.enqueue_all(JUDGE, map(str, found.iterator()), lane=Lane.BULK)


def _has_year(unit: Unit, year: int) -> bool:
    return Demand.objects.filter(unit=unit, day__year=year).exists()
