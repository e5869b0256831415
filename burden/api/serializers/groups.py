"""Work groups and applications, their instructions, and exports of messages."""

from typing import Any

from rest_framework import serializers

from burden.activities.groups import failures
from burden.activities.models import Instruction, MessageExport, WorkGroup
from burden.api.serializers.activities import open_ids
from burden.api.serializers.arrivals import QuarantinedField
from burden.api.serializers.units import uuid_of


class WorkGroupSerializer(serializers.ModelSerializer[WorkGroup]):
    """One group. `targets` are the units in it that the caller may know of, `target_count` all.

    `last_used` is the last day of which register or messages tell.
    """

    unit = uuid_of()
    item = uuid_of()
    targets = serializers.SerializerMethodField()
    target_count = serializers.IntegerField(read_only=True)
    instruction_count = serializers.IntegerField(read_only=True)
    last_used = serializers.DateField(read_only=True, allow_null=True)

    class Meta:
        model = WorkGroup
        fields = (
            "uuid",
            "item",
            "unit",
            "title",
            "kind",
            "day",
            "platform",
            "line",
            "purpose",
            "people",
            "cost",
            "last_active",
            "last_used",
            "task_ended",
            "closed_on",
            "features",
            "number",
            "filing",
            "exemption",
            "basis",
            "instruction_count",
            "targets",
            "target_count",
            "is_withdrawn",
            "withdrawn_because",
        )

    def get_targets(self, group: WorkGroup) -> list[str]:
        units = [one.unit for one in group.targets.all()]
        return open_ids(self.context["request"].user, group, units)


class InstructionSerializer(serializers.ModelSerializer[Instruction]):
    """One instruction. `first` is the same one in another group, where the caller may open it.

    `is_repeated` says that there is one; `item` is where its hours stand, null where that is its
    group.
    """

    group = uuid_of()
    item = uuid_of()
    first = serializers.SerializerMethodField()
    is_repeated = serializers.SerializerMethodField()

    class Meta:
        model = Instruction
        fields = (
            "uuid",
            "group",
            "item",
            "sent_at",
            "text",
            "role",
            "kinds",
            "due",
            "hours_left",
            "is_urgent",
            "cites",
            "is_repeated",
            "first",
        )

    def get_first(self, instruction: Instruction) -> str | None:
        is_open = getattr(instruction, "first_is_open", False)
        return str(instruction.first.uuid) if instruction.first and is_open else None

    def get_is_repeated(self, instruction: Instruction) -> bool:
        return instruction.first_id is not None


class MessagesSerializer(serializers.Serializer[Any]):
    """Messages of a group as a chat program exports them."""

    file = QuarantinedField()


class MessageExportSerializer(serializers.ModelSerializer[MessageExport]):
    """What became of an export; `lines` are numbers and reasons of those that were not read."""

    group = uuid_of()
    lines = serializers.SerializerMethodField()
    problem = serializers.SerializerMethodField()

    class Meta:
        model = MessageExport
        fields = (
            "uuid",
            "group",
            "state",
            "share",
            "messages",
            "instructions",
            "known",
            "faces",
            "others",
            "wrong",
            "lines",
            "problem",
            "created_at",
            "finished_at",
        )

    def get_lines(self, export: MessageExport) -> list[dict[str, Any]]:
        return [{"line": row, "sentence": failures.of_line(code)} for row, code in export.errors]

    def get_problem(self, export: MessageExport) -> str:
        return failures.of_file(export.failure, export.detail) if export.failure else ""
