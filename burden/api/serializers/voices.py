"""Reports of the grassroots and evaluations, as far as the caller may know."""

from typing import Any

from rest_framework import serializers

from burden.activities.models import Round, Voice
from burden.activities.models.voices import TEXT_AT_MOST
from burden.activities.voices.selectors import knows_place
from burden.api.serializers.units import uuid_of


class VoiceSerializer(serializers.ModelSerializer[Voice]):
    """One report. Whoever does not look into reports is told its level, no place and no sender.

    Of one that was sent without signing in (`is_unsigned`) nobody knows level or place.
    `hours` are as the sender tells them; `item` is what it speaks of, where the caller may open it.
    """

    unit = serializers.SerializerMethodField()
    demanded_by = serializers.CharField(read_only=True)
    level = serializers.CharField(read_only=True, allow_null=True)
    place = serializers.SerializerMethodField()
    sender = serializers.SerializerMethodField()
    item = serializers.SerializerMethodField()

    class Meta:
        model = Voice
        fields = (
            "uuid",
            "text",
            "unit",
            "demanded_by",
            "hours",
            "is_unsigned",
            "level",
            "place",
            "sender",
            "item",
            "link",
            "state",
            "day",
            "promised_on",
            "passed_on",
            "settled_on",
            "answer",
        )

    def get_unit(self, voice: Voice) -> str | None:
        return str(voice.unit.uuid) if voice.unit else None

    def get_place(self, voice: Voice) -> str | None:
        is_told = not voice.is_unsigned and knows_place(self.context["request"].user)
        return str(voice.place.uuid) if is_told else None

    def get_sender(self, voice: Voice) -> str | None:
        is_told = voice.sender is not None and knows_place(self.context["request"].user)
        return str(voice.sender) if is_told else None

    def get_item(self, voice: Voice) -> str | None:
        is_told = voice.item is not None and voice.item_is_open  # type: ignore[attr-defined]
        return str(voice.item.uuid) if voice.item and is_told else None


class ReportSerializer(serializers.Serializer[Any]):
    """A report as it is sent. `warned` is the digest that came with a warning."""

    text = serializers.CharField(max_length=TEXT_AT_MOST)
    who = serializers.CharField(max_length=200)
    hours = serializers.DecimalField(
        max_digits=5, decimal_places=1, min_value=0, max_value=744, required=False, allow_null=True
    )
    named = serializers.BooleanField(default=False)
    warned = serializers.CharField(max_length=64, required=False, default="", allow_blank=True)

    def validate_hours(self, value: Any) -> Any:
        if value == 0:
            raise serializers.ValidationError("above 0")
        return value


class ReceiptSerializer(serializers.Serializer[Any]):
    """What the sender keeps; the code is told this once."""

    code = serializers.CharField()
    promised_on = serializers.DateField()
    state = serializers.ChoiceField(choices=Voice.State.choices)


class WordsSerializer(serializers.Serializer[Any]):
    """An answer."""

    text = serializers.CharField(max_length=2_000)


class PassOnSerializer(serializers.Serializer[Any]):
    """The unit, where the report names none of the tree."""

    who = serializers.CharField(max_length=200, required=False, default="", allow_blank=True)


class RoundSerializer(serializers.ModelSerializer[Round]):
    """One evaluation; `period` is its quarter."""

    unit = uuid_of()
    period = serializers.CharField(read_only=True)
    asked = serializers.IntegerField(read_only=True)

    class Meta:
        model = Round
        fields = ("uuid", "unit", "period", "asked", "smallest", "opened_on", "closes_on")
