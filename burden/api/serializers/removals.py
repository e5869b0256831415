"""Requests to remove, what became of each record, and what a request says."""

from datetime import date
from typing import Any

from rest_framework import serializers

from burden.api.serializers.units import uuid_of
from burden.retention.models import Outcome, Removal


class RemovalSerializer(serializers.ModelSerializer[Removal]):
    """A request to remove; `removed` and `stayed` count the records that were looked at."""

    unit = uuid_of()
    by = serializers.CharField(read_only=True)
    decided_by = serializers.CharField(read_only=True, default=None)
    removed = serializers.IntegerField(read_only=True)
    stayed = serializers.IntegerField(read_only=True)

    class Meta:
        model = Removal
        fields = (
            "uuid",
            "kind",
            "until",
            "record",
            "unit",
            "reason",
            "found",
            "by",
            "at",
            "state",
            "decided_by",
            "decided_at",
            "answer",
            "total",
            "removed",
            "stayed",
            "finished_at",
        )
        read_only_fields = fields


class OutcomeSerializer(serializers.ModelSerializer[Outcome]):
    """What became of one record; `sha256` is the hash of what was removed."""

    unit = uuid_of()

    class Meta:
        model = Outcome
        fields = ("record", "why", "unit", "day", "number", "sha256", "at")


class ProposalSerializer(serializers.Serializer[Any]):
    """All records of a kind of before the day `until`."""

    kind = serializers.CharField(max_length=20)
    until = serializers.DateField()
    reason = serializers.CharField()


class AskSerializer(serializers.Serializer[Any]):
    """A single record, whatever its age."""

    kind = serializers.CharField(max_length=20)
    record = serializers.UUIDField()
    reason = serializers.CharField()


class DecisionOnRemovalSerializer(serializers.Serializer[Any]):
    """The word of the second person; refusing needs a reason."""

    verdict = serializers.ChoiceField(choices=("approve", "refuse"))
    reason = serializers.CharField(required=False, allow_blank=True, default="")


class DueRecordsSerializer(serializers.Serializer[Any]):
    """What a scope holds of a kind past its period."""

    kind = serializers.CharField(source="kind.code", read_only=True)
    years = serializers.IntegerField(read_only=True)
    before = serializers.DateField(read_only=True)
    count = serializers.IntegerField(read_only=True)
    oldest = serializers.SerializerMethodField()

    def get_oldest(self, due: Any) -> date | None:
        found: date | None = due.oldest
        return found
