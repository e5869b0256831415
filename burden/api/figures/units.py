"""Figures of one unit."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api.figures.answers import PERIOD, items_told
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.audit import looks
from burden.dashboards.selectors import unit as units
from burden.dashboards.selectors.spared import share_of, spared_of
from burden.ledger import selectors as ledger
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.selectors import unit_for
from burden.scores.models import Score


class UnitView(APIView):
    """One unit: what it received and generated, its score and parts, and the heaviest items."""

    reads = "scores.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[PERIOD], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        unit = unit_for(signed_in(request), uuid)
        policies.require(signed_in(request), "scores.view", unit)
        period = Period.from_request(request._request, latest=ledger.latest_day(unit.path))
        received, generated = units.own_totals(unit, period)
        costs = units.costs_of(unit, period)
        spared = spared_of(costs)
        components = units.heaviest_by_component(costs)
        rows = sum(len(one.items) for one in components)
        looks.at_rows_of("unit.page_viewed", unit, unit, rows=rows, asked=request.query_params)
        return Response(
            {
                "unit": plain(unit),
                "period": period.key,
                "received": plain(received, "measured_ratio", "avoidable_ratio"),
                "generated": plain(generated, "avoidable_ratio"),
                "spared": {"hours": str(spared), "share": share_of(spared, received.hours)},
                "score": _score(signed_in(request), unit, period),
                "components": [
                    {
                        "component": one.component.value,
                        "heaviest": items_told(signed_in(request), one.items),
                    }
                    for one in components
                ],
            }
        )


class StaffView(APIView):
    """The numbers of staff of a unit, each from a day on."""

    reads = "units.view"
    permission_classes = (MayView,)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        unit = unit_for(signed_in(request), uuid)
        counts = [
            {"from": one.valid_from.isoformat(), "number": one.number, "note": one.note}
            for one in unit.staff_counts.all()
        ]
        return Response({"unit": plain(unit), "staff": counts})


def _score(user: User, unit: Unit, period: Period) -> dict[str, Any] | None:
    """The score of the period's last month; its parts are as shown, so that they add up."""
    found = units.unit_score(user, unit, period.single_months()[-1].first)
    if found is None:
        return None
    return {
        **_month(found.score),
        "low": found.score.low,
        "high": found.score.high,
        "seed": found.score.seed,
        "hours": str(found.score.hours),
        "avoidable": str(found.score.avoidable),
        "working_days": found.score.working_days,
        "measured_ratio": found.score.measured_ratio,
        "parameter_version": found.score.parameter_set.version,
        "total": str(found.total),
        "parts": plain(found.parts),
        "standing": plain(found.standing),
        "last_year": _month(found.last_year) if found.last_year else None,
        "history": [_month(one) for one in found.history],
    }


def _month(score: Score) -> dict[str, Any]:
    return {
        "month": score.month.isoformat(),
        "score": score.score,
        "hours_per_person_day": score.hours_per_person_day,
        "staff": score.staff,
    }
