"""Findings, and the decisions taken on them."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from burden.api.serializers.arrivals import QuarantinedField
from burden.api.serializers.units import uuid_of
from burden.findings.filters import MOST_TOGETHER
from burden.findings.models import (
    Decision,
    Finding,
    Measurement,
    Notice,
    Rectification,
    Remark,
)
from burden.findings.registry import kind_of
from burden.findings.services import Act


class FindingInScope(serializers.SlugRelatedField[Finding]):
    """A finding by its public id, as far as the caller's scope goes."""

    def __init__(self, **options: Any) -> None:
        super().__init__(slug_field="uuid", queryset=Finding.objects.none(), **options)

    def get_queryset(self) -> QuerySet[Finding]:
        return Finding.objects.visible_to(self.context["request"].user)


class DecisionSerializer(serializers.ModelSerializer[Decision]):
    """What POST /api/findings/<uuid>/decide/ takes; `step` tells whether it is a proposal yet.

    `seen` is how many decisions the caller knew of; without it what stands is taken. A dismissal as
    a duplicate names in `duplicate_of` the finding that stays.
    """

    seen = serializers.IntegerField(min_value=0, required=False, write_only=True)
    duplicate_of = FindingInScope(required=False, allow_null=True)

    class Meta:
        model = Decision
        fields = ("verdict", "reason", "duplicate_of", "note", "seen", "step", "at")
        read_only_fields = ("step", "at")


class NoteSerializer(serializers.Serializer[Any]):
    """A note; the proposal that it returns or agrees to."""

    note = serializers.CharField(max_length=2000, allow_blank=True, default="")


class RemarkSerializer(serializers.ModelSerializer[Remark]):
    """A note of an inspector and the spot it is pinned to."""

    by = serializers.CharField(read_only=True)

    class Meta:
        model = Remark
        fields = ("place", "quote", "text", "by", "at")
        read_only_fields = ("quote", "at")


class AssignSerializer(serializers.Serializer[Any]):
    """Who looks into it, by name of account; empty: nobody in particular."""

    person = serializers.CharField(allow_blank=True)


class TogetherSerializer(serializers.Serializer[Any]):
    """One act for several findings."""

    findings = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_TOGETHER
    )
    verdict = serializers.ChoiceField(choices=Act.choices)
    reason = serializers.ChoiceField(choices=Decision.Reason.choices, allow_blank=True, default="")
    note = serializers.CharField(max_length=2000, allow_blank=True, default="")
    duplicate_of = FindingInScope(required=False, allow_null=True)


class ReplyRequestSerializer(serializers.Serializer[Any]):
    """What a unit answers or reports, with files."""

    text = serializers.CharField(max_length=20_000)
    files = serializers.ListField(child=QuarantinedField(), default=list)


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    """That the unit was told, and until when it may reply."""

    class Meta:
        model = Notice
        fields = ("due_on", "at", "replied_at")


class RectifySerializer(serializers.Serializer[Any]):
    """What is to be done for some confirmed findings; a share is told as a ratio."""

    findings = serializers.ListField(child=serializers.UUIDField(), default=list)
    owner = serializers.CharField(max_length=100)
    measure = serializers.CharField(max_length=5_000)
    deadline = serializers.DateField()
    figure = serializers.CharField(max_length=20)
    target = serializers.FloatField(min_value=0)


class MeasurementSerializer(serializers.ModelSerializer[Measurement]):
    """What was measured, from `first` to the day before `end`."""

    class Meta:
        model = Measurement
        fields = ("purpose", "first", "end", "value", "records", "at")


class RectificationSerializer(serializers.ModelSerializer[Rectification]):
    """A rectification with all that was measured of it."""

    unit = uuid_of()
    measurements = MeasurementSerializer(many=True, read_only=True)

    class Meta:
        model = Rectification
        fields = (
            "uuid",
            "unit",
            "kind",
            "title",
            "owner",
            "measure",
            "deadline",
            "figure",
            "start_value",
            "target",
            "state",
            "opened_on",
            "closed_on",
            "measurements",
        )


class FindingSerializer(serializers.ModelSerializer[Finding]):
    """A suspicion with its claim in the language of the request."""

    unit = uuid_of()
    item = uuid_of()
    upper = uuid_of()
    claim = serializers.SerializerMethodField()
    verdict = serializers.SerializerMethodField()
    set_aside = serializers.SerializerMethodField()
    reply_until = serializers.DateField(source="notice.due_on", read_only=True, default=None)
    replied_at = serializers.DateTimeField(source="notice.replied_at", read_only=True, default=None)
    parameter_version = serializers.IntegerField(source="parameter_set.version", read_only=True)

    class Meta:
        model = Finding
        fields = (
            "uuid",
            "kind",
            "state",
            "severity",
            "claim",
            "verdict",
            "set_aside",
            "unit",
            "level",
            "item",
            "upper",
            "occurred_on",
            "measures",
            "evidence",
            "confidence",
            "avoidable_hours",
            "reply_until",
            "replied_at",
            "parameter_version",
            "created_at",
        )

    def get_claim(self, finding: Finding) -> str:
        return kind_of(finding).claim(finding)

    def get_verdict(self, finding: Finding) -> str:
        return kind_of(finding).verdict(finding)

    def get_set_aside(self, finding: Finding) -> list[str]:
        return list(kind_of(finding).set_aside(finding))
