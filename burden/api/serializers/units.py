"""Units, their scores, and how anything points to another thing."""

from typing import Any

from rest_framework import serializers

from burden.organisations.models import Unit
from burden.scores.computing import parts_from
from burden.scores.models import Score


def uuid_of() -> serializers.Field[Any, Any, Any, Any]:
    """A related thing by its public id."""
    return serializers.SlugRelatedField[Any](slug_field="uuid", read_only=True)


class UnitSerializer(serializers.ModelSerializer[Unit]):
    parent = uuid_of()  # type: ignore[assignment]

    class Meta:
        model = Unit
        fields = ("uuid", "code", "name", "level", "parent", "place_code", "system", "organ_kind")


class ScoreSerializer(serializers.ModelSerializer[Score]):
    unit = uuid_of()
    parts = serializers.SerializerMethodField()
    parameter_version = serializers.IntegerField(source="parameter_set.version", read_only=True)

    class Meta:
        model = Score
        fields = (
            "unit",
            "month",
            "score",
            "low",
            "high",
            "seed",
            "hours",
            "avoidable",
            "hours_per_person_day",
            "staff",
            "working_days",
            "measured_ratio",
            "parts",
            "parameter_version",
        )

    def get_parts(self, score: Score) -> list[dict[str, Any]]:
        return [part.row for part in parts_from(score)]
