"""Job "group.book": the hours of a group's instructions at the units whose people read them.

Those that repeat another or pass a paper on have hours of their own (`instructions`).
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone

from burden.activities.groups import instructions, records
from burden.activities.groups.costs import Each, each_of
from burden.activities.groups.suspecting import OFF_HOURS
from burden.activities.models import ActivityHit, Instruction, WorkGroup
from burden.findings import services as findings
from burden.findings.rules import kind_of
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.ledger import services as ledger
from burden.ledger.hours import exact
from burden.ledger.models import Component
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

_ZERO = Decimal(0)
_KINDS = Instruction.Kind
_REPLYING = Q(kinds__overlap=[_KINDS.REPLY, _KINDS.CHAIN])
_PROVING = Q(kinds__overlap=[_KINDS.PROOF, _KINDS.CHECK_IN])
_AGAIN = Q(first__isnull=False)


def book(key: str, lease: Lease) -> None:
    """Write the hours of one group anew, month by month."""
    group = records.worded().filter(uuid=UUID(key)).first()
    if group is None:
        return
    parameters = thresholds.in_force()
    rows = list(own_rows(group, each_of(group, parameters)))
    told = ActivityHit.objects.filter(item=group.item, spared="")
    accused = sorted(set(told.values_list("rule", flat=True)))
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.hold(group.item)
        for kind, hours in claims_of(group, parameters, accused).items():
            findings.set_avoidable(item=group.item, kind=kind, hours=hours)
        ledger.book(
            item=group.item,
            originator=group.unit,
            day=group.day,
            rows=rows,
            parameter_set=parameters.set,
        )


def own_rows(group: WorkGroup, each: Each) -> Iterator[ledger.Booking]:
    """A row a unit and month, of all instructions that have no item of their own."""
    if group.is_withdrawn:
        return
    plain = group.instructions.filter(is_own=False).order_by()
    months = plain.annotate(month=TruncMonth("sent_at")).values("month")
    counted = months.annotate(
        first=Min("sent_at"),
        read=Count("pk"),
        replied=Count("pk", filter=_REPLYING),
        proven=Count("pk", filter=_PROVING),
    )
    for row in counted:
        hours = each.hours(row["read"], row["replied"], row["proven"])
        for unit in each.units if hours else ():
            yield ledger.Booking(
                component=Component.INSTRUCTION,
                receiver_id=unit,
                hours=hours,
                avoidable=_ZERO,
                is_measured=False,
                day=timezone.localdate(row["first"]),
            )


def rows_of(group: WorkGroup, parameters: Parameters) -> list[ledger.Booking]:
    """All that is booked because of a group: its own rows, and those of its instructions."""
    each = each_of(group, parameters)
    rows = list(own_rows(group, each))
    own = instructions.stored().filter(group=group, item__isnull=False)
    for one in own:
        rows += instructions.rows_of(one, each, instructions.weight_of(one))
    return rows


def claims_of(
    group: WorkGroup, parameters: Parameters, accused: Iterable[str], again: Q = _AGAIN
) -> Mapping[str, Decimal]:
    """Hours by kind of finding, if it is right; parts of hours that the ledger holds once.

    `again` are the instructions that were given before.
    """
    each = each_of(group, parameters)
    told = group.instructions.order_by()
    whole = _hours(told, each)
    claimed = {
        "ZJ-05": _hours(told.filter(again), each),
        "GD-16": _hours(
            told.filter(hours_left__gt=0, hours_left__lte=parameters["rule.hours_to_deadline"]),
            each,
        ),
    }
    claims = {kind_of(rule, Subject.GROUP): claimed.get(rule, whole) for rule in accused}
    return claims | {OFF_HOURS: whole}


def _hours(told: QuerySet[Instruction], each: Each) -> Decimal:
    sums = told.aggregate(
        read=Count("pk"),
        replied=Count("pk", filter=_REPLYING),
        proven=Count("pk", filter=_PROVING),
    )
    return exact(each.hours(sums["read"], sums["replied"], sums["proven"]) * len(each.units))
