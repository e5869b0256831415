"""What an order is about: a scope and what of it, a matter or a finding the person may open."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from burden.dashboards.selectors.matter import opened_for
from burden.findings.selectors import finding_for
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from burden.reports.models import Report

_NARROWED_BY = ("q", "state", "sort")
_LONGEST_WORDS = 200


@dataclass(frozen=True)
class Subject:
    """The unit whose scope decides over the report, and what it is about beside that."""

    unit: Unit
    parameters: Mapping[str, Any]


def of_period(unit: Unit, period: Period) -> Subject:
    """A unit in a period, or all below it."""
    return Subject(unit, {"period": period.key})


def of_rectifications(user: User, unit: Unit, asked: Mapping[str, str]) -> Subject:
    """What a unit and those below it have to rectify today, as the list of the page is narrowed."""
    policies.require(user, "rectifications.view")
    filters = {name: asked[name][:_LONGEST_WORDS] for name in _NARROWED_BY if asked.get(name)}
    return Subject(unit, {"day": timezone.localdate().isoformat(), "filters": filters})


def of_matter(user: User, asked: str) -> Subject:
    """The matter that an item belongs to, as this person sees it.

    Raises:
        Http404: it is no id, or none of the matter is open to the person.
    """
    policies.require(user, "matters.view")
    uuid = _uuid(asked)
    opened_for(user, uuid)
    if user.scope is None:
        raise Http404
    return Subject(user.scope, {"item": str(uuid)})


def of_finding(user: User, asked: str) -> Subject:
    """One finding of the person's scope.

    Raises:
        Http404: it is no id, or outside the scope.
    """
    finding = finding_for(user, _uuid(asked))
    return Subject(finding.unit, {"finding": str(finding.uuid)})


def kind_or_404(asked: str) -> Report.Kind:
    """The kind of that name.

    Raises:
        Http404: there is none.
    """
    try:
        return Report.Kind(asked)
    except ValueError as error:
        raise Http404(asked) from error


def _uuid(asked: str) -> UUID:
    try:
        return UUID(asked)
    except ValueError as error:
        raise Http404(asked) from error
