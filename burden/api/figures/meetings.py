"""Figures of meetings: why they changed, who called whom, who sat in vain."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api.figures.answers import PAGE, FiguresView, counted, page_of
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.audit import looks
from burden.dashboards.selectors import calls, change, month
from burden.ledger import selectors as ledger
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds
from meetings import attendance_list, attendance_page, chains, layers, selectors
from meetings.models import Meeting


class MeetingChangeView(FiguresView):
    """Why the hours of meetings rose or fell; `against` is `previous` or `year`."""

    reads = "overview.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        is_year = request.GET.get("against") == "year"
        before = period.a_year_before() if is_year else period.previous()
        found, hosts = change.change_between(scope.path, before, period)
        page = page_of(request, hosts)
        return {
            "before": plain(found.before),
            "after": plain(found.after),
            "compared": plain(found.told, "comparable"),
            "effects": plain(found.causes, "total"),
            "hosts": plain(list(page), "change"),
            **counted(page),
        }


class MeetingCallsView(FiguresView):
    """Who called whom to meetings, by level, and the units called most often."""

    reads = "overview.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        part = ledger.Slice(scope.path, period)
        matrix = calls.calls_of(part)
        page = page_of(request, calls.units_called(part))
        return {
            "levels": plain(matrix.levels),
            "cells": plain([cell for row in matrix.rows for cell in row.cells if cell.meetings]),
            "hosts": [{"host": row.host.value, "calls": row.calls} for row in matrix.rows],
            "calls": matrix.calls,
            "hours": str(matrix.hours),
            **counted(page),
            "called": [_called(row) for row in calls.with_units(list(page), part)],
        }


def _called(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "unit": plain(row["unit"]),
        "meetings": row["meetings"],
        "hosts": row["hosts"],
        "hours": str(row["hours"]),
    }


class MeetingDaysView(FiguresView):
    """A unit's month day by day."""

    reads = "meetings.view"

    def figures(self, _request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        found = month.month_of(scope.unit, period)
        return {
            "month": found.period.key,
            "days": [
                {
                    "day": day.date.isoformat(),
                    "is_working": day.is_working,
                    "meetings": len(day.meetings),
                    "hours": str(day.hours),
                }
                for day in found.days
            ],
        }


class AttendanceView(FiguresView):
    """Meetings in which people sat whom no item concerned, most hours first."""

    reads = "meetings.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        user = signed_in(request)
        found = attendance_list.attended_in_vain(user, scope.unit, period)
        rows = attendance_list.AttendanceFilter(request.GET, found).qs
        page = page_of(request, rows)
        looks.at_list("meeting.listed", scope.unit, rows=len(page), asked=request.query_params)
        return {
            "sums": plain(attendance_list.sums_of(rows, user, scope.path, period)),
            **counted(page),
            "meetings": [
                _meeting(one)
                | {"units": one.units}
                | {name: str(getattr(one, name)) for name in ("accompany", "nested", "idle")}
                for one in page
            ],
        }


class MeetingAttendanceView(APIView):
    """One meeting: its segments by units, what concerned whom, and the hours as booked."""

    reads = "meetings.view"
    permission_classes = (MayView,)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        meeting = selectors.meeting_for(signed_in(request), uuid)
        picture = attendance_page.picture_of(meeting, thresholds.in_force())
        return Response(
            {
                "meeting": _meeting(meeting),
                "hours": str(picture.grid.hours),
                "not_needed": str(picture.not_needed),
                "way": str(picture.grid.way),
                "accompanying": str(picture.grid.accompanying),
                "nested": str(picture.grid.nested),
                "columns": plain(picture.columns),
                "lines": [_line(line) for line in picture.lines],
            }
        )


def _line(line: attendance_page.Line) -> dict[str, Any]:
    return {
        "unit": plain(line.unit),
        "people": line.people,
        "cells": [{"hours": str(one.hours), "is_aside": one.is_aside} for one in line.cells],
        "way": str(line.way),
        "hours": str(line.hours),
        "accompanying": str(line.accompanying),
        "nested": str(line.nested),
    }


class MeetingChainView(APIView):
    """The chain of a meeting from its top down; of a closed one only host, level and day."""

    reads = "meetings.view"
    permission_classes = (MayView,)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        user = signed_in(request)
        meeting = selectors.meeting_for(user, uuid)
        return Response({"meetings": [_node(one) for one in chains.chain_of(user, meeting)]})


def _node(node: chains.ChainNode) -> dict[str, Any]:
    told = {
        "host": plain(node.meeting.host),
        "day": plain(localtime(node.meeting.starts_at).date()),
        "people": node.people,
        "hours": node.hours,
        "own_share": node.link.novelty if node.link else None,
    }
    return told | (_meeting(node.meeting) if node.is_open else {})


class LayersAvoidedView(APIView):
    """The places that a meeting by video spared one of their own."""

    reads = "meetings.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        user = signed_in(request)
        meeting = selectors.meeting_for(user, uuid)
        avoided = layers.layers_avoided(user, meeting, thresholds.in_force())
        page = page_of(request, avoided.units)
        told = {"days": avoided.days, "is_final": avoided.is_final}
        return Response(told | counted(page) | {"units": plain(list(page))})


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "uuid": str(meeting.uuid),
        "title": meeting.title,
        "host": plain(meeting.host),
        "day": plain(localtime(meeting.starts_at).date()),
    }
