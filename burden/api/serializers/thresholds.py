"""Parameters, their versions and drafts, and what other values would change."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from burden.thresholds import selectors
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameter_list import ShownParameter
from burden.thresholds.whatif.page import ShownEffect


class ParameterSerializer(serializers.Serializer[ShownParameter]):
    """One parameter in force, in the language of the request.

    `source` is a rule, the numbers of a place, a published case, or an assumption.
    """

    key = serializers.CharField(source="definition.key")
    label = serializers.CharField(source="definition.label")  # type: ignore[assignment]
    group = serializers.CharField(source="definition.group.value")
    value = serializers.FloatField()
    unit = serializers.CharField(source="definition.unit.value")
    default = serializers.FloatField(source="definition.default")
    minimum = serializers.FloatField(source="definition.minimum")
    maximum = serializers.FloatField(source="definition.maximum")
    source = serializers.CharField(source="definition.source")  # type: ignore[assignment]
    is_assumed = serializers.BooleanField(source="definition.is_assumed")
    softness = serializers.CharField(source="definition.softness.value")


class ParameterSetSerializer(serializers.ModelSerializer[ParameterSet]):
    """A version or a draft; `changes` are [before, after] by key, from the set it began with."""

    based_on = serializers.UUIDField(source="based_on.uuid", allow_null=True)
    drafted_by = serializers.CharField(allow_null=True)
    published_by = serializers.CharField(allow_null=True)
    changes = serializers.SerializerMethodField()

    class Meta:
        model = ParameterSet
        fields = (
            "uuid",
            "version",
            "state",
            "note",
            "based_on",
            "drafted_by",
            "created_at",
            "published_by",
            "published_at",
            "changes",
        )

    @extend_schema_field(OpenApiTypes.OBJECT)
    def get_changes(self, one: ParameterSet) -> dict[str, list[float]]:
        found = selectors.changes(one.based_on, one) if one.based_on else []
        return {change.definition.key: [change.before, change.after] for change in found}


class ValuesSerializer(serializers.Serializer[Any]):
    """Other values by key; keys left out keep the value in force."""

    values = serializers.DictField(child=serializers.FloatField())

    def validate_values(self, values: dict[str, float]) -> dict[str, float]:
        unknown = sorted(values.keys() - DEFINITIONS.keys())
        if unknown:
            raise serializers.ValidationError(dict.fromkeys(unknown, "no such parameter"))
        return values


class DraftSerializer(ValuesSerializer):
    """What a draft is made of; `based_on` is the version that was looked at."""

    note = serializers.CharField()
    based_on = serializers.UUIDField()


class EffectFindingSerializer(serializers.Serializer[Any]):
    """A finding that would come, go or weigh differently; empty where the caller may not know."""

    unit = serializers.UUIDField(source="unit.uuid", allow_null=True, default=None)
    day = serializers.DateField(allow_null=True)
    title = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()
    hours = serializers.FloatField()


class EffectRowsSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    rows = EffectFindingSerializer(many=True)


class EffectKindSerializer(serializers.Serializer[Any]):
    kind = serializers.CharField()
    comes = EffectRowsSerializer()
    goes = EffectRowsSerializer()
    weighs = EffectRowsSerializer()
    kept = serializers.IntegerField()


class EffectMoveSerializer(serializers.Serializer[Any]):
    """A score that would move; intervals and places are pairs, in nine of ten draws."""

    unit = serializers.UUIDField(source="unit.uuid", allow_null=True, default=None)
    before = serializers.FloatField(source="move.before", allow_null=True)
    after = serializers.FloatField(source="move.after", allow_null=True)
    interval_before = serializers.ListField(source="move.interval_before", allow_null=True)
    interval_after = serializers.ListField(source="move.interval_after", allow_null=True)
    places_before = serializers.ListField(source="move.places_before", allow_null=True)
    places_after = serializers.ListField(source="move.places_after", allow_null=True)
    is_clear = serializers.BooleanField(source="move.is_clear")


class EffectLevelSerializer(serializers.Serializer[Any]):
    level = serializers.CharField(source="effect.level")
    units = serializers.IntegerField(source="effect.units")
    moves = serializers.IntegerField(source="effect.moves")
    rises = serializers.IntegerField(source="effect.rises")
    falls = serializers.IntegerField(source="effect.falls")
    shown = EffectMoveSerializer(source="moves", many=True)


class EffectSerializer(serializers.Serializer[ShownEffect]):
    """What other values would change, as on its page.

    `unseen` are keys of unknown effect, `elsewhere` sentences by keys that move nothing else.
    """

    sentence = serializers.CharField()
    unseen = serializers.SerializerMethodField()
    elsewhere = serializers.SerializerMethodField()
    kinds = EffectKindSerializer(many=True)
    hours = serializers.SerializerMethodField()
    month = serializers.DateField(allow_null=True)
    levels = EffectLevelSerializer(many=True)
    seconds = serializers.FloatField()

    def get_unseen(self, effect: ShownEffect) -> list[str]:
        return [one.definition.key for one in effect.unseen]

    @extend_schema_field(OpenApiTypes.OBJECT)
    def get_elsewhere(self, effect: ShownEffect) -> dict[str, str]:
        return {one.change.definition.key: str(one.sentence) for one in effect.elsewhere}

    @extend_schema_field(OpenApiTypes.OBJECT)
    def get_hours(self, effect: ShownEffect) -> dict[str, float]:
        return dict(effect.hours)
