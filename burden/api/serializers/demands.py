"""What papers demand, and what became of it on its way down a matter."""

from typing import Any

from rest_framework import serializers

from docs_audit.demand_page import DemandRow


class DemandSerializer(serializers.Serializer[Any]):
    """A demand of a paper: code points of its sentence, and what it is against the superior's."""

    kind = serializers.CharField(source="requirement.kind")
    value = serializers.CharField(source="requirement.value")
    what = serializers.CharField(source="requirement.what")
    sentence = serializers.CharField(source="requirement.sentence")
    span = serializers.SerializerMethodField()
    change = serializers.CharField()
    parent_value = serializers.CharField(source="other_value")
    parent_sentence = serializers.CharField(source="other_sentence")

    def get_span(self, row: DemandRow) -> list[int]:
        return [row.requirement.start, row.requirement.end]


class RungSerializer(serializers.Serializer[Any]):
    """A demand at one level; of a paper that is not open only level and value are told."""

    level = serializers.CharField()
    value = serializers.CharField()
    days = serializers.FloatField(allow_null=True)
    change = serializers.CharField()
    log_step = serializers.FloatField(source="step", allow_null=True)
    share = serializers.FloatField(allow_null=True)
    paper = serializers.UUIDField(allow_null=True)
    sentence = serializers.CharField()


class LadderSerializer(serializers.Serializer[Any]):
    """A demand from the top down; `total` is the sum of the log steps."""

    kind = serializers.CharField()
    what = serializers.CharField()
    total = serializers.FloatField(allow_null=True)
    left = serializers.FloatField(allow_null=True)
    others = serializers.IntegerField()
    rungs = RungSerializer(many=True)


class AdditionSerializer(serializers.Serializer[Any]):
    """A demand that a level makes and the one above it does not."""

    level = serializers.CharField()
    kind = serializers.CharField()
    value = serializers.CharField()
    sentence = serializers.CharField()
    paper = serializers.UUIDField()


class StepsSerializer(serializers.Serializer[Any]):
    """What became of the demands of a matter on their way down."""

    ladders = LadderSerializer(many=True)
    additions = AdditionSerializer(many=True)
    unchanged = serializers.IntegerField()
