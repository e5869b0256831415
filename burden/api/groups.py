"""For programs: work groups and applications, their instructions, and exports of messages."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from burden.activities.groups import activity, exports, failures, selectors
from burden.activities.groups.filters import InstructionFilter, WorkGroupFilter
from burden.activities.groups.quarantine import FileTooLarge
from burden.activities.groups.register import REGISTER
from burden.activities.importers import ImportFailed
from burden.activities.models import Instruction, MessageExport, WorkGroup
from burden.api import serializers
from burden.api.activities import RecordViewSet
from burden.api.looking import KeepsLooks
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.thresholds import selectors as thresholds


class WorkGroupViewSet(RecordViewSet):
    """Work groups, applications and accounts of the scope."""

    register = REGISTER
    serializer_class = serializers.WorkGroupSerializer
    filterset_class = WorkGroupFilter
    queryset = WorkGroup.objects.none()

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=True)
    def activity(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Messages and instructions by hour of the day, and how many came outside working time."""
        told = activity.activity_of(self.get_object(), thresholds.in_force())
        return Response(plain(told, "off_share"))

    @extend_schema(
        request={"multipart/form-data": serializers.MessagesSerializer},
        responses=serializers.MessageExportSerializer,
    )
    @action(detail=True, methods=["post"])
    def messages(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Bring an export of its messages; what becomes of it is told under message-exports."""
        user = signed_in(request)
        policies.require(user, "activities.complete")
        group = self.get_object()
        asked = serializers.MessagesSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        file = asked.validated_data["file"]
        try:
            export = exports.receive(
                group=group, name=file.name, chunks=file.chunks(), unit=user.scope, by=user
            )
        except ImportFailed as failure:
            told = failures.of_file(failure.code, failure.detail)
            raise ValidationError({"file": [told]}) from failure
        except FileTooLarge as large:
            raise ValidationError({"file": [failures.of_file("too_large")]}) from large
        return Response(serializers.MessageExportSerializer(export).data, status=202)


class GroupInstructionFilter(InstructionFilter):
    """As on the page of a group, and by group."""

    group = django_filters.UUIDFilter("group__uuid")


class InstructionViewSet(KeepsLooks):
    """Instructions of the groups of the scope, the latest first."""

    reads = "activities.view"
    viewed = "instruction.viewed"
    of_unit = "group.unit"
    permission_classes = (MayView,)
    serializer_class = serializers.InstructionSerializer
    lookup_field = "uuid"
    filterset_class = GroupInstructionFilter
    queryset = Instruction.objects.none()

    def get_queryset(self) -> QuerySet[Any]:
        user = signed_in(self.request)
        seen = WorkGroup.objects.visible_to(user).order_by().filter(pk=OuterRef("first__group"))
        told = selectors.instructions_of(user).annotate(first_is_open=Exists(seen))
        found: QuerySet[Any] = told.select_related("group", "item", "first")
        return found


class MessageExportViewSet(viewsets.ReadOnlyModelViewSet[MessageExport]):
    """Exports that units of the scope brought, and what became of them."""

    reads = "activities.complete"
    permission_classes = (MayView,)
    serializer_class = serializers.MessageExportSerializer
    lookup_field = "uuid"
    queryset = MessageExport.objects.none()

    def get_queryset(self) -> QuerySet[Any]:
        return selectors.exports_of(signed_in(self.request))
