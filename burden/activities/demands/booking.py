"""Job "demand.book": what answering a demand takes at every unit that has to (burden.md 2.2).

Fields that a unit was asked for before are avoidable wholly; they count with the probability that
the suspicion is right. What recurs is booked month by month up to today.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from burden.activities.demands import records
from burden.activities.demands.judging import BOOK
from burden.activities.demands.occurring import occurrences
from burden.activities.demands.suspecting import AGAIN, PASSED_ON
from burden.activities.models import ActivityHit, Demand, DemandTarget, RepeatedField
from burden.findings import selectors as found
from burden.findings import services as findings
from burden.findings.rules import kind_of
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.ledger import services as ledger
from burden.ledger.hours import avoidable_of, exact, split
from burden.ledger.models import Component
from burden.organisations.periods import months_later
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

RECUR = "demand.recur"
_ZERO = Decimal(0)
_OF_REPETITION = frozenset({"GD-24", "ZJ-05", "YY-01"})


@dataclass(frozen=True)
class Each:
    """Hours at one unit and time: of the fields, and of handling the form as such."""

    fields: Decimal
    handling: Decimal
    is_measured: bool

    @property
    def hours(self) -> Decimal:
        return self.fields + self.handling


@dataclass
class Repeated:
    """Which of a unit's fields it had been asked for: the first time, and each time."""

    first: set[int] = field(default_factory=set)
    always: set[int] = field(default_factory=set)


def book(key: str, lease: Lease) -> None:
    """Write the hours of one demand anew, up to today or to its end."""
    demand = records.stored().filter(uuid=UUID(key)).first()
    if demand is None:
        return
    parameters = thresholds.in_force()
    each, repeated = each_of(demand, parameters), _repeated(demand)
    weight = found.weights_of(demand.item).get((AGAIN, None), 0.0)
    today = timezone.localdate()
    rows = list(_rows(demand, each, repeated, weight, today))
    if demand.is_withdrawn:
        rows = []
    suspected = _sum(_rows(demand, each, repeated, 1.0, today), Component.FORM_DUP)
    told = ActivityHit.objects.filter(item=demand.item, spared="")
    accused = sorted(set(told.values_list("rule", flat=True)))
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.book(
            item=demand.item,
            originator=demand.unit,
            day=demand.day,
            rows=rows,
            parameter_set=parameters.set,
        )
        findings.set_avoidable(item=demand.item, kind=AGAIN, hours=suspected)
        handling = each.handling * demand.targets.count()
        findings.set_avoidable(item=demand.item, kind=PASSED_ON, hours=handling)
        for rule in accused:
            hours = suspected if rule in _OF_REPETITION else _sum(rows)
            kind = kind_of(rule, Subject.DEMAND)
            findings.set_avoidable(item=demand.item, kind=kind, hours=hours)
        is_over = demand.sunset is not None and demand.sunset <= today
        if demand.recurs and not demand.is_withdrawn and not is_over:
            jobs.enqueue(RECUR, key, lane=Lane.IDLE, run_after=_next_month(today))


def recur(key: str, lease: Lease) -> None:
    """Job "demand.recur": a month has begun in which a demand goes on."""
    with jobs.forgettable_transaction():
        lease.confirm()
        jobs.enqueue(BOOK, key, lane=Lane.BULK)


def each_of(demand: Demand, parameters: Parameters) -> Each:
    """What one unit gives to it once: as told, else by its fields and lines."""
    if demand.hours is not None:
        return Each(exact(demand.hours), _ZERO, is_measured=True)
    if demand.is_list:
        lines = demand.rows or parameters["hours.form_lines"]
        fields = demand.field_count * lines * parameters["hours.form_cell"]
    else:
        fields = demand.field_count * parameters["hours.form_field"]
    return Each(exact(fields), exact(parameters["hours.form_handling"]), is_measured=False)


def _repeated(demand: Demand) -> dict[int, Repeated]:
    """The repeated fields by the unit that had been asked for them."""
    pairs = RepeatedField.objects.filter(later__demand=demand)
    by_form: dict[int, set[int]] = defaultdict(set)
    recurring: set[int] = set()
    told = pairs.values_list("later", "earlier__demand", "earlier__demand__cycle")
    for later, form, cycle in told.iterator():
        by_form[form].add(later)
        if cycle != Demand.Cycle.ONCE:
            recurring.add(form)
    asked = DemandTarget.objects.filter(
        demand__in=by_form, unit__in=demand.targets.values("unit")
    ).values_list("demand", "unit")
    units: dict[int, Repeated] = defaultdict(Repeated)
    for form, unit in asked:
        units[unit].first |= by_form[form]
        if form in recurring:
            units[unit].always |= by_form[form]
    return units


def _rows(
    demand: Demand, each: Each, repeated: dict[int, Repeated], weight: float, today: date
) -> Iterator[ledger.Booking]:
    """Two rows a unit and month at most: what is asked for again, and the rest."""
    months: dict[date, list[date]] = defaultdict(list)
    for day in occurrences(demand, today):
        months[day.replace(day=1)].append(day)
    count = max(demand.field_count, 1)
    for target in demand.targets.all():
        known = repeated.get(target.unit_id, Repeated())
        first, always = (
            split(each.fields, weight * len(one) / count)[0] for one in (known.first, known.always)
        )
        for days in months.values():
            again = first if days[0] == demand.day else always
            again += always * (len(days) - 1)
            rest = each.hours * len(days) - again
            for component, hours in ((Component.FORM_DUP, again), (Component.FORM, rest)):
                if hours:
                    yield ledger.Booking(
                        component=component,
                        receiver_id=target.unit_id,
                        hours=hours,
                        avoidable=avoidable_of(component, hours),
                        is_measured=each.is_measured,
                        day=days[0],
                    )


def _sum(rows: Iterator[ledger.Booking] | list[ledger.Booking], *of: Component) -> Decimal:
    return sum((exact(one.hours) for one in rows if not of or one.component in of), _ZERO)


def _next_month(today: date) -> datetime:
    first = months_later(today.replace(day=1), 1)
    return timezone.make_aware(datetime.combine(first, time(1)))
