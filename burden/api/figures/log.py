"""The audit log, and whether it still is what it was."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api.figures.answers import PAGE, counted, page_of
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.dashboards import audit_wording as wording
from burden.dashboards.audit_filters import EntryFilter
from burden.dashboards.selectors import log
from burden.organisations.requests import signed_in

_FILTERS = [
    OpenApiParameter("who", OpenApiTypes.STR, description="part of an account's name"),
    OpenApiParameter("act", OpenApiTypes.STR, description="viewed, exported, changed, …"),
    OpenApiParameter("action", OpenApiTypes.STR, description="exact code, finding.viewed"),
    OpenApiParameter("kind", OpenApiTypes.STR, description="kind of the target, findings.finding"),
    OpenApiParameter("target", OpenApiTypes.STR, description="number of the target"),
    OpenApiParameter("since", OpenApiTypes.DATE),
    OpenApiParameter("until", OpenApiTypes.DATE),
    PAGE,
]


class AuditLogView(APIView):
    """Entries of the scope, the latest first, and what the last check of the log found."""

    reads = "audit.view"
    permission_classes = (MayView,)

    @extend_schema(parameters=_FILTERS, responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        user = signed_in(request)
        found = EntryFilter(request.GET, log.log_for(user).order_by("-id")).qs
        page = page_of(request, found)
        state = log.state_for(user)
        return Response(
            {
                "check": plain(state) if state else None,
                **counted(page),
                "entries": [_entry(row) for row in log.log_rows(page.object_list)],
            }
        )


def _entry(row: log.LogRow) -> dict[str, object]:
    entry = row.entry
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "person": entry.actor_name,
        "action": entry.action,
        "kind": entry.target_kind,
        "target": entry.target_id,
        "name": wording.target_of(entry),
        "unit": plain(row.unit),
        "told": dict(wording.facts_of(row.details)),
        "address": entry.address,
        "previous": entry.previous,
        "digest": entry.digest,
    }
