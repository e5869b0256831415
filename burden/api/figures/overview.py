"""Figures of the first page, and of the cells of its matrix."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rest_framework.request import Request

from burden.api.figures.answers import FiguresView, counted, items_told, page_of
from burden.api.plain import plain
from burden.audit import looks
from burden.dashboards.flow_request import flow_asked
from burden.dashboards.selectors import flow as flows
from burden.dashboards.selectors import overview
from burden.dashboards.selectors.staff_changes import staff_changes
from burden.ledger import selectors as ledger
from burden.organisations import policies
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope


class OverviewView(FiguresView):
    """The first page: totals, rates by level of five periods, the heaviest items."""

    reads = "overview.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        user = signed_in(request)
        found = overview.overview(scope, period)
        rows = len(found.matters)
        looks.at_list("overview.listed", scope.unit, rows=rows, asked=request.query_params)
        told = {
            "answer": plain(found.answer),
            "totals": plain(found.totals, "measured_ratio", "avoidable_ratio"),
            "levels": plain(found.trend.levels),
            "rates": [
                {"period": one.key, "rates": plain(rates)} for one, rates in found.trend.rows
            ],
            "heaviest": items_told(user, found.matters),
            "staff_jumps": _jumps(scope, found.trend.rows[0][0], period),
        }
        if policies.can(user, "findings.view"):
            told["new_findings"] = overview.new_findings(user, scope, period)[1]
        return told


def _jumps(scope: Scope, first: Period, last: Period) -> dict[str, Any]:
    """Numbers of staff that changed by more than a tenth; the largest are told one by one."""
    found = staff_changes(scope.path, first.first, last.last)
    shown = [plain(asdict(one) | {"unit": str(one.unit)}) for one in found.shown]
    return {"count": found.count, "largest": shown}


class FlowView(FiguresView):
    """Hours from issuing level to receiving level, as on the overview."""

    reads = "overview.view"

    def figures(self, _request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        matrix = ledger.flow_matrix(ledger.Slice(scope.path, period))
        return {
            "levels": plain(matrix.levels),
            "cells": plain(matrix.cells),
            "generated": plain(matrix.generated),
            "received": plain(matrix.received),
            "total": plain(matrix.total),
        }


class FlowCellView(FiguresView):
    """One cell of the matrix: its pairs of units; of one issuer and receiver the items.

    `from_level`, `to_level`, `issuer`, `receiver` and `source` choose, as on the page.
    """

    reads = "overview.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        asked = flow_asked(request._request, scope, period)
        cell = asked.cell
        told = {"totals": plain(cell.totals(), "avoidable_ratio")}
        page = page_of(request, cell.items() if asked.is_pair else cell.pairs())
        rows = list(page)
        if asked.is_pair:
            looks.at_list("flow.listed", scope.unit, rows=len(rows), asked=request.query_params)
            items = items_told(signed_in(request), flows.with_items(rows))
            return told | counted(page) | {"items": items}
        return told | counted(page) | {"pairs": [_pair(row) for row in flows.with_units(rows)]}


def _pair(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "issuer": {"uuid": str(row["originator__uuid"]), "name": row["originator__name"]},
        "receiver": {"uuid": str(row["receiver__uuid"]), "name": row["receiver__name"]},
        "items": row["items"],
        "hours": str(row["hours"]),
        "avoidable": str(row["avoidable"]),
    }
