"""That a person has seen a finding as it stands now."""

from django.utils import timezone

from burden.findings.models import Finding, Look
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
