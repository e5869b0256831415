"""Requests to remove, proposed and approved as the rules ask for."""

from datetime import date

from burden.organisations.models import Role, Unit, User
from burden.retention import services
from burden.retention.models import Removal
from burden.retention.registry import kind_of
from tests.factories.administration import make_person
from tests.factories.papers import work

LONG_PAST = date(2016, 1, 1)


def proposed(unit: Unit, *, by: User, kind: str = "paper") -> Removal:
    """A request that waits for the second person, whatever there is."""
    return Removal.objects.create(
        kind=kind, until=LONG_PAST, unit=unit, reason="past its period", found=1, by=by
    )


def carried_out(
    unit: Unit,
    *,
    until: date = LONG_PAST,
    kind: str = "paper",
    by: User | None = None,
    second: User | None = None,
) -> Removal:
    """Propose, approve and do the work: what may go of before the day is gone."""
    removal = services.propose(
        kind=kind_of(kind),
        until=until,
        unit=unit,
        reason="past its period",
        by=by or make_person(Role.SYSTEM_ADMIN, unit),
    )
    services.approve(removal=removal, by=second or make_person(Role.SECURITY_ADMIN, unit))
    work()
    removal.refresh_from_db()
    return removal
