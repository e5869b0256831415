"""The dossier of one unit: hours, score, where they come from, findings, decisions, trend."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from burden.dashboards import wording
from burden.dashboards.selectors import unit as units
from burden.dashboards.selectors.doors import item_rows, open_among
from burden.dashboards.templatetags.figures import percent, rate
from burden.findings.models import Finding, FindingQuerySet
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
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
from burden.reports.kinds.period import no_data
from burden.reports.models import Report

_HOURS = (52, 34, 34, 36)
_PARTS = (56, 34, 33, 33)
_TREND = (40, 24, 46, 46)
_ITEMS = (30, 84, 22, 20)


def contents(report: Report) -> Contents:
    """All that is known of the unit itself in a period; units below have their own.

    Raises:
        NothingToTell: it neither received nor caused an hour then, and is suspected of nothing.
    """
    user, unit = report.by, report.unit
    policies.require(user, "scores.view", unit)
    period = Period.parse(report.parameters["period"])
    findings = _findings_of(user, unit, period)
    received, generated = units.own_totals(unit, period)
    if not received.hours and not generated.hours and not findings.exists():
        raise NothingToTell(no_data(unit.name, period, ledger.own_latest_day(unit)))
    listed = evidence.found_in(report, findings)
    return Contents(
        title=_("Dossier of a unit"),
        subtitle=f"{unit} · {unit.get_level_display()} · {period.label}",
        day=period.last,
        origin=list(origin_of(report)),
        parts=[
            lambda: [_hours(received, generated)],
            lambda: _score(user, unit, period),
            lambda: [_items(user, unit, period)],
            lambda: [
                Section(
                    _("Findings"),
                    [evidence.states_sentence(report, findings)],
                    evidence.list_of(listed),
                )
            ],
            *evidence.appendix(report, listed),
            lambda: [parameters.section(report, listed)],
        ],
    )


def _findings_of(user: User, unit: Unit, period: Period) -> FindingQuerySet:
    within: dict[str, Any] = {"unit": unit, "occurred_on__range": (period.first, period.last)}
    return findings_visible_to(user).filter(**within).exclude(state=Finding.State.WITHDRAWN)


def _hours(received: ledger.Totals, generated: ledger.Totals) -> Section:
    head = ("", _("Hours"), _("Avoidable hours"), _("Share that is avoidable"))
    rows: list[Sequence[Cell]] = [
        (
            label,
            hours_cell(totals.hours),
            hours_cell(totals.avoidable),
            Figure(totals.avoidable_ratio, percent(totals.avoidable_ratio)),
        )
        for label, totals in ((_("received"), received), (_("generated"), generated))
    ]
    measured = _("Of the received hours %(share)s come from recorded data.") % {
        "share": percent(received.measured_ratio)
    }
    return Section(_("Hours"), [measured], [Table("", _HOURS, [head, *rows])])


def _score(user: User, unit: Unit, period: Period) -> list[Section]:
    """The score of the last month, how sure it is, its parts, and the months before."""
    month = period.single_months()[-1]
    scored = units.unit_score(user, unit, month.first)
    if scored is None:
        return [Section(_("Score"), [_("No score of %(month)s.") % {"month": month.label}])]
    sentences = [wording.unit_sentence(scored.score, scored.standing)]
    if scored.score.score is None:
        share = percent(scored.score.measured_ratio)
        told = _("Too little is recorded for a score: %(share)s of the hours.") % {"share": share}
        return [Section(_("Score"), [*sentences, told], [_trend(scored)])]
    version = scored.score.parameter_set.version
    sentences.append(
        _("Score of %(month)s: %(score)s, by parameters of version %(version)s.")
        % {"month": month.label, "score": scored.total, "version": version}
    )
    if scored.score.low is not None and scored.score.high is not None:
        sentences.append(
            _("Nine of ten draws lie between %(low)s and %(high)s.")
            % {"low": f"{scored.score.low:.1f}", "high": f"{scored.score.high:.1f}"}
        )
    return [Section(_("Score"), sentences, [_parts(scored), _trend(scored)])]


def _parts(scored: units.UnitScore) -> Table:
    head = (_("Component"), _("Hours"), _("per person and day"), _("Points"))
    rows: list[Sequence[Cell]] = [
        (
            str(part.component.label),
            hours_cell(part.hours),
            Figure(part.rate, rate(part.rate)),
            Figure(part.points, str(part.points)),
        )
        for part in scored.parts
    ]
    total = (_("Sum"), "", "", Figure(scored.total, str(scored.total)))
    return Table(_("What the score is made of"), _PARTS, [head, *rows, total])


def _trend(scored: units.UnitScore) -> Table:
    head = (_("Month"), _("Score"), _("Nine of ten draws"), _("Hours per person and day"))
    rows: list[Sequence[Cell]] = [
        (
            Period(one.month).label,
            "–" if one.score is None else Figure(one.score, f"{one.score:.1f}"),
            "–" if one.low is None or one.high is None else f"{one.low:.1f}–{one.high:.1f}",
            Figure(one.hours_per_person_day, rate(one.hours_per_person_day)),
        )
        for one in scored.history
    ]
    return Table(_("Score month by month"), _TREND, [head, *rows])


def _items(user: User, unit: Unit, period: Period) -> Section:
    """What took most hours, by component; of what is closed to the reader no title."""
    found = units.heaviest_by_component(units.costs_of(unit, period))
    open_ids = open_among(user, [row.item for one in found for row in one.items])
    head = (_("Component"), _("Paper or meeting"), _("Hours"), _("Avoidable"))
    rows: list[Sequence[Cell]] = [
        (
            str(one.component.label),
            row.item.title if row.is_open else _("outside your scope"),
            hours_cell(row.hours),
            hours_cell(row.avoidable),
        )
        for one in found
        for row in item_rows(one.items, open_ids)
    ]
    title = _("What took most hours")
    if not rows:
        return Section(title, [_("It received no hours in this period.")])
    return Section(title, (), [Table("", _ITEMS, [head, *rows])])
