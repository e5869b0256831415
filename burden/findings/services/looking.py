"""What a person keeps of a finding: that he has seen it as it stands now, and his star."""

from django.db import transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.findings.models import Finding, Look, Star
from burden.organisations.models import User


def note_look(*, finding: Finding, by: User) -> None:
    """Keep that the person looked just now, in one statement; the look before is forgotten."""
    look = Look(
        finding=finding,
        person=by,
        at=timezone.now(),
        state=finding.state,
        hours=finding.avoidable_hours,
    )
    Look.objects.bulk_create(
        [look],
        update_conflicts=True,
        unique_fields=["person", "finding"],
        update_fields=["at", "state", "hours"],
    )


@transaction.atomic
def set_star(*, finding: Finding, by: User, starred: bool) -> None:
    """Put the person's star on a finding or take it off; doing so twice changes nothing."""
    if starred:
        _star, is_new = Star.objects.get_or_create(finding=finding, person=by)
        changed = is_new
    else:
        changed = bool(Star.objects.filter(finding=finding, person=by).delete()[0])
    if changed:
        action = "finding.starred" if starred else "finding.unstarred"
        audit.record(by=by, action=action, target=finding, unit=finding.unit)
