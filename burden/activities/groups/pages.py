"""What the page of one group, and that of one instruction, show to this reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, Sum
from django.utils.translation import gettext_lazy as _

from burden.activities.groups import activity, comparing, overlapping
from burden.activities.models import Instruction, MessageExport, WorkGroup
from burden.activities.registers import pages
from burden.activities.registers.pages import hours_of, open_units, parent_of
from burden.activities.ruling.wording import percent
from burden.ledger.models import Entry
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.retention import selectors as retention
from burden.thresholds import selectors as thresholds

_SHOWN, _OTHERS_SHOWN, _EXPORTS_SHOWN = 20, 40, 5
_TARGETS_SHOWN = 200


@dataclass(frozen=True)
class Beside:
    """Another group with common members, and their share of the smaller of both."""

    group: WorkGroup
    common: int
    share: str


def context_of(user: User, group: WorkGroup) -> Mapping[str, Any]:
    """What was told, when its messages come, its instructions, groups beside it, rules, hours."""
    targets = [one.unit for one in group.targets.all()]
    facts = [
        (_("Kind"), group.get_kind_display()),
        (_("Platform"), group.platform),
        (_("Line of work"), group.line),
        (_("Purpose"), group.purpose),
        (_("Members"), group.people),
        (_("Cost (yuan)"), group.cost),
        (_("Demands"), "、".join(str(WorkGroup.Feature(one).label) for one in group.features)),
        (_("Last active"), group.last_active),
        (_("Task ended"), group.task_ended),
        (_("Closed on"), group.closed_on),
        (_("Number"), group.number),
        (_("Filing number"), group.filing),
    ]
    parameters = thresholds.in_force()
    context = pages.context_of(
        user, group, targets[:_TARGETS_SHOWN], facts, subject="group", parameters=parameters
    )
    told = group.instructions.order_by("-sent_at", "-pk")
    latest = list(told[:_SHOWN])
    open_ones = WorkGroup.objects.visible_to(user).order_by().filter(pk=OuterRef("first__group"))
    again = told.filter(first__isnull=False).select_related("first__group__unit")
    again = again.annotate(first_is_open=Exists(open_ones))
    return {
        **context,
        "closed_targets": context["closed_targets"] + max(len(targets) - _TARGETS_SHOWN, 0),
        "group": group,
        "activity": activity.activity_of(group, parameters),
        "opens": int(parameters["group.opens"]),
        "closes": int(parameters["group.closes"]),
        "again": list(again[:_SHOWN]) if latest else [],
        "latest": latest,
        "own_hours": own_hours_of(group, context["targets"]) if latest else None,
        "beside": _beside(user, group),
        # Who reads it may see it: the role decides.
        "may_complete": policies.can(user, "activities.complete"),
    }


def own_hours_of(group: WorkGroup, units: Sequence[Unit]) -> Decimal:
    """Hours at these units of the instructions that have an item of their own."""
    rows = Entry.objects.filter(item__instruction__group=group, receiver__in=units)
    return rows.aggregate(sum=Sum("hours"))["sum"] or Decimal(0)


def exports_shown(user: User, group: WorkGroup) -> list[MessageExport]:
    """The latest exports that units of the scope brought: who else brought any is not told."""
    if user.scope is None:
        return []
    own = group.exports.filter(unit__path__startswith=user.scope.path)
    return list(own[:_EXPORTS_SHOWN])


def instruction_context(user: User, instruction: Instruction) -> Mapping[str, Any]:
    """One instruction: what it asks for, what it repeats side by side, its hours and matter."""
    group = instruction.group
    targets = [one.unit for one in group.targets.select_related("unit")]
    told, closed = open_units(user, group, targets[:_TARGETS_SHOWN])
    item = instruction.item
    return {
        "instruction": instruction,
        "removal": None if instruction.text else retention.removal_of(instruction.uuid),
        "group": group,
        "kinds": [Instruction.Kind(one).label for one in instruction.kinds],
        "targets": told,
        "closed_targets": closed + max(len(targets) - _TARGETS_SHOWN, 0),
        "pair": comparing.pair_of(user, instruction, instruction.first),
        "others": _others(user, instruction),
        "hours": hours_of(item, told) if item else [],
        "item": item,
        "parent": parent_of(user, item) if item else None,
    }


def _others(user: User, instruction: Instruction) -> list[Instruction]:
    """Where else it was given, as far as the reader may open that."""
    first = instruction.first_id or instruction.pk
    same = Instruction.objects.filter(Q(first=first) | Q(first=instruction.pk) | Q(pk=first))
    seen = same.filter(pk__in=Instruction.objects.visible_to(user).values("pk"))
    found = seen.exclude(pk=instruction.pk).select_related("group__unit")
    return list(found.order_by("sent_at", "pk")[:_OTHERS_SHOWN])


def _beside(user: User, group: WorkGroup) -> tuple[list[Beside], int]:
    """Groups of the line with common members, and how many of them are closed to the reader."""
    open_ones = WorkGroup.objects.visible_to(user).order_by().filter(pk=OuterRef("pk"))
    older = overlapping.older_of(group).select_related("unit").annotate(is_open=Exists(open_ones))
    told = list(older)
    rows = [
        Beside(one, one.common, percent(overlapping.ratio_of(one))) for one in told if one.is_open
    ]
    return rows[:_OTHERS_SHOWN], len(told) - len(rows)
