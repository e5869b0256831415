"""Jobs "message.judge" and "message.book": an instruction that repeats one or passes a paper on.

It hangs below the paper that it names, else below the same instruction in the group that had it
first.
"""

from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from burden.activities.descent import latest_named
from burden.activities.groups.costs import Each, each_of, parts_of
from burden.activities.groups.judging import BOOK
from burden.activities.groups.suspecting import TOLD_AGAIN, suspect_repetition
from burden.activities.models import GroupTarget, Instruction
from burden.findings import selectors as found
from burden.findings import services as findings
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.ledger import services as ledger
from burden.ledger.hours import avoidable_of
from burden.matters import services as matters
from burden.matters.models import Item, Source
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters

BOOK_MESSAGE = "message.book"
_PASSED_ON = (Source.PAPER, Source.MEETING, Source.INSPECTION, Source.DEMAND, Source.CAMPAIGN)
_ZERO = Decimal(0)


def stored() -> QuerySet[Instruction]:
    found_: QuerySet[Instruction] = Instruction.objects.select_related(
        "item", "group__unit", "first__item", "first__group__unit"
    )
    return found_


def judge(key: str, lease: Lease) -> None:
    """Place an instruction in its matter, and file what it repeats.

    One whose words were removed stays where it is.
    """
    instruction = stored().filter(uuid=UUID(key)).exclude(text="").first()
    if instruction is None:
        return
    parameters = thresholds.in_force()
    basis = _passed_on(instruction)
    if basis is None and not instruction.is_own:
        return
    if instruction.group.is_withdrawn:
        basis, instruction.first = None, None
    first = instruction.first
    with transaction.atomic():
        matters.hold_tree()
        lease.confirm()
        own = [instruction] if first is None else [first, instruction]
        for one in own:
            _make_own(one)
        assert instruction.item is not None
        matters.place(item=instruction.item, parent=basis or (first.item if first else None))
        suspect_repetition(instruction, parameters)
        jobs.enqueue_all(BOOK, {str(one.group.uuid) for one in own}, lane=Lane.BULK)
        jobs.enqueue_all(BOOK_MESSAGE, {str(one.uuid) for one in own}, lane=Lane.BULK)


def book(key: str, lease: Lease) -> None:
    """Write the hours of one instruction anew; who had read it elsewhere need not have again."""
    instruction = stored().filter(uuid=UUID(key)).first()
    if instruction is None or instruction.item is None:
        return
    parameters = thresholds.in_force()
    weight = weight_of(instruction)
    day = timezone.localdate(instruction.sent_at)
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.hold(instruction.item)
        findings.set_avoidable(
            item=instruction.item,
            kind=TOLD_AGAIN,
            hours=claim_of(instruction, parameters),
        )
        ledger.book(
            item=instruction.item,
            originator=instruction.group.unit,
            day=day,
            rows=rows_of(instruction, each_of(instruction.group, parameters), weight),
            parameter_set=parameters.set,
        )


def weight_of(instruction: Instruction) -> float:
    """With what probability it is taken for a repetition."""
    if instruction.item is None or instruction.first is None or instruction.first.item is None:
        return 0.0
    weights = found.weights_of(instruction.item)
    return weights.get((TOLD_AGAIN, instruction.first.item.pk), 0.0)


def claim_of(instruction: Instruction, parameters: Parameters) -> Decimal:
    """Hours that are avoidable if it is a repetition."""
    rows = rows_of(instruction, each_of(instruction.group, parameters), 1.0)
    return sum((Decimal(str(one.avoidable)) for one in rows), _ZERO)


def rows_of(instruction: Instruction, each: Each, weight: float) -> list[ledger.Booking]:
    """Two rows a unit at most: what it had been told before, and the rest."""
    if instruction.group.is_withdrawn:
        return []
    knew = set[int]()
    if instruction.first is not None:
        at = GroupTarget.objects.filter(group=instruction.first.group_id)
        knew = set(at.values_list("unit", flat=True))
    day = timezone.localdate(instruction.sent_at)
    hours = each.hours_of(instruction.kinds)
    return [
        ledger.Booking(
            component=component,
            receiver_id=unit,
            hours=part,
            avoidable=avoidable_of(component, part),
            is_measured=False,
            day=day,
        )
        for unit in each.units
        for component, part in parts_of(hours, weight if unit in knew else 0.0)
    ]


def _passed_on(instruction: Instruction) -> Item | None:
    """The paper or other burden that it names by number or title, the first that is known."""
    others = Item.objects.exclude(source=Source.MESSAGE)
    day = timezone.localdate(instruction.sent_at)
    for name in instruction.cites:
        named = latest_named(name, others, sources=_PASSED_ON, until=day)
        if named is not None:
            return named
    return None


def _make_own(instruction: Instruction) -> None:
    """Give it an item; from now on its hours stand there and not on its group.

    Not to one without words: what it has, it keeps.
    """
    if not instruction.text:
        return
    instruction.item = matters.announce(
        source=Source.MESSAGE,
        source_uuid=instruction.uuid,
        unit=instruction.group.unit,
        level=instruction.group.unit.level,
        occurred_on=timezone.localdate(instruction.sent_at),
        number="",
        title=instruction.title,
    )
    instruction.is_own = True
    Instruction.objects.filter(pk=instruction.pk).update(item=instruction.item, is_own=True)
