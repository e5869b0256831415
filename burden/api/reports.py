"""For programs: ordering reports, watching them, taking them out; and the published cases."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from burden.api import serializers
from burden.api.permissions import MayView
from burden.findings.cases import Case
from burden.findings.cases.filters import CaseFilter
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.reports import ordering, selectors, services
from burden.reports.errors import NoneChosen, OrderRefused
from burden.reports.kinds.notice import confirmed
from burden.reports.models import Report
from burden.reports.order_views import file_answer

_OF_NOTICE = ("issuer", "number", "title", "addressees", "copied_to", "is_anonymous")


@contextmanager
def _refusals() -> Iterator[None]:
    """What is refused comes back as a sentence beside its field."""
    try:
        yield
    except OrderRefused as refusal:
        raise ValidationError({refusal.field or "detail": [str(refusal.sentence)]}) from refusal


class ReportViewSet(viewsets.ReadOnlyModelViewSet[Report]):
    """The caller's own reports; POST orders one, which is made in the background."""

    reads = "reports.view"
    permission_classes = (MayView,)
    serializer_class = serializers.OrderedReportSerializer
    lookup_field = "uuid"
    queryset = Report.objects.none()

    def get_queryset(self) -> QuerySet[Report]:
        return selectors.reports_of(signed_in(self.request))

    @extend_schema(
        request=serializers.ReportOrderSerializer,
        responses={201: serializers.OrderedReportSerializer},
    )
    def create(self, request: Request) -> Response:
        """Order a report; `state` at its address tells how far it is."""
        user = signed_in(request)
        asked = serializers.ReportOrderSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        told = asked.validated_data
        subject = _subject(user, told)
        with _refusals():
            report = services.order(
                by=user,
                unit=subject.unit,
                kind=told["kind"],
                form=told["form"],
                language=told["language"],
                parameters=subject.parameters,
            )
        return Response(self.get_serializer(report).data, status=201)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Call it off: at once while it waits, at its next step while it is being made."""
        report = services.cancel(report=self.get_object(), by=signed_in(request))
        return Response(self.get_serializer(report).data)

    @extend_schema(request=None, responses={201: serializers.OrderedReportSerializer})
    @action(detail=True, methods=["post"])
    def again(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Order the same once more; the same data gives the same file."""
        with _refusals():
            report = services.order_again(report=self.get_object(), by=signed_in(request))
        return Response(self.get_serializer(report).data, status=201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"])
    def file(self, request: Request, uuid: str) -> HttpResponse:  # noqa: ARG002 - the router's
        """The file as it was made; 404 until then and after its time."""
        return file_answer(signed_in(request), self.get_object())


def _subject(user: User, told: dict[str, Any]) -> ordering.Subject:
    kind = told["kind"]
    if kind == Report.Kind.MATTER:
        return ordering.of_matter(user, str(told["matter"]))
    if kind == Report.Kind.BUNDLE:
        return ordering.of_finding(user, str(told["finding"]))
    unit = _unit(user, told)
    if kind == Report.Kind.NOTICE:
        return _notice(user, unit, told)
    if kind == Report.Kind.RECTIFICATION:
        return ordering.of_rectifications(user, unit, told["filters"])
    try:
        return ordering.of_period(unit, Period.parse(told["period"]))
    except ValueError as error:
        raise ValidationError({"period": [str(error)]}) from error


def _unit(user: User, told: dict[str, Any]) -> Unit:
    if "unit" in told:
        return organisations.unit_for(user, told["unit"])
    assert user.scope is not None
    return user.scope


def _notice(user: User, unit: Unit, told: dict[str, Any]) -> ordering.Subject:
    chosen = [str(one.uuid) for one in confirmed(user, list(map(str, told["findings"])))]
    if not chosen:
        raise ValidationError({"findings": [str(NoneChosen.sentence)]})
    parameters = {name: told[name] for name in _OF_NOTICE}
    return ordering.Subject(
        unit, {**parameters, "findings": chosen, "day": told["day"].isoformat()}
    )


class CasesView(APIView):
    """Published cases, the latest first."""

    reads = "findings.view"
    permission_classes = (MayView,)

    @extend_schema(
        parameters=[
            OpenApiParameter("q", OpenApiTypes.STR, description="words in either language"),
            OpenApiParameter("topic", OpenApiTypes.STR),
            OpenApiParameter("rule", OpenApiTypes.STR),
        ],
        responses=OpenApiTypes.OBJECT,
    )
    def get(self, request: Request) -> Response:
        """All of them, or those that pass the filters of the page."""
        cases = CaseFilter(request.query_params).cases()
        return Response({"cases": [_case(one) for one in cases]})


def _case(case: Case) -> dict[str, Any]:
    return {
        "id": case.id,
        "published": case.published,
        "publisher": case.told_by,
        "who": case.told_of,
        "facts": case.told,
        "topics": case.topics,
        "kinds": case.kinds,
        "rules": case.rules,
        "sources": case.sources,
    }
