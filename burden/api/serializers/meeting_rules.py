"""What the rules say of meetings and of units' months and years, and lines of annual plans."""

from rest_framework import serializers

from burden.api.serializers.rules import MarksSerializer
from burden.api.serializers.units import uuid_of
from burden.matters.models import Source
from meetings.models import MeetingHit, PlannedMeeting
from meetings.ruling.sentences import sentence_of


class MeetingHitSerializer(MarksSerializer, serializers.ModelSerializer[MeetingHit]):
    """What a rule says, with its marks and the sentence in the language of the request.

    `meeting` is what it is about; empty where it is about a month or a year of the unit.
    `meetings` are those it rests on that the caller may open, `count` is how many there are.
    `showing` is 1 for a note and 2 for a finding; `spared` is why it is held against nobody.
    """

    sentence = serializers.SerializerMethodField()
    unit = serializers.UUIDField(source="item.unit.uuid", read_only=True)
    meeting = serializers.SerializerMethodField()
    occurred_on = serializers.DateField(source="item.occurred_on", read_only=True)
    meetings = serializers.SerializerMethodField()
    count = serializers.SerializerMethodField()

    class Meta:
        model = MeetingHit
        fields = (
            "rule",
            "name",
            "place",
            "confidence",
            "softness",
            "check",
            "showing",
            "form",
            "sentence",
            "figures",
            "spared",
            "unit",
            "meeting",
            "occurred_on",
            "meetings",
            "count",
        )

    def get_sentence(self, hit: MeetingHit) -> str:
        return sentence_of(hit.form, hit.figures)

    def get_meeting(self, hit: MeetingHit) -> str:
        return str(hit.item.source_uuid) if hit.item.source == Source.MEETING else ""

    def get_meetings(self, hit: MeetingHit) -> list[str]:
        return [uuid for uuid in hit.meetings if uuid in self.context["opened"]]

    def get_count(self, hit: MeetingHit) -> int:
        return len(hit.meetings)


class PlannedMeetingSerializer(serializers.ModelSerializer[PlannedMeeting]):
    """One line of a unit's plan of a year."""

    unit = uuid_of()

    class Meta:
        model = PlannedMeeting
        fields = (
            "uuid",
            "unit",
            "year",
            "number",
            "title",
            "month",
            "times",
            "category",
            "attendees",
        )


class PlannedMeetingHeldSerializer(PlannedMeetingSerializer):
    """A line with the meetings held under it that the caller may open, and how many there are."""

    held = serializers.ListField(child=serializers.UUIDField(), read_only=True)
    held_count = serializers.IntegerField(read_only=True)

    class Meta(PlannedMeetingSerializer.Meta):
        fields = (  # type: ignore[assignment]
            *PlannedMeetingSerializer.Meta.fields,
            "held",
            "held_count",
        )
