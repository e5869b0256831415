"""Meetings for programs: the same reports, corrections, files and checks as on the pages."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from burden.api import serializers
from burden.api.looking import KeepsLooks
from burden.api.meeting_fields import form_data
from burden.api.meeting_rules import hits_told
from burden.api.permissions import MayView
from burden.organisations import policies
from burden.organisations import selectors as organisations
from burden.organisations.named import UnknownUnit
from burden.organisations.requests import signed_in
from burden.thresholds import selectors as thresholds
from meetings import form_lines, importing, intake, selectors
from meetings.errors import sentences_of
from meetings.filters import MeetingFilter
from meetings.forms import FILE_BYTES, MeetingForm
from meetings.importers import ImportFailed
from meetings.models import Meeting, MeetingImport
from meetings.refusals import MarkedList
from meetings.ruling.selectors import hits_visible_to


class MeetingViewSet(KeepsLooks):
    """Meetings of the scope with what each repeats; POST reports one, PATCH corrects an own one."""

    reads = "meetings.view"
    viewed = "meeting.viewed"
    of_unit = "host"
    permission_classes = (MayView,)
    serializer_class = serializers.MeetingSerializer
    lookup_field = "uuid"
    filterset_class = MeetingFilter
    queryset = Meeting.objects.none()

    def get_queryset(self) -> QuerySet[Meeting]:
        return selectors.meetings_visible_to(signed_in(self.request))

    @extend_schema(
        request=serializers.MeetingReportSerializer,
        responses={201: serializers.MeetingSerializer},
    )
    def create(self, request: Request) -> Response:
        """Report one meeting; what is wrong comes back as field and messages."""
        user = signed_in(request)
        policies.require(user, "meetings.report")
        asked = serializers.MeetingReportSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        form = MeetingForm(form_data(asked.validated_data), user=user)
        _require_valid(form)
        try:
            source = intake.report_one(draft=form.draft(), by=user, unit=form.cleaned_data["unit"])
        except MarkedList as marked:
            raise _refused() from marked
        if source.errors:
            raise ValidationError({"detail": sentences_of(source.errors)})
        key = form.draft().key
        report = selectors.reports_of(user).get(unit=source.unit, key=key)
        return Response(self._told(report.meeting), status=201)

    @extend_schema(
        request=serializers.MeetingReportSerializer(partial=True),
        responses=serializers.MeetingSerializer,
    )
    def partial_update(self, request: Request, uuid: str) -> Response:
        """Correct what the own unit reported; the report as it came is kept."""
        user = signed_in(request)
        policies.require(user, "meetings.correct")
        report = selectors.own_report_for(user, uuid)
        asked = serializers.MeetingReportSerializer(data=request.data, partial=True)
        asked.is_valid(raise_exception=True)
        meeting = report.meeting
        data = {**form_lines.initial_of(meeting), **form_data(asked.validated_data)}
        form = MeetingForm(data, user=user, host=meeting.host, near=report.unit)
        _require_valid(form)
        try:
            intake.correct(report=report, draft=form.draft(key=report.key), by=user)
        except MarkedList as marked:
            raise _refused() from marked
        except UnknownUnit as error:
            told = sentences_of([{"code": "unknown_unit", "value": error.name}])
            raise ValidationError({error.field: told}) from error
        return Response(self._told(meeting))

    @extend_schema(responses=serializers.MeetingHitSerializer(many=True))
    @action(detail=True)
    def rules(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """What the rules say of the meeting; rules that are switched off are left out."""
        hits = hits_visible_to(signed_in(request), thresholds.in_force())
        return Response(hits_told(request, hits.filter(item=self.get_object().item_id)))

    def _told(self, meeting: Meeting) -> Any:
        record = selectors.with_people(Meeting.objects.filter(pk=meeting.pk)).get()
        return self.get_serializer(record).data


class MeetingImportViewSet(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[MeetingImport]
):
    """Files of meetings with the state of their rows."""

    reads = "meetings.view"
    permission_classes = (MayView,)
    serializer_class = serializers.MeetingImportSerializer
    lookup_field = "uuid"
    filterset_fields = ("state",)
    queryset = MeetingImport.objects.none()

    def get_queryset(self) -> QuerySet[MeetingImport]:
        return selectors.imports_of(signed_in(self.request))

    @extend_schema(
        request={"multipart/form-data": serializers.MeetingFileSerializer},
        responses={201: serializers.MeetingImportSerializer},
    )
    def create(self, request: Request) -> Response:
        """Take a file in; the answer's address tells how far it is."""
        user = signed_in(request)
        policies.require(user, "meetings.report")
        asked = serializers.MeetingFileSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        file, unit = asked.validated_data["file"], user.scope
        if "unit" in asked.validated_data:
            unit = organisations.unit_for(user, str(asked.validated_data["unit"]))
        if file.size > FILE_BYTES:
            raise ValidationError({"file": sentences_of([{"code": "too_large"}])})
        try:
            source = importing.receive(name=file.name, content=file.read(), by=user, unit=unit)
        except ImportFailed as error:
            told = {"code": error.code, "value": error.detail}
            raise ValidationError({"file": sentences_of([told])}) from error
        except MarkedList as marked:
            raise _refused("file") from marked
        return Response(self.get_serializer(source).data, status=201)

    @extend_schema(
        request=serializers.ColumnsSerializer, responses=serializers.MeetingImportSerializer
    )
    @action(detail=True, methods=["post"])
    def columns(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Say which header is which field; remembered for the unit."""
        source = self.get_object()
        user = signed_in(request)
        policies.require(user, "meetings.report", source)
        asked = serializers.ColumnsSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        if source.state != MeetingImport.State.COLUMNS:
            raise ValidationError({"detail": sentences_of([{"code": "columns_known"}])})
        mapping = asked.validated_data["mapping"]
        try:
            importing.choose_columns(source=source, mapping=mapping, by=user)
        except ImportFailed as error:
            told = {"code": error.code, "value": error.detail}
            raise ValidationError({"mapping": sentences_of([told])}) from error
        except MarkedList as marked:
            raise _refused("detail") from marked
        return Response(self.get_serializer(source).data)


def _require_valid(form: MeetingForm) -> None:
    if not form.is_valid():
        raise ValidationError(
            {field: [str(one) for one in told] for field, told in form.errors.items()}
        )


def _refused(field: str = "detail") -> ValidationError:
    return ValidationError({field: sentences_of([{"code": "marked"}])})
