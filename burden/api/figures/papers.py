"""Figures of papers issued: red heads against white ones."""

from collections.abc import Mapping
from typing import Any

from rest_framework.request import Request

from burden.api.figures.answers import FiguresView, counted, page_of
from burden.api.plain import plain
from burden.audit import looks
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds
from docs_audit.issuing import heads, pages, sums


class WhiteHeadsView(FiguresView):
    """The share of white heads against the twelve months before, and what took whose place."""

    reads = "papers.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        papers = heads.papers_within(signed_in(request), scope.unit)
        issued = sums.within(signed_in(request), scope.unit)
        months = heads.months_of(issued)
        bounds = heads.bounds_of(thresholds.in_force())
        found = heads.drift_of(months, period, bounds)
        page = page_of(request, heads.white_of(papers, period))
        looks.at_list("document.listed", scope.unit, rows=len(page), asked=request.query_params)
        return {
            "now": plain(found.now, "papers", "share"),
            "before": plain(found.before, "papers", "share"),
            "chance": found.chance,
            "ground": found.ground and found.ground.value,
            "bounds": plain(bounds),
            "a_day": heads.rate_of(months, period).a_day,
            "months": [
                {"month": row.period.key, **plain(row.count, "papers", "share")}
                for row in pages.months_shown(months, period)
            ],
            "forms": [
                {"form": str(row.label), "is_white": row.is_white, "now": row.now}
                | {"before": row.before}
                for row in heads.forms_of(issued, period)
            ],
            "bundles": heads.bundles_of(papers, period).count(),
            **counted(page),
            "papers": [
                {"uuid": str(one.uuid), "title": one.title, "day": plain(one.issued_on)}
                for one in page
            ],
        }
