"""For programs: records and plans of other burdens, what the rules say, registers as files."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.activities.campaigns import register as campaigns
from burden.activities.campaigns.filters import CampaignFilter
from burden.activities.importers import ImportFailed, MarkedList
from burden.activities.inspections import register as inspections
from burden.activities.inspections.filters import InspectionFilter
from burden.activities.models import (
    ActivityHit,
    Campaign,
    Inspection,
    PlannedInspection,
    Record,
    Secondment,
)
from burden.activities.registers import correcting, importing, sentences
from burden.activities.registers.contract import Register, register_or_404
from burden.activities.ruling.pages import open_items
from burden.activities.ruling.selectors import hits_visible_to
from burden.activities.secondments import register as secondments
from burden.activities.secondments.filters import SecondmentFilter
from burden.api import serializers
from burden.api.looking import KeepsLooks
from burden.api.permissions import MayView
from burden.audit import looks
from burden.organisations import policies
from burden.organisations import selectors as organisations
from burden.organisations.models import Level
from burden.organisations.requests import signed_in
from burden.thresholds import selectors as thresholds
from burden.thresholds.rulebook import RULES, Subject


class RecordViewSet(KeepsLooks):
    """Records of one register; POST reports one by the names of the columns of its template."""

    reads = "activities.view"
    permission_classes = (MayView,)
    lookup_field = "uuid"
    register: Register

    @property
    def viewed(self) -> str:  # type: ignore[override]
        """The act as on the record's page."""
        return f"{self.register.key}.viewed"

    def get_queryset(self) -> QuerySet[Any]:
        return self.register.records(signed_in(self.request))

    @extend_schema(request=OpenApiTypes.OBJECT)
    def create(self, request: Request) -> Response:
        """Report one record; what is wrong comes back as field and messages."""
        user = signed_in(request)
        policies.require(user, "activities.report")
        told = request.data if isinstance(request.data, dict) else {}
        texts = {one.key: str(told.get(one.key) or "") for one in self.register.columns.all}
        unit = user.scope
        if told.get("reporter"):
            unit = organisations.unit_for(user, str(told["reporter"]))
        try:
            kept = importing.take_one(self.register, texts=texts, unit=unit, by=user)
        except importing.BadValues as bad:
            raise ValidationError({field: [sentence] for field, sentence in bad.errors}) from bad
        except MarkedList as marked:
            raise ValidationError({"detail": [sentences.of_file("marked")]}) from marked
        record = self.get_queryset().get(pk=kept.record.pk)
        return Response(self.get_serializer(record).data, status=201)

    @extend_schema(request=OpenApiTypes.OBJECT)
    def partial_update(self, request: Request, uuid: str) -> Response:  # noqa: ARG002
        """Put right what is named, by the names of the columns; empty takes away what stood."""
        user = signed_in(request)
        policies.require(user, "activities.correct")
        record = self.get_object()
        texts = correcting.texts_of(self.register, record, user)
        told = request.data if isinstance(request.data, dict) else {}
        texts |= {key: str(value or "") for key, value in told.items() if key in texts}
        try:
            correcting.correct(self.register, record, texts=texts, by=user)
        except importing.BadValues as bad:
            raise ValidationError({field: [sentence] for field, sentence in bad.errors}) from bad
        except MarkedList as marked:
            raise ValidationError({"detail": [sentences.of_file("marked")]}) from marked
        return self._told(record)

    @extend_schema(request=serializers.WithdrawalSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Take the record out of every count, with a reason."""
        policies.require(signed_in(request), "activities.correct")
        record = self.get_object()
        form = serializers.WithdrawalSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        correcting.withdraw(
            self.register, record, reason=form.validated_data["reason"], by=signed_in(request)
        )
        return self._told(record)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"], url_path="take-up")
    def take_up(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Let a withdrawn record count again."""
        policies.require(signed_in(request), "activities.correct")
        record = self.get_object()
        correcting.take_up_again(self.register, record, by=signed_in(request))
        return self._told(record)

    def _told(self, record: Record) -> Response:
        return Response(self.get_serializer(self.get_queryset().get(pk=record.pk)).data)

    @extend_schema(responses=serializers.ActivityHitSerializer(many=True))
    @action(detail=True)
    def rules(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """What the rules say of the record; rules that are switched off are left out."""
        hits = hits_visible_to(signed_in(request), thresholds.in_force())
        return Response(hits_told(request, hits.filter(item=self.get_object().item_id)))


class InspectionViewSet(RecordViewSet):
    """Inspections of the scope."""

    register = inspections.REGISTER
    serializer_class = serializers.InspectionSerializer
    filterset_class = InspectionFilter
    queryset = Inspection.objects.none()


class CampaignViewSet(RecordViewSet):
    """Demonstrations, standards, festivals, exhibitions, forums and pledges of the scope."""

    register = campaigns.REGISTER
    serializer_class = serializers.CampaignSerializer
    filterset_class = CampaignFilter
    queryset = Campaign.objects.none()


class SecondmentViewSet(RecordViewSet):
    """Secondments of the scope."""

    register = secondments.REGISTER
    serializer_class = serializers.SecondmentSerializer
    filterset_class = SecondmentFilter
    queryset = Secondment.objects.none()


class PlannedInspectionFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """By unit and level, year and month."""

    unit = django_filters.UUIDFilter("unit__uuid")
    level = django_filters.ChoiceFilter("unit__level", choices=Level)

    class Meta:
        model = PlannedInspection
        fields = ("unit", "level", "year", "month")


class PlannedInspectionViewSet(KeepsLooks):
    """Lines of the annual plans of inspections of units of the scope."""

    reads = "activities.view"
    viewed = "plan.viewed"
    permission_classes = (MayView,)
    serializer_class = serializers.PlannedInspectionSerializer
    lookup_field = "uuid"
    filterset_class = PlannedInspectionFilter
    queryset = PlannedInspection.objects.none()

    def get_queryset(self) -> QuerySet[PlannedInspection]:
        units = organisations.visible_units(signed_in(self.request))
        planned = PlannedInspection.objects.filter(unit__in=units).select_related("unit")
        return planned.order_by("-year", "unit__path", "month", "pk")


class ActivityHitFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """By rule, subject, unit and level, and by days."""

    rule = django_filters.MultipleChoiceFilter(
        choices=[(one.id, one.id) for one in RULES.values() if one.is_of_records]
    )
    subject = django_filters.ChoiceFilter(choices=[(one.value, one.value) for one in Subject])
    unit = django_filters.UUIDFilter("item__unit__uuid")
    level = django_filters.ChoiceFilter("item__unit__level", choices=Level)
    since = django_filters.DateFilter("item__occurred_on", "gte")
    until = django_filters.DateFilter("item__occurred_on", "lte")

    class Meta:
        model = ActivityHit
        fields = ("rule", "subject", "unit", "level", "since", "until")


class ActivityRuleViewSet(viewsets.GenericViewSet[ActivityHit]):
    """What the rules say of records of the scope and of years of its units."""

    reads = "activities.view"
    permission_classes = (MayView,)
    serializer_class = serializers.ActivityHitSerializer
    filterset_class = ActivityHitFilter
    queryset = ActivityHit.objects.none()

    def get_queryset(self) -> QuerySet[ActivityHit]:
        return hits_visible_to(signed_in(self.request), thresholds.in_force())

    def list(self, request: Request) -> Response:
        """The latest first; rules that are switched off are left out."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        unit, asked = signed_in(request).scope, request.query_params
        looks.at_list("activity-rule.listed", unit, rows=len(page), asked=asked)
        return self.get_paginated_response(hits_told(request, page))


class RegisterImportView(APIView):
    """Lists of registers as files."""

    reads = "activities.report"
    permission_classes = (MayView,)

    @extend_schema(
        request={"multipart/form-data": serializers.RegisterFileSerializer},
        responses=serializers.RegisterReportSerializer,
    )
    def post(self, request: Request) -> Response:
        """Take a list in; the rows that could not be taken come back with their reason."""
        user = signed_in(request)
        asked = serializers.RegisterFileSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        told, unit = asked.validated_data, user.scope
        if "unit" in told:
            unit = organisations.unit_for(user, str(told["unit"]))
        try:
            report = importing.take_file(
                register_or_404(told["register"]),
                name=told["file"].name,
                content=told["file"].read(),
                unit=unit,
                by=user,
            )
        except ImportFailed as failure:
            sentence = sentences.of_file(failure.code, failure.detail)
            raise ValidationError({"file": [sentence]}) from failure
        except MarkedList as marked:
            raise ValidationError({"file": [sentences.of_file("marked")]}) from marked
        return Response(serializers.RegisterReportSerializer(report).data)


def hits_told(request: Request, hits: Iterable[ActivityHit]) -> Any:
    """Hits as the interface tells them to this caller."""
    found = list(hits)
    context = {
        "parameters": thresholds.in_force(),
        "opened": open_items(signed_in(request), [uuid for hit in found for uuid in hit.items]),
    }
    return serializers.ActivityHitSerializer(found, many=True, context=context).data
