"""Job "secondment.judge": one secondment held against the rules; those of the same person after it
are judged again when it came late.
"""

from uuid import UUID

from django.db import transaction

from burden.activities.descent import basis_of
from burden.activities.models import Secondment
from burden.activities.rules import secondments as rules
from burden.activities.ruling import filing
from burden.activities.secondments import records
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.rulebook import Subject

JUDGE, BOOK = "secondment.judge", "secondment.book"


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw what the rules say of one secondment."""
    secondment = records.worded().filter(uuid=UUID(key)).first()
    if secondment is None:
        return
    parameters = thresholds.in_force()
    same = records.standing().filter(person=secondment.person).exclude(person="")
    earlier = [records.record_of(one) for one in same.filter(day__lt=secondment.day)]
    record = records.record_of(secondment)
    hits = rules.check(record, earlier, parameters, thresholds.confirmations())
    parent = basis_of(secondment.basis, secondment.item)
    if secondment.is_withdrawn:
        hits, parent = (), None
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        matters.place(item=secondment.item, parent=parent)
        filing.file_hits(secondment.item, hits, parameters, Subject.SECONDMENT)
        jobs.enqueue(BOOK, key, lane=Lane.BULK)
        jobs.enqueue_all(JUDGE, followers_of(secondment), lane=Lane.BULK)


def followers_of(secondment: Secondment) -> set[str]:
    """Later ones of the same person: they are judged by this one, too."""
    if not secondment.person:
        return set()
    later = Secondment.objects.filter(person=secondment.person, day__gt=secondment.day)
    return set(map(str, later.values_list("uuid", flat=True)))


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every secondment is judged again."""
    found = Secondment.objects.order_by().values_list("uuid", flat=True)
    jobs.enqueue_all(JUDGE, map(str, found.iterator()), lane=Lane.BULK)
