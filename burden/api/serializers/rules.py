"""Sentences of papers that a rule speaks against; the marks of a rule, for hits of every source."""

from typing import Any, Protocol

from rest_framework import serializers

from burden.findings.rules import showing_of
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import ShownRule
from docs_audit.models import RuleHit


class RuleOfHit(Protocol):
    """What papers, meetings and other burdens keep of a hit alike."""

    rule: str


class MarksSerializer(serializers.Serializer[Any]):
    """The marks of the rule that a hit is of; `showing` is 1 for a note and 2 for a finding."""

    name = serializers.SerializerMethodField()
    place = serializers.SerializerMethodField()
    confidence = serializers.SerializerMethodField()
    softness = serializers.SerializerMethodField()
    check = serializers.SerializerMethodField()
    showing = serializers.SerializerMethodField()

    def get_name(self, hit: RuleOfHit) -> str:
        return str(ShownRule(RULES[hit.rule]).name)

    def get_place(self, hit: RuleOfHit) -> str:
        return ShownRule(RULES[hit.rule]).place

    def get_confidence(self, hit: RuleOfHit) -> str:
        return RULES[hit.rule].confidence.value

    def get_softness(self, hit: RuleOfHit) -> str:
        return RULES[hit.rule].softness.value

    def get_check(self, hit: RuleOfHit) -> str:
        return RULES[hit.rule].check.value

    def get_showing(self, hit: RuleOfHit) -> int:
        return int(showing_of(hit.rule, self.context["parameters"]))


class RuleHitSerializer(MarksSerializer, serializers.ModelSerializer[RuleHit]):
    """A sentence that a rule speaks against, with the rule's marks, in the language of the request.

    `place` is the rule's source with its item.
    `start` and `end` are code points of the paper's text. `showing` is 1 for a note and 2 for a
    finding by the `parameters` of the context; `other` is a second paper where that is open.
    """

    other = serializers.SerializerMethodField()

    class Meta:
        model = RuleHit
        fields = (
            "rule",
            "name",
            "place",
            "confidence",
            "softness",
            "check",
            "showing",
            "sentence",
            "start",
            "end",
            "figures",
            "other",
        )

    def get_other(self, hit: RuleHit) -> str:
        is_open = hit.other is not None and hit.other_id in self.context["open_ids"]
        return str(hit.other.uuid) if is_open and hit.other else ""
