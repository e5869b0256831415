"""Writes: that a unit was warned of its meetings."""

from datetime import date

from django.db import transaction

from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations.models import Unit, User
from meetings.models import MeetingWarning
from meetings.ruling import judging


@transaction.atomic
def warn(*, unit: Unit, given_on: date, reason: str, by: User) -> MeetingWarning:
    """Keep a dated warning; the six months before and after it are watched from now on.

    A second warning of one day replaces the words of the first.
    """
    policies.require(by, "meetings.warn", unit)
    warning, _is_new = MeetingWarning.objects.update_or_create(
        unit=unit, given_on=given_on, defaults={"reason": reason.strip(), "by": by}
    )
    audit.record(
        by=by,
        action="meetings.warned",
        target=warning,
        unit=unit,
        details={"given_on": given_on.isoformat(), "reason": warning.reason},
    )
    judging.ask(unit, given_on.year)
    return warning
