"""What the caller is told: the lines behind the bell."""

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from burden.api import serializers
from burden.api.permissions import MayView
from burden.news import selectors, services
from burden.news.filters import NoticeFilter
from burden.news.models import Notice
from burden.organisations.requests import signed_in


class NewsViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Notice]):
    """Notices for the caller, the latest first; several things alike are one line."""

    reads = "news.read"
    permission_classes = (MayView,)
    serializer_class = serializers.NewsSerializer
    lookup_field = "uuid"
    filterset_class = NoticeFilter
    queryset = Notice.objects.none()

    def get_queryset(self) -> QuerySet[Notice]:
        return selectors.notices_of(signed_in(self.request))

    @extend_schema(request=None, responses=serializers.NewsSerializer)
    @action(detail=True, methods=["post"])
    def read(self, request: Request, uuid: str) -> Response:  # noqa: ARG002 - the router's
        """Mark one line as read."""
        services.read(notice=self.get_object(), by=signed_in(request))
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(request=serializers.ReadUntilSerializer, responses=OpenApiTypes.OBJECT)
    @action(detail=False, methods=["post"], url_path="read-all", url_name="read-all")
    def read_all(self, request: Request) -> Response:
        """Mark all lines as read that were told up to a moment."""
        form = serializers.ReadUntilSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        number = services.read_all(by=signed_in(request), until=form.validated_data["until"])
        return Response({"read": number})
