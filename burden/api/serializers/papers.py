"""Papers, and the pairs they are found in."""

from typing import Any

from rest_framework import serializers

from burden.api.serializers.units import uuid_of
from docs_audit import explaining, verdicts
from docs_audit.models import Match, Paper, Receipt
from docs_audit.readers import Readers


class PaperSerializer(serializers.ModelSerializer[Paper]):
    unit = uuid_of()

    class Meta:
        model = Paper
        fields = (
            "uuid",
            "number",
            "title",
            "kind",
            "unit",
            "issuer_name",
            "level",
            "issued_on",
            "addressees",
            "is_white_head",
            "format",
            "pages",
            "body_characters",
            "removed_at",
        )


class ReadersSerializer(serializers.Serializer[Any]):
    """Readers of a paper at one receiver; `is_known` is false where the usual number counts."""

    unit = serializers.UUIDField(source="receipt.unit.uuid", read_only=True)
    readers = serializers.IntegerField(source="count", read_only=True)
    is_known = serializers.BooleanField(read_only=True)
    is_counted = serializers.SerializerMethodField()

    def get_is_counted(self, one: Readers) -> bool:
        return one.receipt.counted is not None


class ReadersCountSerializer(serializers.Serializer[Receipt]):
    """Readers counted at one receiver of the own scope; null takes the count back."""

    unit = serializers.UUIDField()
    readers = serializers.IntegerField(min_value=0, max_value=100_000, allow_null=True)


class MatchSerializer(serializers.ModelSerializer[Match]):
    """The measures of a pair and what is made of them, in the language of the request.

    Passages are code points of the texts of both papers. `segments` are rows of the lower paper:
    start, end, passage or -1, why set aside, characters, copied characters, class. `longest`
    counts what is copied and not set aside. The context holds the `parameters` in force.
    """

    lower = uuid_of()
    upper = uuid_of()
    reason_in_words = serializers.SerializerMethodField()
    verdict = serializers.SerializerMethodField()
    set_aside = serializers.SerializerMethodField()
    longest = serializers.SerializerMethodField()

    class Meta:
        model = Match
        fields = (
            "lower",
            "upper",
            "relation",
            "reason",
            "reason_in_words",
            "verdict",
            "set_aside",
            "containment",
            "resemblance",
            "novelty",
            "longest",
            "passages",
            "substitutions",
            "leftover_places",
            "segments",
            "own_measures",
        )

    def get_reason_in_words(self, match: Match) -> str:
        return explaining.reason_of(match)

    def get_verdict(self, match: Match) -> str:
        return explaining.verdict_of(match, self.context["parameters"])

    def get_set_aside(self, match: Match) -> list[str]:
        return explaining.set_aside_of(match)

    def get_longest(self, match: Match) -> int:
        return verdicts.longest_copied(match)
