"""The brief of a scope and period: what it carries, what is suspected, and on what evidence."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from burden.dashboards.selectors import overview as overviews
from burden.dashboards.templatetags.figures import rate
from burden.findings.models import Decision, Finding, FindingQuerySet
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from burden.reports.contents import (
    Cell,
    Contents,
    Figure,
    NothingToTell,
    Section,
    Table,
    hours_cell,
)
from burden.reports.kinds import evidence, parameters
from burden.reports.kinds.making import origin_of
from burden.reports.models import Report
from burden.reports.overview import brief_of

_WIDTH = 156
_ABSENT = "–"
_DECIDED = (34, 24, 48, 50)


def contents(report: Report) -> Contents:
    """The brief, widened by trend, findings, decisions, evidence and parameters.

    Raises:
        NothingToTell: nobody in the scope received an hour or is suspected of anything then.
    """
    user, scope = report.by, Scope(report.unit)
    period = Period.parse(report.parameters["period"])
    findings = findings_of(user, scope, period)
    received = ledger.totals(ledger.Slice(scope.path, period).received_sums)
    if not received.hours and not findings.exists():
        raise NothingToTell(no_data(scope.unit.name, period, ledger.latest_day(scope.path)))
    listed = evidence.found_in(report, findings)
    return Contents(
        title=_("Load of the grassroots in brief"),
        subtitle=f"{scope.unit} · {period.label}",
        day=period.last,
        origin=list(origin_of(report)),
        parts=[
            lambda: _load(user, scope, period),
            lambda: [_findings(report, findings, listed)],
            lambda: _decided(findings),
            *evidence.appendix(report, listed),
            lambda: [parameters.section(report, listed)],
        ],
    )


def findings_of(user: User, scope: Scope, period: Period) -> FindingQuerySet:
    """The findings of a scope and period that still stand."""
    visible = findings_visible_to(user).within(scope.path)
    found = visible.filter(occurred_on__range=(period.first, period.last))
    return found.exclude(state=Finding.State.WITHDRAWN)


def no_data(unit: str, period: Period, latest: date | None) -> str:
    """That a unit has nothing to report of a period, and up to when there is anything."""
    words = _("Nothing is known of %(unit)s in %(period)s: no hours and no findings.") % {
        "unit": unit,
        "period": period.label,
    }
    if latest is None:
        return words
    upto = _("The latest data is of %(period)s.") % {"period": Period.month_of(latest).label}
    return f"{words} {upto}"


def _load(user: User, scope: Scope, period: Period) -> list[Section]:
    brief = brief_of(user, scope, period)
    trend = overviews.overview(scope, period).trend
    return [Section(_("Load"), brief.sentences, [*brief.tables, *_trend(trend)])]


def _trend(trend: overviews.Trend) -> list[Table]:
    """Hours per person and working day of each level, period by period."""
    if not trend.levels:
        return []
    width = (_WIDTH - 36) / len(trend.levels)
    head = (_("Period"), *(str(level.label) for level in trend.levels))
    rows: list[Sequence[Cell]] = [
        (one.label, *(_rate(found) for found in rates)) for one, rates in trend.rows
    ]
    title = _("Hours per person and working day")
    return [Table(title, (36, *[width] * len(trend.levels)), [head, *rows])]


def _rate(found: overviews.Rate | None) -> Cell:
    return _ABSENT if found is None else Figure(found.hours, rate(found.hours))


def _findings(report: Report, findings: FindingQuerySet, listed: Sequence[Finding]) -> Section:
    told = [evidence.states_sentence(report, findings)]
    return Section(_("Findings"), told, evidence.list_of(listed))


def _decided(findings: FindingQuerySet) -> list[Section]:
    """What was decided of them and why, by verdict and reason; names stand with each finding."""
    counts: dict[tuple[str, str], list[Any]] = {}
    taken = Decision.objects.filter(
        finding__in=findings.order_by().values("pk"), step=Decision.Step.TAKEN
    )
    for one in taken.select_related("finding").order_by("pk"):
        counts.setdefault((one.verdict, one.reason), []).append(one.finding.avoidable_hours)
    if not counts:
        return [Section(_("Decisions"), [_("Nothing has been decided yet.")])]
    head = (_("Decision"), _("How many"), _("Reason"), _("Avoidable hours"))
    rows: list[Sequence[Cell]] = [
        (
            str(Finding.State(verdict).label),
            Figure(len(found), str(len(found))),
            str(Decision.Reason(reason).label) if reason else _ABSENT,
            hours_cell(sum(found)),
        )
        for (verdict, reason), found in sorted(counts.items())
    ]
    return [Section(_("Decisions"), (), [Table("", _DECIDED, [head, *rows])])]
