"""Files on their way in."""

from typing import Any

from rest_framework import serializers

from burden.api.serializers.arrivals import QuarantinedField
from burden.api.serializers.units import uuid_of
from docs_audit.intake import name_of
from docs_audit.models import Upload, UploadedFile
from docs_audit.states import line_of


class UploadedFileSerializer(serializers.ModelSerializer[UploadedFile]):
    """One file with the sentence its uploader is told, in the language of the request."""

    paper = uuid_of()
    name = serializers.SerializerMethodField()
    sentence = serializers.SerializerMethodField()

    class Meta:
        model = UploadedFile
        fields = ("uuid", "name", "size", "sha256", "state", "reason", "sentence", "paper")

    def get_name(self, file: UploadedFile) -> str:
        return name_of(file)

    def get_sentence(self, file: UploadedFile) -> str:
        return str(line_of(file).sentence)


class UploadSerializer(serializers.ModelSerializer[Upload]):
    files = UploadedFileSerializer(many=True, read_only=True)
    unit = uuid_of()

    class Meta:
        model = Upload
        fields = ("uuid", "unit", "channel", "created_at", "files")


class PaperUploadSerializer(serializers.Serializer[Any]):
    """What POST /api/documents/ takes: one or many files, for the own unit or one below it."""

    files = serializers.ListField(child=QuarantinedField(allow_empty_file=True))
    unit = serializers.UUIDField(required=False)
