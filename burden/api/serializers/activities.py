"""Inspections and what the rules say of other burdens; registers that come as files."""

from typing import Any

from rest_framework import serializers

from burden.activities.models import (
    ActivityHit,
    Campaign,
    Inspection,
    PlannedInspection,
    Record,
    Secondment,
)
from burden.activities.registers.importing import Report
from burden.activities.registers.pages import open_units
from burden.activities.ruling.wording import sentence_of
from burden.api.serializers.arrivals import ReadAtOnceField
from burden.api.serializers.rules import MarksSerializer
from burden.api.serializers.units import uuid_of
from burden.matters.models import Source
from burden.organisations.models import Unit, User


class ActivityHitSerializer(MarksSerializer, serializers.ModelSerializer[ActivityHit]):
    """What a rule says, with its marks and the sentence in the language of the request.

    `record` is what it is about; empty where it is about a year of the unit. `items` are those it
    rests on that the caller may open, `count` is how many there are. `showing` is 1 for a note and
    2 for a finding; `spared` is why it is held against nobody.
    """

    sentence = serializers.SerializerMethodField()
    unit = serializers.UUIDField(source="item.unit.uuid", read_only=True)
    record = serializers.SerializerMethodField()
    occurred_on = serializers.DateField(source="item.occurred_on", read_only=True)
    items = serializers.SerializerMethodField()
    count = serializers.SerializerMethodField()

    class Meta:
        model = ActivityHit
        fields = (
            "subject",
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
            "record",
            "occurred_on",
            "items",
            "count",
        )

    def get_sentence(self, hit: ActivityHit) -> str:
        return sentence_of(hit.subject, hit.form, hit.figures)

    def get_record(self, hit: ActivityHit) -> str:
        return "" if hit.item.source == Source.ACTIVITIES else str(hit.item.source_uuid)

    def get_items(self, hit: ActivityHit) -> list[str]:
        return [uuid for uuid in hit.items if uuid in self.context["opened"]]

    def get_count(self, hit: ActivityHit) -> int:
        return len(hit.items)


def open_ids(user: User, record: Record, units: list[Unit]) -> list[str]:
    """Ids of the units that the caller may know of."""
    return [str(one.uuid) for one in open_units(user, record, units)[0]]


class EscortSerializer(serializers.Serializer[Any]):
    """People of a level who accompanied."""

    level = serializers.CharField()
    people = serializers.IntegerField()


class InspectionSerializer(serializers.ModelSerializer[Inspection]):
    """One inspection. `targets` are those the caller may know of, `target_count` is all of them."""

    unit = uuid_of()
    item = uuid_of()
    targets = serializers.SerializerMethodField()
    target_count = serializers.IntegerField(read_only=True)
    escorts = EscortSerializer(many=True, read_only=True)

    class Meta:
        model = Inspection
        fields = (
            "uuid",
            "item",
            "unit",
            "title",
            "kind",
            "day",
            "until",
            "people",
            "number",
            "plan_number",
            "approval",
            "exemption",
            "visitor",
            "basis",
            "materials",
            "indicators",
            "targets",
            "target_count",
            "escorts",
            "is_withdrawn",
            "withdrawn_because",
        )

    def get_targets(self, inspection: Inspection) -> list[str]:
        units = [one.unit for one in inspection.targets.all()]
        return open_ids(self.context["request"].user, inspection, units)


class CampaignSerializer(serializers.ModelSerializer[Campaign]):
    """One campaign. `targets` are participants that the caller may know of, `target_count` all."""

    unit = uuid_of()
    item = uuid_of()
    targets = serializers.SerializerMethodField()
    target_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Campaign
        fields = (
            "uuid",
            "item",
            "unit",
            "title",
            "kind",
            "day",
            "until",
            "number",
            "approval",
            "exemption",
            "people",
            "plaques",
            "fee",
            "cost",
            "indicators",
            "has_pledges",
            "has_veto",
            "basis",
            "targets",
            "target_count",
            "is_withdrawn",
            "withdrawn_because",
        )

    def get_targets(self, campaign: Campaign) -> list[str]:
        units = [one.unit for one in campaign.participants.all()]
        return open_ids(self.context["request"].user, campaign, units)


class SecondmentSerializer(serializers.ModelSerializer[Secondment]):
    """One secondment; who was seconded is not kept."""

    unit = uuid_of()
    item = uuid_of()
    lender = uuid_of()

    class Meta:
        model = Secondment
        fields = (
            "uuid",
            "item",
            "unit",
            "lender",
            "kind",
            "day",
            "until",
            "returned_on",
            "people",
            "number",
            "approval",
            "exemption",
            "basis",
            "is_withdrawn",
            "withdrawn_because",
        )


class WithdrawalSerializer(serializers.Serializer[Any]):
    """Why a record is withdrawn."""

    reason = serializers.CharField(max_length=300)


class PlannedInspectionSerializer(serializers.ModelSerializer[PlannedInspection]):
    """One line of a unit's plan of a year."""

    unit = uuid_of()

    class Meta:
        model = PlannedInspection
        fields = ("uuid", "unit", "year", "number", "title", "month", "times", "kind", "targets")


class RegisterFileSerializer(serializers.Serializer[Any]):
    """A list, the register it belongs to, and the unit that brings it (the caller's by default)."""

    register = serializers.SlugField()
    file = ReadAtOnceField()
    unit = serializers.UUIDField(required=False)


class RowRefusedSerializer(serializers.Serializer[Any]):
    """A row that was not taken: number, header of the column, what is wrong."""

    row = serializers.IntegerField()
    field = serializers.CharField()
    sentence = serializers.CharField()


class RegisterReportSerializer(serializers.Serializer[Report]):
    """What an import did."""

    taken = serializers.IntegerField()
    known = serializers.IntegerField()
    refused = RowRefusedSerializer(source="errors", many=True)
