"""For programs: forms and figures that are asked for, and what they ask again."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from burden.activities.demands import pages, services
from burden.activities.demands.filters import DemandFilter
from burden.activities.demands.register import REGISTER
from burden.activities.importers import ImportFailed, MarkedList
from burden.activities.models import Demand
from burden.activities.registers import sentences
from burden.api import serializers
from burden.api.activities import RecordViewSet
from burden.organisations import policies
from burden.organisations.requests import signed_in


class FormDemandViewSet(RecordViewSet):
    """Forms and figures that units of the scope ask for or are asked for."""

    register = REGISTER
    serializer_class = serializers.FormDemandSerializer
    filterset_class = DemandFilter
    queryset = Demand.objects.none()

    @extend_schema(responses=serializers.AskedFieldSerializer(many=True))
    @action(detail=True)
    def fields(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """All its fields in the order of the form, a page at a time."""
        page = self.paginate_queryset(self.get_object().fields.order_by("place")) or []
        return self.get_paginated_response(serializers.AskedFieldSerializer(page, many=True).data)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=True)
    def repetitions(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Its fields that other forms ask for as well, where, and why they are the same.

        `closed` are those of forms that the caller may not open.
        """
        demand, user = self.get_object(), signed_in(request)
        page = pages.fields_of(user, demand, request.GET.get("page"))
        told = [
            {
                "place": row.field.place,
                "name": row.field.name,
                "closed": row.closed,
                "elsewhere": [
                    {
                        "demand": str(one.demand.uuid),
                        "name": one.name,
                        "is_before": one.is_before,
                        "reasons": list(one.reasons),
                    }
                    for one in row.elsewhere
                ],
            }
            for row in page.object_list
        ]
        return Response({"count": page.paginator.count, "fields": told})

    @extend_schema(
        request={"multipart/form-data": serializers.FormFileSerializer},
        responses=serializers.BroughtSerializer,
    )
    @action(detail=True, methods=["post"])
    def form(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Bring its empty form, or the mail that asked for it."""
        user = signed_in(request)
        policies.require(user, "activities.complete")
        demand = self.get_object()
        asked = serializers.FormFileSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        file = asked.validated_data["file"]
        try:
            brought = services.bring_form(
                demand=demand, name=file.name, content=file.read(), by=user
            )
        except ImportFailed as failure:
            sentence = sentences.of_file(failure.code, failure.detail)
            raise ValidationError({"file": [sentence]}) from failure
        except MarkedList as marked:
            raise ValidationError({"file": [sentences.of_file("marked")]}) from marked
        return Response(serializers.BroughtSerializer(brought).data)
