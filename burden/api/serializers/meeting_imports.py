"""Files of meetings: how far they are, and which rows were refused why."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from burden.api.serializers.arrivals import ReadAtOnceField
from burden.api.serializers.units import uuid_of
from meetings.errors import column_of, sentences_of
from meetings.importers import FIELDS
from meetings.models import MeetingImport


class RowMessageSerializer(serializers.Serializer[Any]):
    """What is told of a row."""

    row = serializers.IntegerField()
    column = serializers.CharField()
    code = serializers.CharField()
    sentence = serializers.CharField()


class MeetingImportSerializer(serializers.ModelSerializer[MeetingImport]):
    """A file of meetings: how far it is, and its refused rows in the language of the request.

    While `state` is `columns` it waits for POST …/columns/ with the fields of `header`.
    """

    unit = uuid_of()
    errors = serializers.SerializerMethodField()  # type: ignore[assignment]  # a field of that name
    notices = serializers.SerializerMethodField()

    class Meta:
        model = MeetingImport
        fields = (
            "uuid",
            "name",
            "unit",
            "state",
            "rows",
            "rows_done",
            "accepted",
            "header",
            "errors",
            "notices",
            "created_at",
        )

    @extend_schema_field(RowMessageSerializer(many=True))
    def get_errors(self, source: MeetingImport) -> list[dict[str, Any]]:
        return _messages(source.errors)

    @extend_schema_field(RowMessageSerializer(many=True))
    def get_notices(self, source: MeetingImport) -> list[dict[str, Any]]:
        return _messages(source.notices)


def _messages(errors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    told = zip(errors, sentences_of(errors), strict=True)
    return [
        {"row": one["row"], "column": column_of(one), "code": one["code"], "sentence": sentence}
        for one, sentence in told
    ]


class MeetingFileSerializer(serializers.Serializer[Any]):
    """What POST /api/meeting-imports/ takes: a file, for the own unit or one below it."""

    file = ReadAtOnceField(allow_empty_file=True)
    unit = serializers.UUIDField(required=False)


class ColumnsSerializer(serializers.Serializer[Any]):
    """What POST /api/meeting-imports/<uuid>/columns/ takes: the field of each header."""

    mapping = serializers.DictField(child=serializers.ChoiceField(choices=FIELDS))
