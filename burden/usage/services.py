"""Counting the log into sums that name nobody."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from burden.audit.models import Entry
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.usage.activities import Activity, activity_of
from burden.usage.models import Use

# As the law on evaluations and this product's own pages have it: below it a sum tells of persons.
FEWEST_PEOPLE = 10
_BATCH = 1000


@transaction.atomic
def count_month(month: date, *, lease: Lease | None = None) -> int:
    """Count the acts of a month anew, for every unit with ten people or more below it.

    A person counts with the role and scope of today. Returns the number of sums kept.
    """
    sums = [
        Use(
            month=month,
            scope_id=scope,
            role=role,
            activity=activity,
            people=len(found),
            acts=sum(found.values()),
        )
        for (scope, role, activity), found in sorted(_acts_by_person(month).items())
        if len(found) >= FEWEST_PEOPLE
    ]
    if lease is not None:
        lease.confirm()
    Use.objects.filter(month=month).delete()
    Use.objects.bulk_create(sums, batch_size=_BATCH)
    return len(sums)


def ask_for_counts(today: date) -> None:
    """Ask for the month of yesterday: on the first of a month the one before is counted out."""
    yesterday = today - timedelta(days=1)
    jobs.enqueue("usage.count", f"{yesterday:%Y-%m}", lane=Lane.BULK)


def _acts_by_person(month: date) -> dict[tuple[int, str, str], dict[str, int]]:
    """Acts by person, for each scope above the person, role and activity (empty: any)."""
    people = {
        str(pk): (role, path)
        for pk, role, path in User.objects.exclude(role="")
        .filter(scope__isnull=False)
        .values_list("pk", "role", "scope__path")
    }
    sums: dict[tuple[int, str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for actor, activity, acts in _acts(month):
        if actor not in people:
            continue
        role, path = people[actor]
        for scope in path.rstrip("/").split("/"):
            sums[int(scope), role, activity][actor] += acts
            sums[int(scope), role, ""][actor] += acts
    return sums


def _acts(month: date) -> Iterator[tuple[str, Activity, int]]:
    period = Period(month)
    rows = (
        Entry.objects.filter(at__gte=_midnight(period.first), at__lt=_midnight(period.next().first))
        .exclude(actor_id="")
        .order_by()
        .values_list("actor_id", "action")
        .annotate(acts=Count("pk"))
    )
    for actor, action, acts in rows.iterator():
        activity = activity_of(action)
        if activity is not None:
            yield actor, activity, acts


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
