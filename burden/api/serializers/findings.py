"""Findings, and the decisions taken on them."""

from rest_framework import serializers

from burden.api.serializers.units import uuid_of
from burden.findings.models import Decision, Finding
from burden.findings.registry import kind_of


class DecisionSerializer(serializers.ModelSerializer[Decision]):
    """What POST /api/findings/<uuid>/decide/ takes."""

    class Meta:
        model = Decision
        fields = ("verdict", "reason", "note", "at")
        read_only_fields = ("at",)


class FindingSerializer(serializers.ModelSerializer[Finding]):
    """A suspicion with its claim in the language of the request."""

    unit = uuid_of()
    item = uuid_of()
    upper = uuid_of()
    claim = serializers.SerializerMethodField()
    verdict = serializers.SerializerMethodField()
    set_aside = serializers.SerializerMethodField()
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
            "parameter_version",
            "created_at",
        )

    def get_claim(self, finding: Finding) -> str:
        return kind_of(finding).claim(finding)

    def get_verdict(self, finding: Finding) -> str:
        return kind_of(finding).verdict(finding)

    def get_set_aside(self, finding: Finding) -> list[str]:
        return list(kind_of(finding).set_aside(finding))
