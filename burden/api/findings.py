"""For programs: findings, their hearing and decisions, and what is rectified."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api import serializers
from burden.api.looking import KeepsLooks
from burden.api.permissions import MayView
from burden.api.plain import plain
from burden.findings import selectors, services
from burden.findings.basis import BasisFile
from burden.findings.basis_files import file_of_proof, file_of_reply
from burden.findings.errors import DecisionRefused, NoSuchInspector, RectificationRefused
from burden.findings.filters import FindingFilter
from burden.findings.models import Finding, Rectification
from burden.findings.rectification_forms import RectificationFilter
from burden.findings.selectors import hearing, teaching
from burden.findings.selectors import rectifications as of_rectifications
from burden.findings.selectors.due import dues_of
from burden.organisations import policies
from burden.organisations.requests import signed_in
from burden.organisations.selectors import inspectors_over
from burden.thresholds import selectors as thresholds

_BASIS = "basis/(?P<file>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"


@contextmanager
def _refusals() -> Iterator[None]:
    """What is refused comes back as a sentence beside its field."""
    try:
        yield
    except (DecisionRefused, RectificationRefused) as error:
        raise ValidationError({error.field or "detail": [str(error.sentence)]}) from error


class FindingViewSet(KeepsLooks):
    """Findings of the scope; an inspector decides them, the unit replies before."""

    reads = "findings.view"
    viewed = "finding.viewed"
    permission_classes = (MayView,)
    serializer_class = serializers.FindingSerializer
    lookup_field = "uuid"
    filterset_class = FindingFilter
    queryset = Finding.objects.none()

    def get_queryset(self) -> QuerySet[Finding]:
        found = selectors.findings_visible_to(signed_in(self.request))
        return found.select_related("parameter_set")

    def retrieve(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """One finding with its evidence."""
        return Response(self.get_serializer(self._finding("findings.view")).data)

    @extend_schema(request=serializers.DecisionSerializer, responses=serializers.DecisionSerializer)
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Confirm, dismiss with a reason, or mark as unsure; a proposal where it is high."""
        finding = self._finding("findings.decide")
        form = serializers.DecisionSerializer(data=request.data, context={"request": request})
        form.is_valid(raise_exception=True)
        with _refusals():
            decision = services.decide(
                finding=finding, by=signed_in(request), **form.validated_data
            )
        return Response(serializers.DecisionSerializer(decision).data, status=201)

    @extend_schema(request=serializers.NoteSerializer, responses=serializers.DecisionSerializer)
    @action(detail=True, methods=["post"])
    def agree(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Decide as another inspector proposed."""
        return self._second(request, services.agree)

    @extend_schema(request=serializers.NoteSerializer, responses=serializers.DecisionSerializer)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def give_back(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Return what another inspector proposed, with a note."""
        return self._second(request, services.give_back)

    def _second(self, request: Request, service: Callable[..., Any]) -> Response:
        finding = self._finding("findings.decide")
        form = serializers.NoteSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        with _refusals():
            decision = service(finding=finding, by=signed_in(request), **form.validated_data)
        return Response(serializers.DecisionSerializer(decision).data, status=201)

    @extend_schema(request=None, responses={201: serializers.NoticeSerializer})
    @action(detail=True, methods=["post"])
    def notice(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Tell the unit, which may reply until the day that is answered."""
        finding = self._finding("findings.decide")
        with _refusals():
            notice = services.give_notice(finding=finding, by=signed_in(request))
        return Response(serializers.NoticeSerializer(notice).data, status=201)

    @extend_schema(methods=["GET"], responses=OpenApiTypes.OBJECT)
    @extend_schema(methods=["POST"], request=serializers.ReplyRequestSerializer, responses=None)
    @action(detail=True, methods=["get", "post"])
    def replies(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Notices with the replies to them; POST answers for the unit, files with it."""
        if request.method == "POST":
            finding = self._finding("findings.reply")
            form = serializers.ReplyRequestSerializer(data=request.data)
            form.is_valid(raise_exception=True)
            with _refusals():
                services.reply(finding=finding, by=signed_in(request), **form.validated_data)
            return Response(status=201)
        finding = self._finding("findings.view")
        today = timezone.localdate()
        return Response([_heard(one) for one in hearing.hearings_of(finding, today)])

    @extend_schema(methods=["GET"], responses=serializers.RemarkSerializer(many=True))
    @extend_schema(methods=["POST"], request=serializers.RemarkSerializer)
    @action(detail=True, methods=["get", "post"])
    def notes(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Notes of the inspectors; POST pins one."""
        user = signed_in(request)
        if request.method == "POST":
            finding = self._finding("findings.decide")
            form = serializers.RemarkSerializer(data=request.data)
            form.is_valid(raise_exception=True)
            with _refusals():
                note = services.remark(finding=finding, by=user, **form.validated_data)
            return Response(serializers.RemarkSerializer(note).data, status=201)
        notes = hearing.remarks_of(user, self._finding("findings.deliberate"))
        return Response(serializers.RemarkSerializer(notes, many=True).data)

    @extend_schema(request=serializers.AssignSerializer, responses=serializers.FindingSerializer)
    @action(detail=True, methods=["post"])
    def assign(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Give it to an inspector whose scope holds the unit."""
        finding = self._finding("findings.decide")
        form = serializers.AssignSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        name = form.validated_data["person"]
        person = inspectors_over(finding.unit).filter(username=name).first() if name else None
        with _refusals():
            if name and person is None:
                raise NoSuchInspector
            services.assign(finding=finding, by=signed_in(request), to=person)
        return Response(self.get_serializer(self._finding("findings.view")).data)

    @extend_schema(request=serializers.TogetherSerializer, responses=OpenApiTypes.OBJECT)
    @action(detail=False, methods=["post"])
    def together(self, request: Request) -> Response:
        """One act for several findings: for each what became of it, and why where nothing did."""
        user = signed_in(request)
        policies.require(user, "findings.decide")
        form = serializers.TogetherSerializer(data=request.data, context={"request": request})
        form.is_valid(raise_exception=True)
        told = dict(form.validated_data)
        uuids = told.pop("findings")
        found = {one.uuid: one for one in self.get_queryset().filter(uuid__in=uuids)}
        outcomes = services.act_on_each(findings=found, seen=dict.fromkeys(uuids), by=user, **told)
        return Response(
            [
                {"uuid": str(one.uuid), "done": not one.problem, "problem": one.problem}
                for one in outcomes
            ]
        )

    @extend_schema(
        request=serializers.RectifySerializer,
        responses={201: serializers.RectificationSerializer},
    )
    @action(detail=True, methods=["post"])
    def rectify(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Ask the unit to rectify a confirmed finding, and others like it."""
        finding = self._finding("rectifications.set")
        form = serializers.RectifySerializer(data=request.data)
        form.is_valid(raise_exception=True)
        told = dict(form.validated_data)
        wanted = {finding.uuid, *told.pop("findings")}
        found = list(self.get_queryset().filter(uuid__in=wanted))
        with _refusals():
            made = services.set_rectification(
                findings=found, by=signed_in(request), task=services.Task(**told)
            )
        return Response(serializers.RectificationSerializer(made).data, status=201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], url_path=_BASIS)
    def basis(self, request: Request, uuid: str, file: str) -> HttpResponseBase:  # noqa: ARG002
        """A file that came with a reply, once the scanner and the guard have passed it."""
        return file_of_reply(request._request, self._finding("findings.view"), UUID(file))

    def _finding(self, needs: str) -> Finding:
        user = signed_in(self.request)
        return selectors.finding_for(user, self.kwargs["uuid"], action=needs)


def _heard(one: hearing.Heard) -> dict[str, Any]:
    return {
        **serializers.NoticeSerializer(one.notice).data,
        "is_standing": one.is_standing,
        "is_silent": one.is_silent,
        "replies": [
            {
                "text": reply.text,
                "at": reply.at,
                "removed_at": reply.removed_at,
                "by": str(reply.by),
                "files": list(map(_file, files)),
            }
            for reply, files in one.replies
        ],
    }


def _file(file: BasisFile) -> dict[str, Any]:
    """`is_kept`: its bytes are at basis/<uuid>/."""
    return {
        "uuid": str(file.uuid),
        "name": file.name,
        "state": file.state,
        "sentence": str(file.sentence),
        "sha256": file.sha256,
        "is_kept": file.is_kept,
    }


class RectificationViewSet(KeepsLooks):
    """Rectifications of the scope; the unit reports, the product measures."""

    reads = "rectifications.view"
    viewed = "rectification.viewed"
    permission_classes = (MayView,)
    serializer_class = serializers.RectificationSerializer
    lookup_field = "uuid"
    filterset_class = RectificationFilter
    queryset = Rectification.objects.none()

    def get_queryset(self) -> QuerySet[Rectification]:
        found = of_rectifications.rectifications_visible_to(signed_in(self.request))
        return found.prefetch_related("measurements")

    def retrieve(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """One with all that was measured of it."""
        return Response(self.get_serializer(self._one("rectifications.view")).data)

    @extend_schema(request=serializers.ReplyRequestSerializer)
    @action(detail=True, methods=["post"])
    def report(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Say for the unit what was done, files with it; it moves no figure."""
        found = self._one("rectifications.report")
        form = serializers.ReplyRequestSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        with _refusals():
            services.report_done(rectification=found, by=signed_in(request), **form.validated_data)
        return Response(self.get_serializer(self._one("rectifications.view")).data, status=201)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=True, methods=["get"])
    def proofs(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """What the unit reported, each with its files."""
        found = self._one("rectifications.view")
        return Response(
            [
                {
                    "text": proof.text,
                    "at": proof.at,
                    "removed_at": proof.removed_at,
                    "by": str(proof.by),
                    "files": list(map(_file, files)),
                }
                for proof, files in of_rectifications.proofs_of(found)
            ]
        )

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], url_path=_BASIS)
    def basis(self, request: Request, uuid: str, file: str) -> HttpResponseBase:  # noqa: ARG002
        """A file that came with a proof, once the scanner and the guard have passed it."""
        return file_of_proof(request._request, self._one("rectifications.view"), UUID(file))

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def check(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Measure the figure: it closes where it fell, else it is one on paper."""
        found = self._one("rectifications.set")
        with _refusals():
            services.check(rectification=found, by=signed_in(request))
        return Response(self.get_serializer(self._one("rectifications.view")).data, status=201)

    def _one(self, needs: str) -> Rectification:
        user = signed_in(self.request)
        return of_rectifications.rectification_for(user, self.kwargs["uuid"], action=needs)


class PrecisionView(APIView):
    """How often people agreed with each kind of finding, and the bound that suggests."""

    reads = "findings.teach"
    permission_classes = (MayView,)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        taught = teaching.taught(signed_in(request), thresholds.in_force())
        return Response(
            [
                {
                    "kind": one.kind.code,
                    "precision": one.precision,
                    "confirmed": one.confirmed,
                    "reasons": one.reasons,
                    "suggestion": plain(one.suggestion) if one.suggestion else None,
                }
                for one in taught
            ]
        )


class DueView(APIView):
    """What waits for the caller: decisions, replies, rectifications."""

    reads = "overview.view"
    permission_classes = (MayView,)

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        return Response(plain(dues_of(signed_in(request), timezone.localdate())))
