"""Ordered reports, and what an order says."""

from typing import Any

from django.conf import settings
from rest_framework import serializers

from burden.reports.forms import MOST_CASES
from burden.reports.models import Report


class OrderedReportSerializer(serializers.ModelSerializer[Report]):
    """One of the caller's own reports; the file is at `file/` once the state is `done`."""

    unit = serializers.SerializerMethodField()
    version = serializers.IntegerField(source="parameter_set.version", default=None, read_only=True)

    class Meta:
        model = Report
        fields = (
            "uuid",
            "kind",
            "form",
            "language",
            "unit",
            "parameters",
            "title",
            "state",
            "done",
            "total",
            "cancel_wished",
            "sentence",
            "version",
            "sha256",
            "size",
            "ordered_at",
            "finished_at",
            "expires_at",
        )
        read_only_fields = fields

    def get_unit(self, report: Report) -> str:
        return str(report.unit.uuid)


class ReportOrderSerializer(serializers.Serializer[Any]):
    """`unit` and `period` for a brief or dossier, `matter` or `finding` for what they name.

    `filters` narrow a list of rectifications as `q`, `state` and `sort` of its page do.

    The other fields are those of a notice: its head, and the confirmed findings it tells of.
    """

    kind = serializers.ChoiceField(choices=Report.Kind.choices)
    form = serializers.ChoiceField(choices=Report.Form.choices)
    language = serializers.ChoiceField(choices=settings.LANGUAGES, default="zh-hans")
    unit = serializers.UUIDField(required=False)
    period = serializers.CharField(required=False, max_length=10)
    matter = serializers.UUIDField(required=False)
    finding = serializers.UUIDField(required=False)
    filters = serializers.DictField(child=serializers.CharField(max_length=200), default=dict)
    findings = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_CASES
    )
    issuer = serializers.CharField(required=False, max_length=60)
    number = serializers.CharField(required=False, max_length=60, allow_blank=True, default="")
    title = serializers.CharField(required=False, max_length=120)
    addressees = serializers.CharField(required=False, max_length=200)
    copied_to = serializers.CharField(required=False, max_length=200, allow_blank=True, default="")
    day = serializers.DateField(required=False)
    is_anonymous = serializers.BooleanField(default=False)

    _NEEDED = {
        Report.Kind.PERIOD: ("period",),
        Report.Kind.UNIT: ("period",),
        Report.Kind.MATTER: ("matter",),
        Report.Kind.RECTIFICATION: (),
        Report.Kind.BUNDLE: ("finding",),
        Report.Kind.NOTICE: ("findings", "issuer", "title", "addressees", "day"),
    }

    def validate(self, told: dict[str, Any]) -> dict[str, Any]:
        """What the kind needs is there."""
        missing = [name for name in self._NEEDED[told["kind"]] if not told.get(name)]
        if missing:
            raise serializers.ValidationError({name: ["needed"] for name in missing})
        return told
