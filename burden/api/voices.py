"""For programs: reports of the grassroots and what evaluations brought."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import Throttled, ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from burden.activities.importers import MarkedList
from burden.activities.models import Round, Voice
from burden.activities.registers import sentences
from burden.activities.voices import selectors, services
from burden.activities.voices.errors import AlreadySettled, NobodyReported, Revealing
from burden.activities.voices.filters import VoiceFilter
from burden.activities.voices.receipts import new_code
from burden.activities.voices.rounds.results import results_of
from burden.activities.voices.rounds.selectors import rounds_of
from burden.activities.voices.throttle import SENDING, WINDOW_SECONDS
from burden.api import serializers
from burden.api.looking import KeepsLooks
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.stack.request_log import unlogged


@unlogged
class VoiceViewSet(KeepsLooks):
    """Reports of the caller's places, or passed on to the caller's units; POST sends one.

    Nothing of what is asked here stands in the log of requests.
    """

    viewed = "voice.viewed"
    of_unit = ""
    permission_classes = (IsAuthenticated,)
    serializer_class = serializers.VoiceSerializer
    filterset_class = VoiceFilter
    lookup_field = "uuid"
    queryset = Voice.objects.none()

    def get_queryset(self) -> QuerySet[Voice]:
        user = signed_in(self.request)
        policies.require(user, "voices.view")
        return selectors.voices_of(user).order_by("-day", "pk")

    @extend_schema(request=serializers.ReportSerializer, responses=serializers.ReceiptSerializer)
    def create(self, request: Request) -> Response:
        """Send a report; one under no name that tells who sent it comes back with a warning."""
        user = signed_in(request)
        policies.require(user, "voices.send")
        asked = serializers.ReportSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        if SENDING.is_spent(str(user.pk)):
            raise Throttled(WINDOW_SECONDS)
        told, code = asked.validated_data, new_code()
        report = services.Report(told["text"], told["who"], told.get("hours"))
        try:
            voice = services.send(
                report=report, by=user, is_named=told["named"], code=code, warned=told["warned"]
            )
        except Revealing as warning:
            found = {field: plain(marks) for field, marks in warning.marks.items()}
            return Response({"warned": report.digest, "found": found}, status=400)
        except MarkedList as marked:
            raise ValidationError({"text": [sentences.of_file("marked")]}) from marked
        SENDING.count(str(user.pk))
        receipt = {"code": code, "promised_on": voice.promised_on, "state": voice.state}
        return Response(serializers.ReceiptSerializer(receipt).data, status=201)

    @extend_schema(request=serializers.WordsSerializer)
    @action(detail=True, methods=["post"])
    def answer(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Answer the sender."""
        voice = self._voice("voices.answer")
        asked = serializers.WordsSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        try:
            services.answer(voice=voice, by=signed_in(request), text=asked.validated_data["text"])
        except MarkedList as marked:
            raise ValidationError({"text": [sentences.of_file("marked")]}) from marked
        except AlreadySettled as late:
            raise ValidationError({"state": ["settled"]}) from late
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(request=serializers.PassOnSerializer)
    @action(detail=True, methods=["post"], url_path="pass-on")
    def pass_on(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Let the unit reported see it, without sender and place."""
        voice = self._voice("voices.pass_on")
        asked = serializers.PassOnSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        try:
            services.pass_on(voice=voice, by=signed_in(request), who=asked.validated_data["who"])
        except NobodyReported as nobody:
            raise ValidationError({"who": ["no single unit"]}) from nobody
        except AlreadySettled as late:
            raise ValidationError({"state": ["settled"]}) from late
        return Response(self.get_serializer(self.get_object()).data)

    def _voice(self, needs: str) -> Voice:
        policies.require(signed_in(self.request), needs)
        voice: Voice = self.get_object()
        return voice


class EvaluationViewSet(KeepsLooks):
    """Evaluations of the scope; one by itself with what may be told of its answers."""

    reads = "evaluations.view"
    viewed = "evaluation.viewed"
    permission_classes = (MayView,)
    serializer_class = serializers.RoundSerializer
    lookup_field = "uuid"
    queryset = Round.objects.none()

    def get_queryset(self) -> QuerySet[Any]:
        return rounds_of(signed_in(self.request)).order_by("-quarter", "unit__path")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """`results` is null as long as answers are taken."""
        evaluation = self.get_object()
        results = plain(results_of(evaluation, timezone.localdate()))
        return Response({**self.get_serializer(evaluation).data, "results": results})
