"""Files that programs send; what the fields of the same names in forms are for pages."""

from typing import Any

from rest_framework import serializers

from burden.organisations import arrivals
from burden.stack import scanning


class ReadAtOnceField(serializers.FileField):
    """A file that the request reads; one that the scanner does not pass is no valid file."""

    def to_internal_value(self, data: Any) -> Any:
        file = super().to_internal_value(data)
        try:
            arrivals.look_at(file)
        except scanning.NotPassed as refused:
            raise serializers.ValidationError(str(refused.sentence), refused.code) from refused
        return file


class QuarantinedField(serializers.FileField):
    """A file that goes into quarantine, where scanner and guard pass it before it is read."""
