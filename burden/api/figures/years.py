"""Figures of whole years: meetings held, papers issued, and both against their plans."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api.figures.answers import PAGE, UNIT, counted, page_of
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.organisations.models import Unit
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for, visible_units
from burden.thresholds import selectors as thresholds
from docs_audit.issuing import comparing, reach
from docs_audit.issuing.issued import issued_by
from docs_audit.issuing.rights import unit_for as issuer_for
from meetings import counts
from meetings.convening import pages
from meetings.convening.free_weeks import WeeksRow, weeks_by_host
from meetings.models import PlannedMeeting
from meetings.planning import balancing
from meetings.requests import year_of

YEAR = OpenApiParameter("year", OpenApiTypes.INT)


class MeetingTrendView(APIView):
    """Meetings of a scope by month, level and host, against the year before."""

    reads = "meetings.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR, UNIT, PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        scope = Scope.from_request(request._request)
        known = counts.known_until()
        year = year_of(request._request, known.year)
        hosts = visible_units(signed_in(request)).filter(
            counts.held_in(year), path__startswith=scope.path
        )
        page = page_of(request, hosts.order_by("path"))
        balance, levels = counts.whole_and_by_level(scope.path, year, known)
        return Response(
            {
                "year": year,
                "all": _held(balance, year),
                "levels": {level: _held(one, year) for level, one in levels.items()},
                **counted(page),
                "hosts": [
                    {
                        "unit": plain(row.unit),
                        **_held(row.balance, year),
                        "free_weeks": _weeks(row.weeks),
                    }
                    for row in pages.hosts_of(list(page.object_list), year, known)
                ],
            }
        )


class UnitMeetingsView(APIView):
    """One host's year of meetings."""

    reads = "meetings.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        unit = unit_for(signed_in(request), uuid)
        known = counts.known_until()
        year = year_of(request._request, known.year)
        balance = counts.by_host([unit], year)[unit.pk]
        called = pages.receivers_of(unit, year, known)
        told = {"unit": plain(unit), "year": year, **_held(balance, year)}
        weeks = weeks_by_host({unit.pk: balance}, year, known, thresholds.in_force()).get(unit.pk)
        return Response(told | {"called": plain(called), "free_weeks": _weeks(weeks)})


def _weeks(row: WeeksRow | None) -> dict[str, Any] | None:
    """Weeks without a meeting; None where no number of them is asked for, or where records do not
    reach back to the beginning of the year.
    """
    if row is None or row.weeks is None:
        return None
    return {**plain(row.weeks, "free", "expected"), "bound": row.bound}


def _held(balance: counts.Balance, year: int) -> dict[str, Any]:
    return {
        **plain(balance, "expected", "is_exceeded", "is_heading_above"),
        "now": plain(balance.now, "total", "total_hours"),
        "before": plain(balance.before, "total", "total_hours"),
        "months": plain(pages.months_of(balance, year)),
    }


class MeetingPlansView(APIView):
    """Units of the scope that have a plan of the year: planned, held, outside the plan."""

    reads = "meetings.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR, UNIT, PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        scope = Scope.from_request(request._request)
        year = year_of(request._request, timezone.localdate().year)
        planned = PlannedMeeting.objects.filter(year=year).values("unit")
        units = visible_units(signed_in(request)).filter(
            pk__in=planned, path__startswith=scope.path
        )
        page = page_of(request, units.order_by("path"))
        listed = list(page.object_list)
        return Response({"year": year, **counted(page), "units": _planned(listed, year)})


class UnitPlanView(APIView):
    """One unit's plan of a year against what it held."""

    reads = "meetings.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        unit = unit_for(signed_in(request), uuid)
        year = year_of(request._request, timezone.localdate().year)
        (told,) = _planned([unit], year)
        return Response({"year": year, **told})


def _planned(units: Sequence[Unit], year: int) -> list[dict[str, Any]]:
    found = balancing.balances_of(units, year, thresholds.in_force())
    return [
        {
            "unit": plain(unit),
            "planned": one.planned,
            "held": one.held,
            "outside": len(one.balance.unplanned),
            "not_held": len(one.not_held),
        }
        for unit, one in zip(units, found, strict=True)
    ]


class IssuedView(APIView):
    """Units of the scope that keep a register or a plan: this year's count against the last."""

    reads = "papers.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR, UNIT, PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        scope = Scope.from_request(request._request)
        year = _this_year(request._request)
        units = visible_units(signed_in(request)).filter(path__startswith=scope.path)
        page = page_of(request, comparing.keeping_register(units).order_by("path"))
        listed = list(page)
        years = comparing.years_of(listed)
        told = [{"unit": plain(unit), **_issued(unit, year, years)} for unit in listed]
        return Response({"year": year, **counted(page), "units": told})


class UnitIssuedView(APIView):
    """One unit's year of papers: its count, and how far down they go."""

    reads = "papers.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[YEAR], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        unit = issuer_for(signed_in(request), uuid)
        year = _this_year(request._request)
        papers = issued_by(unit, (year - 1, year))
        below = reach.reach_of(
            unit, year, papers[year], papers[year - 1], today=timezone.localdate()
        )
        return Response(
            {
                "unit": plain(unit),
                "year": year,
                **_issued(unit, year, comparing.years_of([unit])),
                "peers_share": comparing.peers_share(unit, year),
                "reach": {
                    "levels": plain(below.levels),
                    "total": plain(below.total),
                    "papers": len(below.papers),
                    "unknown": below.unknown,
                },
            }
        )


def _issued(unit: Unit, year: int, years: Mapping[Any, comparing.Year]) -> dict[str, Any]:
    balance = comparing.balance_of(unit, year, dict(years), is_explained=False)
    return {
        "now": balance.now.total,
        "classified_share": balance.now.classified_share,
        "before": balance.before.total,
        "forecast": balance.forecast,
        "is_exceeded": balance.is_exceeded,
        "is_heading_above": balance.is_heading_above,
    }


def _this_year(request: HttpRequest) -> int:
    return year_of(request, timezone.localdate().year)
