"""The interface for programs: the same reads, scopes and services as the pages."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api import serializers
from burden.api.looking import KeepsLooks
from burden.api.permissions import MayView
from burden.organisations import policies
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit
from burden.organisations.requests import signed_in
from burden.scores.models import Score
from burden.thresholds import selectors as thresholds
from docs_audit import demand_page, intake, ladders, readers
from docs_audit import selectors as documents
from docs_audit import services as paper_services
from docs_audit.filters import PaperFilter
from docs_audit.models import Match, Paper, Upload
from docs_audit.ruling.pages import rules_of

PERIOD = OpenApiParameter("period", OpenApiTypes.STR, description="2026-03, 2026-Q1 or 2026")
UNIT = OpenApiParameter("unit", OpenApiTypes.UUID, description="a unit of the own scope")


class UnitViewSet(viewsets.ReadOnlyModelViewSet[Unit]):
    """Units of the scope."""

    reads = "units.view"
    permission_classes = (MayView,)
    serializer_class = serializers.UnitSerializer
    lookup_field = "uuid"
    filterset_fields = ("level", "system", "organ_kind")
    queryset = Unit.objects.none()

    def get_queryset(self) -> QuerySet[Unit]:
        return organisations.visible_units(signed_in(self.request)).select_related("parent")


class PaperViewSet(KeepsLooks):
    """Papers of the scope; POST brings new ones."""

    reads = "papers.view"
    viewed = "document.viewed"
    permission_classes = (MayView,)
    serializer_class = serializers.PaperSerializer
    lookup_field = "uuid"
    filterset_class = PaperFilter
    queryset = Paper.objects.none()

    def get_queryset(self) -> QuerySet[Paper]:
        papers = Paper.objects.visible_to(signed_in(self.request))
        return documents.papers_with_copies(papers.select_related("unit").defer("text"))

    @extend_schema(
        request={"multipart/form-data": serializers.PaperUploadSerializer},
        responses={201: serializers.UploadSerializer},
    )
    def create(self, request: Request) -> Response:
        """Take files in; the answer names the upload, whose address tells how far they are."""
        policies.require(signed_in(request), "papers.upload")
        form = serializers.PaperUploadSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        unit = signed_in(request).scope
        if "unit" in form.validated_data:
            unit = organisations.unit_for(signed_in(request), form.validated_data["unit"])
        upload = intake.open_upload(by=signed_in(request), unit=unit, channel=Upload.Channel.API)
        for file in form.validated_data["files"]:
            intake.add_file(upload=upload, incoming=intake.Incoming(file.name, file.chunks()))
        return Response(serializers.UploadSerializer(upload).data, status=201)

    @extend_schema(responses=serializers.MatchSerializer(many=True))
    @action(detail=True)
    def matches(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """What the paper is related to, where both papers are open to the caller."""
        paper = self.get_object()
        found = documents.matches_of(paper)
        ids = {match.lower_id for match in found} | {match.upper_id for match in found}
        open_ids = documents.visible_ids(signed_in(request), ids)
        shown: list[Match] = [one for one in found if {one.lower_id, one.upper_id} <= open_ids]
        context = {"parameters": thresholds.in_force()}
        return Response(serializers.MatchSerializer(shown, many=True, context=context).data)

    @extend_schema(responses=serializers.RuleHitSerializer(many=True))
    @action(detail=True)
    def rules(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """The sentences that a rule speaks against; rules that are switched off are left out."""
        rows = rules_of(signed_in(request), self.get_object(), thresholds.in_force())
        hits = [one.hit for row in rows for one in row.hits]
        open_ids = {one.other.pk for row in rows for one in row.hits if one.other}
        context = {"parameters": thresholds.in_force(), "open_ids": open_ids}
        return Response(serializers.RuleHitSerializer(hits, many=True, context=context).data)

    @extend_schema(methods=["GET"], responses=serializers.ReadersSerializer(many=True))
    @extend_schema(
        methods=["POST"],
        request=serializers.ReadersCountSerializer,
        responses={201: serializers.ReadersSerializer(many=True)},
    )
    @action(detail=True, methods=["get", "post"])
    def readers(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """How many read the paper at each receiver; POST keeps what a person counted at one."""
        user, paper = signed_in(request), self.get_object()
        if request.method == "POST":
            policies.require(user, "papers.count_readers")
            form = serializers.ReadersCountSerializer(data=request.data)
            form.is_valid(raise_exception=True)
            receipt = readers.countable_at(user, paper, form.validated_data["unit"])
            if receipt is None:
                raise NotFound
            number = form.validated_data["readers"]
            try:
                paper_services.count_readers(receipt=receipt, number=number, by=user)
            except (readers.ReadersRefused, paper_services.PaperRemoved) as error:
                raise ValidationError({"readers": [str(error.sentence)]}) from error
        told = readers.receipts_told(user, paper)
        rows = readers.readers_of(
            [one for one in told if one.unit_id != paper.unit_id],
            paper.issued_on or timezone.localdate(),
            thresholds.in_force(),
        )
        status = 201 if request.method == "POST" else 200
        return Response(serializers.ReadersSerializer(rows, many=True).data, status=status)

    @extend_schema(responses=serializers.DemandSerializer(many=True))
    @action(detail=True)
    def requirements(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """What the paper demands, and what it made of its superior paper's demands."""
        steps = demand_page.steps_of(self.get_object())
        above = demand_page.papers_above(steps)
        rows = demand_page.rows_of(steps, documents.visible_ids(signed_in(request), above))
        return Response(serializers.DemandSerializer(rows, many=True).data)


class UploadViewSet(viewsets.ReadOnlyModelViewSet[Upload]):
    """Uploads of the scope with the state of each file."""

    reads = "papers.view"
    permission_classes = (MayView,)
    serializer_class = serializers.UploadSerializer
    lookup_field = "uuid"
    queryset = Upload.objects.none()

    def get_queryset(self) -> QuerySet[Upload]:
        return documents.uploads_of(signed_in(self.request)).prefetch_related("files__paper")


class ScoreViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Score]):
    """Scores of the scope's units with their parts."""

    reads = "scores.view"
    permission_classes = (MayView,)
    serializer_class = serializers.ScoreSerializer
    filterset_fields = ("month", "unit__level")
    queryset = Score.objects.none()

    def get_queryset(self) -> QuerySet[Score]:
        units = organisations.visible_units(signed_in(self.request))
        scores = Score.objects.filter(unit__in=units).select_related("unit", "parameter_set")
        return scores.order_by("-month", "unit__path")


class MatterStepsView(APIView):
    """The demands of a matter followed down the levels, as on its page."""

    reads = "matters.view"
    permission_classes = (MayView,)

    @extend_schema(responses=serializers.StepsSerializer)
    def get(self, request: Request, uuid: UUID) -> Response:
        steps = ladders.steps_for(signed_in(request), uuid)
        return Response(serializers.StepsSerializer(steps).data)
