"""Whether the figures can be trusted."""

from collections.abc import Mapping
from typing import Any

from rest_framework.request import Request

from burden.api.figures.answers import FiguresView, counted, item_told, page_of
from burden.api.plain import plain
from burden.audit import looks
from burden.dashboards.levels import level_asked
from burden.dashboards.selectors import quality, spared
from burden.ledger import selectors as ledger
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds


class QualityView(FiguresView):
    """How much was recorded, what was not told, and the units by what of theirs was recorded."""

    reads = "quality.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        part = ledger.Slice(scope.path, period)
        floor = thresholds.in_force()["score.measured_floor"]
        units = quality.units_by_share(scope, period.single_months()[-1])
        level = level_asked(request._request)
        if level is not None:
            units = units.filter(unit__level=level)
        page = page_of(request, units)
        return {
            "totals": plain(ledger.totals(part.received_sums), "measured_ratio"),
            "components": {
                component.value: plain(one, "measured_ratio")
                for component, one in ledger.measured_by_component(part).items()
            },
            "gaps": [
                {"gap": one.gap.code, "count": one.count, "total": one.total, "share": one.share}
                for one in quality.gap_counts(signed_in(request), scope, period)
            ],
            "floor": floor,
            "below": units.filter(measured_ratio__lt=floor).count(),
            **counted(page),
            "units": [
                {
                    "unit": plain(one.unit),
                    "hours": str(one.hours),
                    "measured_ratio": one.measured_ratio,
                    "score": one.score,
                }
                for one in page
            ],
        }


class SilentIssuersView(FiguresView):
    """Issuers whose papers others brought and they themselves did not."""

    reads = "quality.silence"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        page = page_of(request, quality.silent_issuers(scope, period))
        issuers = [
            {"unit": plain(one), "papers_here": one.papers_here, "brought": one.brought}
            for one in page
        ]
        return {**counted(page), "issuers": issuers}


class SparedView(FiguresView):
    """What exemptions keep out of the avoidable hours, by reason, and the meetings."""

    reads = "quality.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        part = ledger.Slice(scope.path, period)
        reasons = spared.spared_by_reason(part)
        hours = sum((one.hours for one in reasons), ledger.ZERO)
        received = ledger.totals(part.received_sums).hours
        page = page_of(request, spared.spared_items(part, spared.reason_asked(request._request)))
        looks.at_list("meeting.listed", scope.unit, rows=len(page), asked=request.query_params)
        return {
            "hours": str(hours),
            "share": spared.share_of(hours, received),
            "meetings_spared": sum(one.meetings for one in reasons),
            "reasons": plain(reasons),
            **counted(page),
            "meetings": [
                item_told(row.item, is_open=row.is_open)
                | {"reason": row.reason.value, "hours": str(row.hours)}
                for row in spared.rows_of(signed_in(request), list(page))
            ],
        }
