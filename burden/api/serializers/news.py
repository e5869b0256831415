"""What the caller is told."""

from typing import Any

from rest_framework import serializers

from burden.news import wording
from burden.news.models import Notice


class NewsSerializer(serializers.ModelSerializer[Notice]):
    """One line: `count` things of a kind at a unit; `page` is where they are shown."""

    unit = serializers.SerializerMethodField()
    sentence = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField()

    class Meta:
        model = Notice
        fields = ("uuid", "kind", "count", "unit", "due_on", "at", "read_at", "sentence", "page")
        read_only_fields = fields

    def get_unit(self, notice: Notice) -> str:
        return str(notice.unit.uuid)

    def get_sentence(self, notice: Notice) -> str:
        return wording.sentence_of(notice)

    def get_page(self, notice: Notice) -> str:
        return wording.address_of(notice)


class ReadUntilSerializer(serializers.Serializer[Any]):
    """What was told up to this moment has been read."""

    until = serializers.DateTimeField()
