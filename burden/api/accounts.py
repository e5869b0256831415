"""Accounts and when they were last used, for the system administrator."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api.figures.answers import PAGE, counted, page_of
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.organisations import selectors
from burden.organisations.filters import PersonFilter
from burden.organisations.models import User
from burden.organisations.requests import signed_in

_FILTERS = [
    OpenApiParameter("q", OpenApiTypes.STR, description="part of a user name or full name"),
    OpenApiParameter("role", OpenApiTypes.STR),
    OpenApiParameter("active", OpenApiTypes.STR, description="yes or no: may sign in"),
    OpenApiParameter(
        "unused", OpenApiTypes.STR, description="yes or no: open, and not used for UNUSED_DAYS"
    ),
    OpenApiParameter(
        "factor",
        OpenApiTypes.STR,
        description="yes or no: open, of SECOND_FACTOR_ROLES, and no app set up yet",
    ),
    PAGE,
]


class AccountsView(APIView):
    """Accounts of the scope, as the page of accounts lists them."""

    reads = "users.manage"
    permission_classes = (MayView,)

    @extend_schema(parameters=_FILTERS, responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        found = PersonFilter(request.GET, selectors.people_of(signed_in(request))).qs
        page = page_of(request, found)
        return Response({**counted(page), "accounts": [_told(one) for one in page.object_list]})


def _told(person: User) -> dict[str, object]:
    return {
        "uuid": str(person.uuid),
        "username": person.username,
        "full_name": person.full_name,
        "role": person.role,
        "unit": plain(person.scope),
        "is_active": person.is_active,
        "last_sign_in": plain(person.last_login),
    }
