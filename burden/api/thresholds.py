"""Parameters for programs: in force, versions, drafts, and what other values would change."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, viewsets
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api import serializers
from burden.api.permissions import MayView
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.thresholds import selectors, services, working_out
from burden.thresholds.errors import DraftRefused, ValuesRefused
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameter_list import shown_groups
from burden.thresholds.whatif.page import shown_to
from burden.thresholds.whatif_views import record_preview


class MayDraftOrPublish(BasePermission):
    """Drafts are for those who make and those who publish them."""

    def has_permission(self, request: Request, view: APIView) -> bool:  # noqa: ARG002 - of all views
        return any(
            policies.can(request.user, action)
            for action in ("thresholds.draft", "thresholds.publish")
        )


class ParameterListView(APIView):
    """The parameters in force with unit, bounds, default, source and softness."""

    reads = "thresholds.view"
    permission_classes = (MayView,)

    @extend_schema(responses=serializers.ParameterSerializer(many=True))
    def get(self, request: Request) -> Response:  # noqa: ARG002 - the same for everyone
        groups = shown_groups(selectors.in_force())
        rows = [
            serializers.ParameterSerializer(one).data for group in groups for one in group.members
        ]
        return Response(rows)


class ParameterVersionViewSet(viewsets.ReadOnlyModelViewSet[ParameterSet]):
    """Published versions, the latest first."""

    reads = "thresholds.view"
    permission_classes = (MayView,)
    serializer_class = serializers.ParameterSetSerializer
    lookup_field = "uuid"
    queryset = ParameterSet.objects.none()

    def get_queryset(self) -> QuerySet[ParameterSet]:
        return selectors.published().select_related("drafted_by", "published_by", "based_on")


class ParameterDraftViewSet(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[ParameterSet]
):
    """Drafts not yet published; POST keeps a new one."""

    permission_classes = (MayDraftOrPublish,)
    serializer_class = serializers.ParameterSetSerializer
    lookup_field = "uuid"
    queryset = ParameterSet.objects.none()

    def get_queryset(self) -> QuerySet[ParameterSet]:
        return selectors.drafts().select_related("drafted_by", "published_by", "based_on")

    @extend_schema(
        request=serializers.DraftSerializer, responses={201: serializers.ParameterSetSerializer}
    )
    def create(self, request: Request) -> Response:
        """Keep values as a draft; nothing is in force until another person publishes it."""
        policies.require(signed_in(request), "thresholds.draft")
        form = serializers.DraftSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        given = form.validated_data
        based_on = get_object_or_404(selectors.published(), uuid=given["based_on"])
        try:
            draft = services.save_draft(
                values=given["values"], note=given["note"], based_on=based_on, by=signed_in(request)
            )
        except ValuesRefused as refused:
            raise ValidationError({"values": refused.problems}) from refused
        except DraftRefused as refused:
            raise ValidationError({"detail": [str(refused.sentence)]}) from refused
        return Response(serializers.ParameterSetSerializer(draft).data, status=201)


class WhatIfView(APIView):
    """What other values would change; nothing is stored but that somebody asked."""

    permission_classes = (MayDraftOrPublish,)

    @extend_schema(request=serializers.ValuesSerializer, responses=serializers.EffectSerializer)
    def post(self, request: Request) -> Response:
        form = serializers.ValuesSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        try:
            effect = working_out.told_of(form.validated_data["values"])
        except ValuesRefused as refused:
            raise ValidationError({"values": refused.problems}) from refused
        except DraftRefused as refused:
            raise ValidationError({"detail": [str(refused.sentence)]}) from refused
        record_preview(signed_in(request), effect)
        return Response(serializers.EffectSerializer(shown_to(signed_in(request), effect)).data)
