"""What the interface for programs tells of papers, meetings, findings, units and scores."""

from typing import Any

from rest_framework import serializers

from burden.findings.models import Decision, Finding
from burden.findings.registry import kind_of
from burden.findings.rules import showing_of
from burden.organisations.models import Unit
from burden.scores.models import Score
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import ShownRule
from docs_audit import explaining, verdicts
from docs_audit.demand_page import DemandRow
from docs_audit.intake import name_of
from docs_audit.models import Match, Paper, RuleHit, Upload, UploadedFile
from docs_audit.states import line_of
from meetings.models import Link, Meeting


def uuid_of() -> serializers.Field[Any, Any, Any, Any]:
    """A related thing by its public id."""
    return serializers.SlugRelatedField[Any](slug_field="uuid", read_only=True)


class UnitSerializer(serializers.ModelSerializer[Unit]):
    parent = uuid_of()  # type: ignore[assignment]

    class Meta:
        model = Unit
        fields = ("uuid", "code", "name", "level", "parent", "place_code", "system", "organ_kind")


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
        )


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


class RuleHitSerializer(serializers.ModelSerializer[RuleHit]):
    """A sentence that a rule speaks against, with the rule's marks, in the language of the request.

    `place` is the rule's source with its item.
    `start` and `end` are code points of the paper's text. `showing` is 1 for a note and 2 for a
    finding by the `parameters` of the context; `other` is a second paper where that is open.
    """

    name = serializers.SerializerMethodField()
    place = serializers.SerializerMethodField()
    confidence = serializers.SerializerMethodField()
    softness = serializers.SerializerMethodField()
    check = serializers.SerializerMethodField()
    showing = serializers.SerializerMethodField()
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

    def get_name(self, hit: RuleHit) -> str:
        return str(ShownRule(RULES[hit.rule]).name)

    def get_place(self, hit: RuleHit) -> str:
        return ShownRule(RULES[hit.rule]).place

    def get_confidence(self, hit: RuleHit) -> str:
        return RULES[hit.rule].confidence.value

    def get_softness(self, hit: RuleHit) -> str:
        return RULES[hit.rule].softness.value

    def get_check(self, hit: RuleHit) -> str:
        return RULES[hit.rule].check.value

    def get_showing(self, hit: RuleHit) -> int:
        return int(showing_of(hit.rule, self.context["parameters"]))

    def get_other(self, hit: RuleHit) -> str:
        is_open = hit.other is not None and hit.other_id in self.context["open_ids"]
        return str(hit.other.uuid) if is_open and hit.other else ""


class DemandSerializer(serializers.Serializer[Any]):
    """A demand of a paper: code points of its sentence, and what it is against the superior's."""

    kind = serializers.CharField(source="requirement.kind")
    value = serializers.CharField(source="requirement.value")
    what = serializers.CharField(source="requirement.what")
    sentence = serializers.CharField(source="requirement.sentence")
    span = serializers.SerializerMethodField()
    change = serializers.CharField()
    parent_value = serializers.CharField(source="other_value")
    parent_sentence = serializers.CharField(source="other_sentence")

    def get_span(self, row: DemandRow) -> list[int]:
        return [row.requirement.start, row.requirement.end]


class RungSerializer(serializers.Serializer[Any]):
    """A demand at one level; of a paper that is not open only level and value are told."""

    level = serializers.CharField()
    value = serializers.CharField()
    days = serializers.FloatField(allow_null=True)
    change = serializers.CharField()
    log_step = serializers.FloatField(source="step", allow_null=True)
    share = serializers.FloatField(allow_null=True)
    paper = serializers.UUIDField(allow_null=True)
    sentence = serializers.CharField()


class LadderSerializer(serializers.Serializer[Any]):
    """A demand from the top down; `total` is the sum of the log steps."""

    kind = serializers.CharField()
    what = serializers.CharField()
    total = serializers.FloatField(allow_null=True)
    left = serializers.FloatField(allow_null=True)
    others = serializers.IntegerField()
    rungs = RungSerializer(many=True)


class AdditionSerializer(serializers.Serializer[Any]):
    """A demand that a level makes and the one above it does not."""

    level = serializers.CharField()
    kind = serializers.CharField()
    value = serializers.CharField()
    sentence = serializers.CharField()
    paper = serializers.UUIDField()


class StepsSerializer(serializers.Serializer[Any]):
    """What became of the demands of a matter on their way down."""

    ladders = LadderSerializer(many=True)
    additions = AdditionSerializer(many=True)
    unchanged = serializers.IntegerField()


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

    files = serializers.ListField(child=serializers.FileField(allow_empty_file=True))
    unit = serializers.UUIDField(required=False)


class LinkSerializer(serializers.ModelSerializer[Link]):
    upper = uuid_of()

    class Meta:
        model = Link
        fields = ("upper", "weight", "novelty", "evidence", "own", "spared", "margin")


class MeetingSerializer(serializers.ModelSerializer[Meeting]):
    host = uuid_of()
    people = serializers.IntegerField(read_only=True)
    link = serializers.SerializerMethodField()

    class Meta:
        model = Meeting
        fields = (
            "uuid",
            "title",
            "host",
            "starts_at",
            "ends_at",
            "mode",
            "venue",
            "kind",
            "cites",
            "people",
            "link",
        )

    def get_link(self, meeting: Meeting) -> dict[str, Any] | None:
        link = getattr(meeting, "link", None)
        return dict(LinkSerializer(link).data) if link is not None else None


class DecisionSerializer(serializers.ModelSerializer[Decision]):
    """What POST /api/findings/<uuid>/decide/ takes."""

    class Meta:
        model = Decision
        fields = ("verdict", "reason", "note", "at")
        read_only_fields = ("at",)


class FindingSerializer(serializers.ModelSerializer[Finding]):
    """A suspicion with its claim in the language of the request."""

    unit = uuid_of()
    item = uuid_of()
    upper = uuid_of()
    claim = serializers.SerializerMethodField()
    verdict = serializers.SerializerMethodField()
    set_aside = serializers.SerializerMethodField()
    parameter_version = serializers.IntegerField(source="parameter_set.version", read_only=True)

    class Meta:
        model = Finding
        fields = (
            "uuid",
            "kind",
            "state",
            "severity",
            "claim",
            "verdict",
            "set_aside",
            "unit",
            "level",
            "item",
            "upper",
            "occurred_on",
            "measures",
            "evidence",
            "confidence",
            "avoidable_hours",
            "parameter_version",
            "created_at",
        )

    def get_claim(self, finding: Finding) -> str:
        return kind_of(finding).claim(finding)

    def get_verdict(self, finding: Finding) -> str:
        return kind_of(finding).verdict(finding)

    def get_set_aside(self, finding: Finding) -> list[str]:
        return list(kind_of(finding).set_aside(finding))


class ScoreSerializer(serializers.ModelSerializer[Score]):
    unit = uuid_of()
    parameter_version = serializers.IntegerField(source="parameter_set.version", read_only=True)

    class Meta:
        model = Score
        fields = (
            "unit",
            "month",
            "score",
            "low",
            "high",
            "hours",
            "avoidable",
            "hours_per_person_day",
            "staff",
            "working_days",
            "measured_ratio",
            "parts",
            "parameter_version",
        )
