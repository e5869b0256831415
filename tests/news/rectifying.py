"""Rectifications as an inspector sets them and the watch finds them, with their entries."""

from datetime import timedelta

from django.utils import timezone

from burden.audit import services as audit
from burden.findings.models import Finding, Rectification
from burden.organisations.models import User


def rectify(finding: Finding, *, by: User, in_days: int) -> Rectification:
    """One that must be done in so many days."""
    today = timezone.localdate()
    one = Rectification.objects.create(
        unit=finding.unit,
        kind=finding.kind,
        source="paper",
        title=finding.item.title,
        owner="县政府办公室",
        measure="不再转发",
        deadline=today + timedelta(days=in_days),
        figure="share",
        start_value=0.8,
        target=0.2,
        opened_on=today,
        by=by,
    )
    audit.record(by=by, action="rectification.set", target=one, unit=one.unit)
    return one


def rebound(one: Rectification) -> None:
    """The watch found that the figure rose again."""
    one.state = Rectification.State.REBOUNDED
    one.save()
    audit.record(by=None, action="rectification.rebounded", target=one, unit=one.unit)
