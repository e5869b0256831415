"""Meetings, and the superior meeting each repeats."""

from typing import Any

from rest_framework import serializers

from burden.api.serializers.units import uuid_of
from meetings.models import Link, Meeting


class LinkSerializer(serializers.ModelSerializer[Link]):
    upper = uuid_of()

    class Meta:
        model = Link
        fields = ("upper", "weight", "novelty", "evidence", "own", "spared", "margin")


class MeetingSerializer(serializers.ModelSerializer[Meeting]):
    host = uuid_of()
    people = serializers.IntegerField(read_only=True)
    link = serializers.SerializerMethodField()

    class Meta:
        model = Meeting
        fields = (
            "uuid",
            "title",
            "host",
            "starts_at",
            "ends_at",
            "mode",
            "venue",
            "kind",
            "category",
            "convener",
            "has_discussion",
            "is_comprehensive",
            "legal_basis",
            "plan_number",
            "filed_on",
            "approved_by",
            "approved_on",
            "cites",
            "people",
            "link",
        )

    def get_link(self, meeting: Meeting) -> dict[str, Any] | None:
        link = getattr(meeting, "link", None)
        return dict(LinkSerializer(link).data) if link is not None else None
