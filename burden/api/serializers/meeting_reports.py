"""What a unit reports of a meeting."""

from typing import Any

from rest_framework import serializers

from meetings.models import Meeting


class AgendaItemSerializer(serializers.Serializer[Any]):
    """An item of an agenda; no units: it concerns everyone."""

    title = serializers.CharField(max_length=1000)
    units = serializers.ListField(child=serializers.CharField(), required=False)


class SeatSerializer(serializers.Serializer[Any]):
    """How many people of a unit, by its code or name, sat in a meeting."""

    unit = serializers.CharField()
    people = serializers.IntegerField(min_value=0, max_value=99_999)
    role = serializers.CharField(required=False, allow_blank=True, max_length=50)


class SpeechSerializer(serializers.Serializer[Any]):
    """Who spoke, for how many minutes or characters."""

    speaker = serializers.CharField()
    role = serializers.CharField(required=False, allow_blank=True)
    minutes = serializers.FloatField(required=False, allow_null=True, min_value=0)
    characters = serializers.IntegerField(required=False, allow_null=True, min_value=0)


class MeetingReportSerializer(serializers.Serializer[Any]):
    """What POST /api/meetings/ takes, and PATCH of what the own unit reported.

    `unit` is the host, by default the own unit. Times without a zone are local. What is left out
    is "not told".
    """

    title = serializers.CharField(max_length=300)
    unit = serializers.UUIDField(required=False)
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(required=False, allow_null=True)
    mode = serializers.ChoiceField(choices=Meeting.Mode.choices, required=False)
    venue = serializers.CharField(required=False, allow_blank=True, max_length=200)
    agenda = AgendaItemSerializer(many=True, required=False)
    attendees = SeatSerializer(many=True, required=False)
    branches = serializers.ListField(child=serializers.CharField(), required=False)
    kind = serializers.CharField(required=False, allow_blank=True, max_length=50)
    category = serializers.CharField(required=False, allow_blank=True, max_length=20)
    convener = serializers.ChoiceField(
        choices=Meeting.Rank.choices, required=False, allow_blank=True
    )
    speeches = SpeechSerializer(many=True, required=False)
    has_discussion = serializers.BooleanField(required=False, allow_null=True)
    is_comprehensive = serializers.BooleanField(required=False, allow_null=True)
    legal_basis = serializers.CharField(required=False, allow_blank=True, max_length=100)
    plan_number = serializers.CharField(required=False, allow_blank=True, max_length=50)
    filed_on = serializers.DateField(required=False, allow_null=True)
    approved_by = serializers.CharField(required=False, allow_blank=True, max_length=100)
    approved_on = serializers.DateField(required=False, allow_null=True)
    cites = serializers.ListField(child=serializers.CharField(), required=False)
    minutes = serializers.CharField(required=False, allow_blank=True)
