"""Findings whose unit could reply, and findings that were confirmed as the rules ask for."""

from datetime import timedelta

from django.utils import timezone

from burden.findings import services
from burden.findings.models import Finding, Notice
from burden.organisations.models import Role, User
from tests.factories.administration import make_person


def hear(finding: Finding, by: User) -> Notice:
    """Tell the unit and let its day pass in silence."""
    notice = services.give_notice(finding=finding, by=by)
    notice.due_on = timezone.localdate() - timedelta(days=1)
    notice.save()
    return notice


def confirm(finding: Finding, by: User) -> None:
    """Confirm a finding: its unit is heard, and a second inspector agrees where it is high."""
    hear(finding, by)
    services.decide(finding=finding, verdict="confirmed", by=by)
    finding.refresh_from_db()
    if finding.proposed:
        services.agree(finding=finding, by=make_person(Role.INSPECTOR, by.scope))
