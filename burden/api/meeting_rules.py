"""For programs: what the rules say of meetings, months and years, and the plans of a year."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from burden.api import serializers
from burden.api.looking import KeepsLooks
from burden.api.permissions import MayView
from burden.audit import looks
from burden.organisations import selectors as organisations
from burden.organisations.models import Level
from burden.organisations.requests import signed_in
from burden.thresholds import selectors as thresholds
from meetings.models import MeetingHit, PlannedMeeting
from meetings.planning.balancing import line_held
from meetings.ruling import selectors
from meetings.ruling.filing import MEETING_RULES
from meetings.ruling.pages import open_meetings


class HitFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """By rule, unit and level, days of the meeting or last day of the month or year."""

    rule = django_filters.MultipleChoiceFilter(choices=[(one.id, one.id) for one in MEETING_RULES])
    unit = django_filters.UUIDFilter("item__unit__uuid")
    level = django_filters.ChoiceFilter("item__unit__level", choices=Level)
    since = django_filters.DateFilter("item__occurred_on", "gte")
    until = django_filters.DateFilter("item__occurred_on", "lte")
    spared = django_filters.BooleanFilter(method="by_spared")

    class Meta:
        model = MeetingHit
        fields = ("rule", "unit", "level", "since", "until", "spared")

    def by_spared(
        self, hits: QuerySet[MeetingHit], _name: str, value: bool
    ) -> QuerySet[MeetingHit]:
        return hits.exclude(spared="") if value else hits.filter(spared="")


class MeetingRuleViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[MeetingHit]):
    """What the rules say of meetings of the scope, and of months and years of its units."""

    reads = "meetings.view"
    permission_classes = (MayView,)
    serializer_class = serializers.MeetingHitSerializer
    filterset_class = HitFilter
    queryset = MeetingHit.objects.none()

    def get_queryset(self) -> QuerySet[MeetingHit]:
        return selectors.hits_visible_to(signed_in(self.request), thresholds.in_force())

    def list(self, request: Request) -> Response:
        """The latest first; rules that are switched off are left out."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        unit, asked = signed_in(request).scope, request.query_params
        looks.at_list("meeting-rule.listed", unit, rows=len(page), asked=asked)
        return self.get_paginated_response(hits_told(request, page))


class PlannedMeetingFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """By unit and level, year and month."""

    unit = django_filters.UUIDFilter("unit__uuid")
    level = django_filters.ChoiceFilter("unit__level", choices=Level)

    class Meta:
        model = PlannedMeeting
        fields = ("unit", "level", "year", "month")


class PlannedMeetingViewSet(KeepsLooks):
    """Lines of the annual plans of units of the scope."""

    reads = "meetings.view"
    viewed = "plan.viewed"
    permission_classes = (MayView,)
    serializer_class = serializers.PlannedMeetingSerializer
    lookup_field = "uuid"
    filterset_class = PlannedMeetingFilter
    queryset = PlannedMeeting.objects.none()

    def get_queryset(self) -> QuerySet[PlannedMeeting]:
        units = organisations.visible_units(signed_in(self.request))
        planned = PlannedMeeting.objects.filter(unit__in=units).select_related("unit")
        return planned.order_by("-year", "unit__path", "month", "pk")

    @extend_schema(responses=serializers.PlannedMeetingHeldSerializer)
    def retrieve(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """A line with what was held under it."""
        line = self.get_object()
        held = line_held(line, thresholds.in_force())
        told = serializers.PlannedMeetingSerializer(line).data
        opened = open_meetings(signed_in(request), held)
        shown = [one for one in held if one in opened]
        return Response({**told, "held": shown, "held_count": len(held)})


def hits_told(request: Request, hits: Iterable[MeetingHit]) -> Any:
    """Hits as the interface tells them to this caller."""
    found = list(hits)
    context = {
        "parameters": thresholds.in_force(),
        "opened": selectors.opened_of(signed_in(request), found),
    }
    return serializers.MeetingHitSerializer(found, many=True, context=context).data
