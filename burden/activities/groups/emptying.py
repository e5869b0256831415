"""Messages of groups whose period is over: their words go (`burden.retention`).

What stays of an instruction is when it was sent, in which group, what kind of act it asked for and
what it repeated: hours and decisions rest on these.
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Instruction
from burden.organisations.models import Unit
from burden.retention.registry import Held, Kind
from burden.retention.words import digest, forget


def records(unit: Unit) -> QuerySet[Any]:
    """Instructions with words in groups that a unit of the scope owns or brought."""
    path = unit.path
    is_here = Q(group__unit__path__startswith=path) | Q(group__reporter__path__startswith=path)
    return Instruction.objects.filter(is_here).exclude(text="").annotate(since=TruncDate("sent_at"))


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these instructions. One without an item is evidence of its group's findings."""
    locked = Instruction.objects.select_for_update(of=("self",))
    found = locked.select_related("item", "group__unit", "group__item").filter(uuid=uuid).first()
    if found is None or (mine := records(unit).filter(pk=found.pk).first()) is None:
        return None
    items = (found.group.item,) if found.item is None else (found.item, found.group.item)
    return Held(
        record=found,
        unit=found.group.unit,
        day=mine.since,
        number="",
        sha256=digest({"text": found.text, "cites": found.cites}),
        items=items,
        is_underway=False,
        empty=partial(empty, found),
    )


def empty(instruction: Instruction, at: datetime) -> None:
    """Take the words of a locked instruction away; its group keeps its own."""
    instruction.text, instruction.cites = "", []
    instruction.save(update_fields=["text", "cites"])
    if instruction.item is not None:
        forget([instruction.item], at)


KIND = Kind(
    code="message",
    label=_("Messages of work groups"),
    parameter="retention.messages",
    goes=_("The words of instructions go; time, kind, what they repeated and hours stay."),
    records=records,
    hold=hold,
)
