"""Whether an issuer was found out before: confirmed findings of the same kind in twelve months."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from burden.findings.models import Finding
from burden.organisations.models import User

_YEAR = timedelta(days=364)


@dataclass(frozen=True)
class Before:
    """So many confirmed findings of the unit and kind, from `since` to `until`."""

    count: int
    since: date
    until: date


def confirmed_before(user: User, findings: Iterable[Finding]) -> dict[int, Before]:
    """What was confirmed in the twelve months up to the day of each finding, itself left out.

    By finding; those that nothing was confirmed before are missing. As far as the person's scope
    goes. One query; a finding without a date is held against the months up to today.
    """
    listed = list(findings)
    if not listed:
        return {}
    # Some pairs too many are quicker read than each pair is asked for by itself.
    confirmed = Finding.objects.visible_to(user).filter(
        unit__in={one.unit_id for one in listed},
        kind__in={one.kind for one in listed},
        state=Finding.State.CONFIRMED,
    )
    days: dict[tuple[int, str], list[tuple[int, date]]] = defaultdict(list)
    for pk, unit, kind, day in confirmed.values_list("pk", "unit", "kind", "occurred_on"):
        if day is not None:
            days[unit, kind].append((pk, day))
    told = {}
    for one in listed:
        until = one.occurred_on or timezone.localdate()
        since = until - _YEAR
        others = days.get((one.unit_id, one.kind), [])
        count = sum(pk != one.pk and since <= day <= until for pk, day in others)
        if count:
            told[one.pk] = Before(count, since, until)
    return told
