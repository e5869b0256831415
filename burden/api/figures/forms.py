"""Figures of forms: who was asked how often, for the same data again, and one form instead."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.activities.demands import merging, receivers
from burden.activities.models import Demand
from burden.activities.registers.year_pages import asked_year
from burden.api.figures.answers import PAGE, UNIT, counted, page_of
from burden.api.figures.years import YEAR
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.audit import looks
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, visible_units

_RECEIVER = OpenApiParameter("receiver", OpenApiTypes.UUID, description="a unit of the own scope")
_DEMAND = OpenApiParameter("demand", OpenApiTypes.UUID, many=True, description="forms to be merged")


class DemandReceiversView(APIView):
    """How often each unit of the scope was asked for forms in a year, the most asked first."""

    reads = "activities.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR, UNIT, PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        user, year = signed_in(request), asked_year(request._request)
        scope = Scope.from_request(request._request)
        units = visible_units(user).filter(path__startswith=scope.path)
        page = page_of(request, receivers.receivers_of(units, year))
        rows = receivers.rows_of(page.object_list, year)
        return Response({"year": year, **counted(page), "units": plain(rows)})


class UnitDemandsView(APIView):
    """What one unit was asked in a year: its figures, and the same fields again and again."""

    reads = "activities.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR, PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        unit, year = unit_for(signed_in(request), uuid), asked_year(request._request)
        page = page_of(request, receivers.bundles_of(unit, year))
        row = receivers.row_of(unit, year)
        looks.at_rows_of(
            "demands.page_viewed", unit, unit, rows=len(page), asked=request.query_params
        )
        told = [
            {
                "fields": list(one.names),
                "times": one.times,
                "demands": list(map(_told, one.demands)),
            }
            for one in page.object_list
        ]
        return Response(
            {
                "unit": plain(unit),
                "year": year,
                "figures": plain(row) if row else None,
                **counted(page),
                "again": told,
            }
        )


class MergedFormView(APIView):
    """One form instead of several: of those named, or of what a receiver was asked in a year."""

    reads = "activities.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[_RECEIVER, _DEMAND, YEAR, PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        user, asked = signed_in(request), request._request
        demands, _unit = merging.chosen_of(user, asked.GET, asked_year(asked))
        found = merging.merged_of(demands)
        page = page_of(request, found.rows)
        if named := [str(one.uuid) for one in found.demands]:
            looks.at_several("demands.viewed_together", user.scope, count=len(named), demands=named)
        told = [
            {
                "name": row.field.name,
                "owner": row.field.owner,
                "other_names": list(row.other_names),
                "measured_in": list(row.field.units),
                "periods": list(row.periods),
                "needed_by": plain(row.units),
                "demands": [str(one.uuid) for one in row.demands],
            }
            for row in page.object_list
        ]
        return Response(
            {
                "demands": list(map(_told, found.demands)),
                "asked": found.form.asked,
                "saved": found.form.saved,
                "is_cut": found.is_cut,
                **counted(page),
                "fields": told,
            }
        )


def _told(demand: Demand) -> dict[str, Any]:
    return {
        "uuid": str(demand.uuid),
        "title": demand.title,
        "unit": plain(demand.unit),
        "sent_at": demand.sent_at.isoformat(),
    }
