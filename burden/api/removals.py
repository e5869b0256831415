"""For programs: what is past its period, requests to remove, and decisions on them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api import serializers
from burden.api.permissions import MayView
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.retention import selectors, services
from burden.retention.errors import RemovalRefused
from burden.retention.filters import OutcomeFilter, RemovalFilter
from burden.retention.models import Removal


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except RemovalRefused as refusal:
        raise ValidationError({refusal.field or "detail": [str(refusal.sentence)]}) from refusal


class RemovalViewSet(viewsets.ReadOnlyModelViewSet[Removal]):
    """Requests of the scope; POST proposes one."""

    reads = "removals.view"
    permission_classes = (MayView,)
    serializer_class = serializers.RemovalSerializer
    lookup_field = "uuid"
    filterset_class = RemovalFilter
    queryset = Removal.objects.none()

    def get_queryset(self) -> QuerySet[Removal]:
        return selectors.removals_visible_to(signed_in(self.request))

    @extend_schema(
        request=serializers.ProposalSerializer, responses={201: serializers.RemovalSerializer}
    )
    def create(self, request: Request) -> Response:
        """Propose that all records of a kind before a day be removed."""
        user = signed_in(request)
        policies.require(user, "removals.propose")
        form = serializers.ProposalSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        told = form.validated_data
        if user.scope is None:
            raise PermissionDenied("removals.propose")
        with _refusals():
            made = services.propose(
                kind=selectors.kind_or_404(told["kind"]),
                until=told["until"],
                unit=user.scope,
                reason=told["reason"],
                by=user,
            )
        return Response(self._told(made), status=201)

    @extend_schema(request=serializers.DecisionOnRemovalSerializer)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Approve or refuse as the second person."""
        user, removal = signed_in(request), self.get_object()
        policies.require(user, "removals.decide", removal)
        form = serializers.DecisionOnRemovalSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        act = services.approve if form.validated_data["verdict"] == "approve" else services.refuse
        with _refusals():
            act(removal=removal, by=user, reason=form.validated_data["reason"])
        return Response(self._told(removal), status=201)

    @extend_schema(responses=serializers.OutcomeSerializer(many=True))
    @action(detail=True)
    def outcomes(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """What became of each record, in the order they were looked at."""
        rows = self.get_object().outcomes.select_related("unit").order_by("id")
        page = self.paginate_queryset(OutcomeFilter(request.query_params, rows).qs)
        return self.get_paginated_response(serializers.OutcomeSerializer(page, many=True).data)

    def _told(self, removal: Removal) -> object:
        return self.get_serializer(self.get_queryset().get(pk=removal.pk)).data


class DueRecordsView(APIView):
    """What the scope holds past its period, by kind."""

    reads = "removals.view"
    permission_classes = (MayView,)

    @extend_schema(responses=serializers.DueRecordsSerializer(many=True))
    def get(self, request: Request) -> Response:
        scope = signed_in(request).scope
        if scope is None:
            raise PermissionDenied("removals.view")
        dues = list(selectors.due_in(scope))
        return Response(serializers.DueRecordsSerializer(dues, many=True).data)


class RemovalAskView(APIView):
    """A single record that was brought in by mistake."""

    reads = "removals.ask"
    permission_classes = (MayView,)

    @extend_schema(
        request=serializers.AskSerializer, responses={201: serializers.RemovalSerializer}
    )
    def post(self, request: Request) -> Response:
        """Ask that it be removed; a security administrator decides."""
        form = serializers.AskSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        told = form.validated_data
        with _refusals():
            made = services.ask(
                kind=selectors.kind_or_404(told["kind"]),
                record=told["record"],
                reason=told["reason"],
                by=signed_in(request),
            )
        return Response({"uuid": str(made.uuid), "state": made.state}, status=201)
