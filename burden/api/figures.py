"""The numbers of the pages, by the same selectors, scopes and rights as the pages themselves."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.dashboards.filters import BookingFilter, ItemFilter
from burden.dashboards.selectors import calls, change, matter_spread, month, overview, quality
from burden.dashboards.selectors import matter as matters
from burden.dashboards.selectors import unit as units
from burden.dashboards.selectors.bookings import bookings_for
from burden.dashboards.selectors.search import visible_items
from burden.ledger import selectors as ledger
from burden.matters.models import Item
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for
from burden.thresholds import selectors as thresholds
from burden.usage import selectors as usage

PERIOD = OpenApiParameter("period", OpenApiTypes.STR, description="2026-03, 2026-Q1 or 2026")
UNIT = OpenApiParameter("unit", OpenApiTypes.UUID, description="a unit of the own scope")
PAGE = OpenApiParameter("page", OpenApiTypes.INT, description="page of the list, from 1")
_PAGE_SIZE = 50
_MONTHS = 12


class FiguresView(ABC, APIView):
    """Figures of a scope and period; `reads` is the right that the page needs, too."""

    permission_classes = (MayView,)

    @extend_schema(parameters=[PERIOD, UNIT, PAGE], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        scope = Scope.from_request(request._request)
        period = Period.from_request(request._request, latest=ledger.latest_day(scope.path))
        told = self.figures(request, scope, period)
        return Response({"unit": str(scope.unit.uuid), "period": period.key, **told})

    @abstractmethod
    def figures(self, request: Request, scope: Scope, period: Period, /) -> Mapping[str, Any]:
        """What is told beside the unit and period."""


class OverviewView(FiguresView):
    """The first page: totals, rates by level of five periods, the heaviest items."""

    reads = "overview.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        user = signed_in(request)
        found = overview.overview(scope, period)
        told = {
            "totals": plain(found.totals, "measured_ratio", "avoidable_ratio"),
            "levels": plain(found.trend.levels),
            "rates": [
                {"period": one.key, "rates": plain(rates)} for one, rates in found.trend.rows
            ],
            "heaviest": _items(user, found.matters),
        }
        if policies.can(user, "findings.view"):
            told["new_findings"] = overview.new_findings(user, scope, period)[1]
        return told


class UnitView(APIView):
    """One unit: what it received and generated, by component and by item."""

    reads = "scores.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=[PERIOD], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        unit = unit_for(signed_in(request), uuid)
        policies.require(signed_in(request), "scores.view", unit)
        period = Period.from_request(request._request, latest=ledger.latest_day(unit.path))
        received, generated = units.own_totals(unit, period)
        return Response(
            {
                "unit": plain(unit),
                "period": period.key,
                "received": plain(received, "measured_ratio", "avoidable_ratio"),
                "generated": plain(generated, "avoidable_ratio"),
                "components": [
                    {
                        "component": one.component.value,
                        "heaviest": _items(signed_in(request), one.items),
                    }
                    for one in units.heaviest_by_component(unit, period)
                ],
            }
        )


@extend_schema_view(get=extend_schema(operation_id="matters_list"))
class MattersView(FiguresView):
    """Matters by what they cost in the scope and period, most first."""

    reads = "matters.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        part = ledger.Slice(scope.path, period)
        page = Paginator(range(ledger.count_matters(part)), _PAGE_SIZE).get_page(
            request.GET.get("page")
        )
        rows = ledger.heaviest_matters(
            part, limit=_PAGE_SIZE, offset=_PAGE_SIZE * (page.number - 1)
        )
        return {
            "count": page.paginator.count,
            "page": page.number,
            "matters": [
                _item(row.root, is_open=row.is_open) | plain(row.hours)
                for row in matters.with_doors(signed_in(request), rows)
            ],
        }


class MatterView(APIView):
    """One matter: how it spread, who caused its hours, and where they landed."""

    reads = "matters.view"
    permission_classes = (MayView,)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        user = signed_in(request)
        matter = matters.matter_for(user, uuid)
        path = _path(user)
        cost = {
            level: ledger.Hours(one.hours, one.avoidable)
            for level, one in matter.cost.by_level.items()
        }
        return Response(
            {
                "root": _item(matter.root, is_open=matter.tree.is_open),
                "items": matter.item_count,
                "own": plain(matter.cost.own),
                "descended": plain(matter.cost.descended),
                "multiplier": matter.cost.multiplier,
                "levels": plain(matter_spread.spread_of(matter.items, cost)),
                "issuers": plain(matter_spread.issuers_of(matter.root, path)),
                "landings": plain(matter_spread.landings_of(matter.root, path)),
            }
        )


class MatterItemsView(APIView):
    """The papers and meetings of a matter that the reader may open, with their hours."""

    reads = "matters.view"
    permission_classes = (MayView,)

    @extend_schema(
        parameters=[
            PAGE,
            OpenApiParameter("level", OpenApiTypes.STR),
            OpenApiParameter("source", OpenApiTypes.STR, description="paper or meeting"),
            OpenApiParameter("above", OpenApiTypes.UUID, description="what they descend from"),
        ],
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        user = signed_in(request)
        matter = matters.matter_for(user, uuid)
        items = ledger.with_hours(matter.items, path=_path(user))
        found = ItemFilter(request.GET, items).qs.order_by("-hours", "occurred_on", "pk")
        page = Paginator(found, _PAGE_SIZE).get_page(request.GET.get("page"))
        return Response(
            {
                "count": page.paginator.count,
                "page": page.number,
                "items": [
                    _item(one, is_open=True)
                    | {"hours": str(one.hours), "avoidable": str(one.avoidable)}
                    for one in page
                ],
            }
        )


class BookingsView(APIView):
    """How the hours of one paper or meeting were booked: every row with its cause and version."""

    reads = "matters.view"
    permission_classes = (MayView,)

    @extend_schema(
        parameters=[
            PAGE,
            OpenApiParameter("cause", OpenApiTypes.STR),
            OpenApiParameter("component", OpenApiTypes.STR),
            OpenApiParameter("receiver", OpenApiTypes.UUID),
        ],
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        found = bookings_for(signed_in(request), uuid)
        rows = BookingFilter(request.GET, found.rows).qs
        page = Paginator(rows, _PAGE_SIZE).get_page(request.GET.get("page"))
        return Response(
            {
                "item": _item(found.item, is_open=found.is_open),
                "bookings": [
                    plain(one) | {"booked_at": one.booked_at.isoformat()}
                    for one in ledger.history_of(rows)
                ],
                "count": page.paginator.count,
                "page": page.number,
                "rows": [
                    {
                        "booked_at": one.booked_at.isoformat(),
                        "cause": one.cause,
                        "version": one.parameter_set.version,
                        "receiver": plain(one.receiver),
                        "component": one.component,
                        "day": plain(one.day),
                        "hours": str(one.hours),
                        "avoidable": str(one.avoidable),
                        "is_measured": one.is_measured,
                    }
                    for one in page
                ],
            }
        )


class MeetingChangeView(FiguresView):
    """Why the hours of meetings rose or fell; `against` is `previous` or `year`."""

    reads = "overview.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        is_year = request.GET.get("against") == "year"
        before = period.a_year_before() if is_year else period.previous()
        found, hosts = change.change_between(scope.path, before, period)
        return {
            "before": plain(found.before),
            "after": plain(found.after),
            "compared": plain(found.told, "comparable"),
            "effects": plain(found.causes, "total"),
            "hosts": plain(list(hosts), "change"),
        }


class MeetingCallsView(FiguresView):
    """Who called whom to meetings, by level."""

    reads = "overview.view"

    def figures(self, _request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        matrix = calls.calls_of(ledger.Slice(scope.path, period))
        return {
            "levels": plain(matrix.levels),
            "cells": plain([cell for row in matrix.rows for cell in row.cells if cell.meetings]),
            "calls": matrix.calls,
            "hours": str(matrix.hours),
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


class QualityView(FiguresView):
    """How much was recorded, and what was not told."""

    reads = "quality.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        part = ledger.Slice(scope.path, period)
        return {
            "totals": plain(ledger.totals(part.received_sums), "measured_ratio"),
            "components": {
                component.value: plain(one, "measured_ratio")
                for component, one in ledger.measured_by_component(part).items()
            },
            "gaps": [
                {"gap": one.gap.code, "count": one.count, "total": one.total}
                for one in quality.gap_counts(signed_in(request), scope, period)
            ],
        }


class OwnBurdenView(FiguresView):
    """What the product costs its users, of ten people or more."""

    reads = "own_burden.view"

    def figures(self, _request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        found = usage.costs_of(scope.unit, period.last, thresholds.in_force(), months=_MONTHS)
        return {
            "months": [
                {
                    "month": one.month.key,
                    "people": one.people,
                    "minutes": one.minutes,
                    "roles": _roles(one.roles),
                }
                for one in found
            ]
        }


def _roles(roles: Iterable[usage.RoleCost]) -> list[Any]:
    return [
        {
            "role": one.role.value,
            "people": one.people,
            "minutes": one.minutes,
            "activities": plain(one.costs, "minutes"),
        }
        for one in roles
    ]


def _items(user: User, rows: Sequence[ledger.ItemHours]) -> list[Any]:
    listed = Item.objects.filter(pk__in=[one.item.pk for one in rows])
    open_ids = set(visible_items(user, listed).values_list("pk", flat=True))
    return [
        _item(one.item, is_open=one.item.pk in open_ids)
        | {"hours": str(one.hours), "avoidable": str(one.avoidable)}
        for one in rows
    ]


def _item(item: Item, *, is_open: bool) -> dict[str, Any]:
    """An item; of one that the reader may not open only kind and level."""
    told = {"matter": str((item.root or item).uuid), "source": item.source, "level": item.level}
    if not is_open:
        return told
    return told | {
        "uuid": str(item.source_uuid),
        "number": item.number,
        "title": item.title,
        "unit": plain(item.unit),
        "day": plain(item.occurred_on),
    }


def _path(user: User) -> str:
    return user.scope.path if user.scope else "-"
