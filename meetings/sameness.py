"""A person's word on which records are of one meeting; it stays, whatever is calculated later."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import locks, policies
from burden.organisations.models import User
from meetings.models import Meeting, SamenessDecision
from meetings.stored import Stored


@transaction.atomic
def join(*, first: Meeting, second: Meeting, reason: str, by: User) -> None:
    """Have two records be one meeting from now on; its hours are booked again."""
    _decide(first, second, is_same=True, reason=reason, by=by)
    _meet_again([first, second])


@transaction.atomic
def separate(*, record: Meeting, reason: str, by: User) -> None:
    """Have a record be a meeting of its own, apart from all it was joined with."""
    locks.hold("meetings.same")
    main = record.merged_into
    if main is None:
        return
    others = [main, *main.merged.exclude(pk=record.pk)]
    record.merged_into = None
    record.save(update_fields=["merged_into"])
    for other in others:
        _decide(record, other, is_same=False, reason=reason, by=by)
    _meet_again([record, main])


@transaction.atomic
def keep_apart(*, first: Meeting, second: Meeting, reason: str, by: User) -> None:
    """Have two records that look alike be two meetings; they are no longer proposed."""
    _decide(first, second, is_same=False, reason=reason, by=by)


def compatible(records: Iterable[Stored]) -> list[Stored]:
    """The records without those that a person set apart from one before them."""
    records = list(records)
    ids = [one.pk for one in records]
    apart = SamenessDecision.objects.filter(is_same=False, first__in=ids, second__in=ids)
    pairs = {frozenset(pair) for pair in apart.values_list("first", "second")}
    kept: list[Stored] = []
    for one in records:
        if not any(frozenset((one.pk, other.pk)) in pairs for other in kept):
            kept.append(one)
    return kept


def _decide(first: Meeting, second: Meeting, *, is_same: bool, reason: str, by: User) -> None:
    for meeting in (first, second):
        policies.require(by, "meetings.join", meeting.host)
    if first.pk == second.pk:
        raise PermissionDenied("meetings.join")
    one, other = sorted((first, second), key=lambda meeting: meeting.pk)
    decision, _ = SamenessDecision.objects.update_or_create(
        first=one, second=other, defaults={"is_same": is_same, "reason": reason, "by": by}
    )
    audit.record(
        by=by,
        action="meetings.joined" if is_same else "meetings.separated",
        target=decision,
        unit=one.host,
        details={"first": str(one.uuid), "second": str(other.uuid), "reason": reason},
    )


def _meet_again(meetings: Iterable[Meeting]) -> None:
    for uuid in sorted({str(one.uuid) for one in meetings}):
        jobs.enqueue("meeting.meet", uuid)
