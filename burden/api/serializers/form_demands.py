"""Forms and figures that are asked for, their fields, and the files that tell of them."""

from typing import Any

from rest_framework import serializers

from burden.activities.models import AskedField, Demand
from burden.api.serializers.activities import open_ids
from burden.api.serializers.arrivals import ReadAtOnceField
from burden.api.serializers.units import uuid_of


class AskedFieldSerializer(serializers.ModelSerializer[AskedField]):
    """One field: its heading with those above it; `key` is the same where the same may be asked.

    It is empty for a field that only whoever fills the form in needs.
    """

    class Meta:
        model = AskedField
        fields = ("place", "path", "key")


class FormDemandSerializer(serializers.ModelSerializer[Demand]):
    """One demand for a form. `targets` are receivers the caller may know of, `target_count` all.

    `hours_left` and `working_hours_left` are those from sending to the deadline; `repeated_count`
    is how many of its `field_count` fields common receivers had been asked for before.
    """

    unit = uuid_of()
    item = uuid_of()
    targets = serializers.SerializerMethodField()
    target_count = serializers.IntegerField(read_only=True)
    repeated_count = serializers.IntegerField(read_only=True)
    hours_left = serializers.FloatField(read_only=True, allow_null=True)
    working_hours_left = serializers.FloatField(read_only=True, allow_null=True)

    class Meta:
        model = Demand
        fields = (
            "uuid",
            "item",
            "unit",
            "title",
            "channel",
            "cycle",
            "sent_at",
            "is_sent_timed",
            "clock",
            "due_at",
            "is_due_timed",
            "hours_left",
            "working_hours_left",
            "period",
            "sunset",
            "number",
            "basis",
            "exemption",
            "rows",
            "hours",
            "form_title",
            "is_list",
            "field_count",
            "repeated_count",
            "targets",
            "target_count",
            "is_withdrawn",
            "withdrawn_because",
        )

    def get_targets(self, demand: Demand) -> list[str]:
        units = [one.unit for one in demand.targets.all()]
        return open_ids(self.context["request"].user, demand, units)


class FormFileSerializer(serializers.Serializer[Any]):
    """An empty form, or the mail that asked for it."""

    file = ReadAtOnceField()


class BroughtSerializer(serializers.Serializer[Any]):
    """How many fields a file told of, and when its mail says that it was sent."""

    fields_read = serializers.IntegerField(source="fields")
    sent_at = serializers.DateTimeField(allow_null=True)
    is_date_wrong = serializers.BooleanField()
