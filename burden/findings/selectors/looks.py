"""What is new for a person (not opened yet, or changed since), and what he starred."""

from collections.abc import Iterable

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q

from burden.findings.models import Finding, FindingQuerySet, Look, Star
from burden.organisations.models import User


def with_news(findings: FindingQuerySet, user: User) -> FindingQuerySet:
    """The findings, each with `is_new`: whether the person has not seen it as it is now."""
    return findings.annotate(is_new=ExpressionWrapper(is_new_for(user), BooleanField()))


def is_new_for(user: User) -> Q:
    """Findings that the person has not opened, or that came back, were answered or grew since.

    Those he has seen are asked for once, not finding by finding.
    """
    grown = Q(finding__avoidable_hours__gt=F("hours")) & Q(
        finding__avoidable_hours__gte=F("hours") * 3 / 2
    )
    seen = Look.objects.filter(~grown, person=user, at__gte=F("finding__news_at"))
    return ~Q(pk__in=seen.values("finding"))


def looks_of(user: User, findings: Iterable[Finding]) -> dict[int, Look]:
    """When the person last opened which of the findings, by finding."""
    found = Look.objects.filter(person=user, finding__in=[one.pk for one in findings])
    return {one.finding_id: one for one in found}


def is_seen(finding: Finding, look: Look | None) -> bool:
    """Whether a look was at the finding as it is now; as `is_new_for` asks the database."""
    if look is None or look.at < finding.news_at:
        return False
    return finding.avoidable_hours <= look.hours or finding.avoidable_hours < look.hours * 3 / 2


def with_stars(findings: FindingQuerySet, user: User) -> FindingQuerySet:
    """The findings, each with `is_starred`: whether the person's star is on it."""
    own = Star.objects.filter(person=user, finding=OuterRef("pk"))
    return findings.annotate(is_starred=Exists(own))


def starred_by(user: User) -> Q:
    """Findings with the person's star; asked for once, not finding by finding."""
    return Q(pk__in=Star.objects.filter(person=user).values("finding"))
