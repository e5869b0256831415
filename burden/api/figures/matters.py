"""Figures of matters and of what they are made of."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api.figures.answers import (
    PAGE,
    PAGE_SIZE,
    PERIOD,
    UNIT,
    FiguresView,
    counted,
    item_told,
    page_of,
    path_of,
)
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.audit import looks
from burden.dashboards.filters import BookingFilter, ItemFilter
from burden.dashboards.levels import level_asked
from burden.dashboards.pages import layers_avoided
from burden.dashboards.selectors import matter as matters
from burden.dashboards.selectors import matter_receivers as receivers
from burden.dashboards.selectors import matter_spread
from burden.dashboards.selectors.bookings import bookings_for
from burden.ledger import selectors as ledger
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope


@extend_schema_view(get=extend_schema(operation_id="matters_list"))
class MattersView(FiguresView):
    """Matters by what they cost in the scope and period, most first."""

    reads = "matters.view"

    def figures(self, request: Request, scope: Scope, period: Period) -> Mapping[str, Any]:
        part = ledger.Slice(scope.path, period)
        page = page_of(request, range(ledger.count_matters(part)))
        rows = ledger.heaviest_matters(part, limit=PAGE_SIZE, offset=PAGE_SIZE * (page.number - 1))
        looks.at_list("matter.listed", scope.unit, rows=len(page), asked=request.query_params)
        return {
            **counted(page),
            "matters": [
                item_told(row.root, is_open=row.is_open) | plain(row.hours)
                for row in matters.with_doors(signed_in(request), rows)
            ],
        }


class MatterView(APIView):
    """One matter: how it spread, who caused its hours, and where they landed.

    `levels` are those of the items that the reader may open, the highest first. Of each level
    `counts` is how many items there are of every source that counts its items, also of none: an
    object from source (`paper`, `meeting`, `inspection`, `demand`, `group`, `campaign`,
    `message`, `secondment`, …) to number. `units` is how many units they are of, `depth` how many
    steps below the head the deepest lies, `delay` the median of days behind what each descends
    from, `branching` how many items of this level came of one of the level above; the last two are
    null where nothing is above.
    """

    reads = "matters.view"
    permission_classes = (MayView,)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, uuid: UUID) -> Response:
        user = signed_in(request)
        matter = matters.matter_for(user, uuid)
        path = path_of(user)
        cost = {
            level: ledger.Hours(one.hours, one.avoidable)
            for level, one in matter.cost.by_level.items()
        }
        return Response(
            {
                "root": item_told(matter.root, is_open=matter.is_root_open),
                "items": matter.item_count,
                "own": plain(matter.cost.own),
                "descended": plain(matter.cost.descended),
                "multiplier": matter.cost.multiplier,
                "levels": plain(matter_spread.spread_of(matter.open_items, cost)),
                "issuers": plain(matter_spread.issuers_of(matter.root, path)),
                "landings": plain(matter_spread.landings_of(matter.root, path)),
                "layers_avoided": _layers_avoided(user, matter),
                "voices": plain(matter.voices),
            }
        )


class MatterItemsView(APIView):
    """The items of a matter that the reader may open, with their hours."""

    reads = "matters.view"
    permission_classes = (MayView,)

    @extend_schema(
        parameters=[
            PAGE,
            OpenApiParameter("level", OpenApiTypes.STR),
            OpenApiParameter("source", OpenApiTypes.STR, description="paper, meeting, …"),
            OpenApiParameter("above", OpenApiTypes.UUID, description="what they descend from"),
        ],
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        user = signed_in(request)
        matter = matters.opened_for(user, uuid)
        items = ledger.with_hours(matter.items, path=path_of(user))
        found = ItemFilter(request.GET, items).qs.order_by("-hours", "occurred_on", "pk")
        page = page_of(request, found)
        return Response(
            {
                **counted(page),
                "items": [
                    item_told(one, is_open=True)
                    | {"hours": str(one.hours), "avoidable": str(one.avoidable)}
                    for one in page
                ],
            }
        )


class MatterUnitsView(APIView):
    """The units that received a matter's hours, of one level or of all, in a period or ever."""

    reads = "matters.view"
    permission_classes = (MayView,)

    @extend_schema(
        parameters=[PAGE, PERIOD, UNIT, OpenApiParameter("level", OpenApiTypes.STR)],
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        asked = request._request
        root = matters.opened_for(signed_in(request), uuid).root
        period = Period.from_request(asked) if asked.GET.get("period") else None
        path = Scope.from_request(asked).path
        page = page_of(request, receivers.receivers_of(root, path, level_asked(asked), period))
        return Response({**counted(page), "units": plain(receivers.with_units(list(page)))})


def _layers_avoided(user: User, matter: matters.Matter) -> dict[str, Any] | None:
    avoided, number = layers_avoided(user, matter)
    return {"units": number, "days": avoided.days} if avoided else None


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
        page = page_of(request, rows)
        return Response(
            {
                "item": item_told(found.item, is_open=found.is_open),
                "bookings": [
                    plain(one) | {"booked_at": one.booked_at.isoformat()}
                    for one in ledger.history_of(rows)
                ],
                **counted(page),
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
