"""Figures of other burdens: what registers hold, who inspects and plans to, who is inspected."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.activities.inspections import selectors, years
from burden.activities.registers.counts import counts_of
from burden.activities.registers.year_pages import asked_year
from burden.api.figures.answers import PAGE, UNIT, counted, page_of
from burden.api.figures.years import YEAR
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.audit import looks
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, visible_units


class RegistersView(APIView):
    """How many records each register holds of a scope and year, against the year before."""

    reads = "activities.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR, UNIT], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        user, year = signed_in(request), asked_year(request._request)
        rows = counts_of(user, Scope.from_request(request._request).unit, year)
        told = [
            {"register": one.register.key, "now": one.now, "before": one.before} for one in rows
        ]
        return Response({"year": year, "registers": told})


class InspectionOrganisersView(APIView):
    """Units of the scope that inspect or plan to: this year's count against the last."""

    reads = "activities.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR, UNIT, PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        scope, year = Scope.from_request(request._request), asked_year(request._request)
        units = visible_units(signed_in(request)).filter(path__startswith=scope.path)
        page = page_of(request, years.organisers_of(units, year))
        told = [
            {"unit": plain(one), "now": one.now, "before": one.before, "planned": one.planned}
            for one in page.object_list
        ]
        return Response({"year": year, **counted(page), "units": told})


class InspectionReceiversView(APIView):
    """How often each unit of the scope was inspected in a year, the most inspected first."""

    reads = "activities.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR, UNIT], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        user, year = signed_in(request), asked_year(request._request)
        scope = Scope.from_request(request._request)
        found = selectors.receivers_of(user, scope.path, year)
        return Response({"year": year, "units": plain(found)})


class UnitInspectionsView(APIView):
    """One organiser's year of inspections against its plan, what stands outside it first."""

    reads = "activities.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        unit, year = unit_for(signed_in(request), uuid), asked_year(request._request)
        told = years.year_of(unit, year)
        looks.at_rows_of(
            "inspections.page_viewed",
            unit,
            unit,
            rows=len(told.rows),
            asked=request.query_params,
        )
        return Response({"unit": plain(unit), "year": year, **plain(told, "count", "outside")})
