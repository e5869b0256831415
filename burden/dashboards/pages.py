"""What the pages show: contexts of templates, made of selectors and wording."""

from dataclasses import dataclass
from typing import Any

from burden.dashboards import heat, score_picture, wording
from burden.dashboards.selectors import overview as overviews
from burden.dashboards.selectors import unit as units
from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from docs_audit import refusals
from docs_audit.models import Paper
from meetings.models import Meeting


@dataclass(frozen=True)
class FindingRow:
    """A finding with what it says."""

    finding: Finding
    claim: str
    label: str


def finding_rows(findings: list[Finding]) -> list[FindingRow]:
    """The findings as their kinds speak of them, in the language of the moment."""
    return [FindingRow(one, kind_of(one).claim(one), str(kind_of(one).label)) for one in findings]


def overview_context(user: User, scope: Scope, period: Period) -> dict[str, Any]:
    """The first page: sentence, matrix, trend, new findings, heaviest matters."""
    found = overviews.overview(scope, period)
    findings, count = overviews.new_findings(user, scope, period)
    return {
        "overview": found,
        "answer": wording.overview_sentence(found.answer) if found.answer else "",
        "heat_rows": heat.rows_of(found.flow),
        "findings": finding_rows(findings),
        "finding_count": count,
        "may_read_findings": policies.can(user, "findings.view"),
        "refusals": _refusals(user),
    }


def _refusals(user: User) -> int:
    """Files refused for a secrecy mark lately; told to the security administrator alone."""
    return refusals.recent_count(user) if policies.can(user, "refusals.view") else 0


def first_steps_context(user: User, scope: Scope) -> dict[str, Any]:
    """What is still missing before there is anything to show."""
    return {
        "has_units": Unit.objects.within(scope.unit).exclude(pk=scope.unit.pk).exists(),
        "has_records": Paper.objects.visible_to(user).exists()
        or Meeting.objects.visible_to(user).exists(),
        "may_import_units": policies.can(user, "units.import"),
        "may_upload": policies.can(user, "papers.upload"),
        "may_report": policies.can(user, "meetings.report"),
        "refusals": _refusals(user),
    }


def unit_context(user: User, unit: Unit, period: Period) -> dict[str, Any]:
    """The page of one unit: its score, the parts, and what is behind each."""
    month = period.single_months()[-1]
    scored = units.unit_score(user, unit, month.first)
    received, generated = units.own_totals(unit, period)
    return {
        "unit": unit,
        "line": units.visible_line(user, unit),
        "month": month,
        "scored": scored,
        "answer": wording.unit_sentence(scored.score, scored.standing) if scored else "",
        "picture": score_picture.of(scored) if scored and scored.score.score is not None else None,
        "received": received,
        "generated": generated,
        "components": units.heaviest_by_component(unit, period),
        "findings": finding_rows(units.findings_of(user, unit)),
        "may_read_findings": policies.can(user, "findings.view"),
    }
