"""What the addresses of figures have in common."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.dashboards.selectors.doors import Costed, open_among
from burden.ledger import selectors as ledger
from burden.matters.models import Item
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope

PERIOD = OpenApiParameter("period", OpenApiTypes.STR, description="2026-03, 2026-Q1 or 2026")
UNIT = OpenApiParameter("unit", OpenApiTypes.UUID, description="a unit of the own scope")
PAGE = OpenApiParameter("page", OpenApiTypes.INT, description="page of the list, from 1")
PAGE_SIZE = 50


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


def page_of(request: Request, rows: Any) -> Page[Any]:
    """The page of a list that the request asks for."""
    return Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def counted(page: Page[Any]) -> dict[str, int]:
    """How long the list is, and which page of it is told."""
    return {"count": page.paginator.count, "page": page.number}


def items_told(user: User, rows: Sequence[Costed]) -> list[Any]:
    """Items with their hours."""
    open_ids = open_among(user, [row.item for row in rows])
    return [
        item_told(row.item, is_open=row.item.pk in open_ids)
        | {"hours": str(row.hours), "avoidable": str(row.avoidable)}
        for row in rows
    ]


def item_told(item: Item, *, is_open: bool) -> dict[str, Any]:
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


def path_of(user: User) -> str:
    """The path below which hours are told to the reader."""
    return user.scope.path if user.scope else "-"
