"""Figures of the first page, of a cell of its matrix and of a unit as CSV."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.translation import gettext as _

from burden.audit.exports import as_csv
from burden.dashboards.selectors import flow as flows
from burden.dashboards.selectors import overview as overviews
from burden.dashboards.selectors import unit as units
from burden.dashboards.selectors.flow import Flow
from burden.ledger import selectors as ledger
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope

# What `?export=` of the first page may ask for: the rates by level, or the matrix.
OF_OVERVIEW = ("csv", "flow")


def overview_csv(user: User, scope: Scope, period: Period, asked: str) -> HttpResponse:
    """Rates by period and level, or hours by issuing and receiving level."""
    if asked == "flow":
        head = (_("From"), _("To"), _("Hours"), _("Avoidable hours"))
        rows = _cells(scope, period)
        return as_csv(by=user, unit=scope.unit, name="flow-matrix", head=head, rows=rows)
    head = (_("Period"), _("Level"), _("Hours per person and day"), _("Avoidable"))
    return as_csv(by=user, unit=scope.unit, name="overview", head=head, rows=_rates(scope, period))


def _cells(scope: Scope, period: Period) -> Iterator[tuple[object, ...]]:
    flow = ledger.flow_matrix(ledger.Slice(scope.path, period))
    for issuer, row in zip(flow.levels, flow.cells, strict=True):
        for receiver, cell in zip(flow.levels, row, strict=True):
            if cell.hours:
                yield issuer.label, receiver.label, cell.hours, cell.avoidable


def _rates(scope: Scope, period: Period) -> Iterator[tuple[object, ...]]:
    trend = overviews.overview(scope, period).trend
    for one, rates in trend.rows:
        for level, rate in zip(trend.levels, rates, strict=True):
            if rate is not None:
                yield one.key, level.label, rate.hours, rate.avoidable


def flow_csv(user: User, scope: Scope, cell: Flow) -> HttpResponse:
    """The pairs of units of a cell."""
    head = (_("Issuer"), _("Receiver"), _("Hours"), _("Avoidable hours"), _("Items"))
    keys = ("originator__name", "receiver__name", "hours", "avoidable", "items")
    rows = ([row[key] for key in keys] for row in flows.with_units(list(cell.pairs())))
    return as_csv(by=user, unit=scope.unit, name="flow", head=head, rows=rows)


def unit_csv(user: User, unit: Unit, period: Period) -> HttpResponse:
    """The parts of a unit's score of the period's last month; points are not rounded."""
    scored = units.unit_score(user, unit, period.single_months()[-1].first)
    head = (
        _("Component"),
        _("Hours"),
        _("Hours per person and day"),
        _("Share of the ceiling"),
        _("Points"),
    )
    parts = scored.parts if scored else []
    rows = (
        (part.component.label, part.hours, part.rate, part.ratio, part.exact_points)
        for part in parts
    )
    return as_csv(by=user, unit=unit, name="unit", head=head, rows=rows, target=unit)
