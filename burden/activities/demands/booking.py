"""Job "demand.book": what answering a demand takes at every unit that has to (burden.md 2.2).

Fields that a unit was asked for before are avoidable wholly; they count with the probability that
the suspicion is right. What recurs is booked month by month up to today.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from burden.activities.demands import records
from burden.activities.demands.occurring import occurrences
from burden.activities.demands.suspecting import AGAIN, PASSED_ON
from burden.activities.models import ActivityHit, Demand, DemandTarget, RepeatedField
from burden.activities.recurring import ask_next_month
from burden.findings import selectors as found
from burden.findings import services as findings
from burden.findings.rules import kind_of
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.ledger import services as ledger
from burden.ledger.hours import avoidable_of, exact, split
from burden.ledger.models import Component
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

RECUR = "demand.recur"
_ZERO = Decimal(0)
OF_REPETITION = frozenset({"GD-24", "ZJ-05", "YY-01"})


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
    demand = records.worded().filter(uuid=UUID(key)).first()
    if demand is None:
        return
    parameters = thresholds.in_force()
    each = each_of(demand, parameters)
    repeated = repeated_of([demand]).get(demand.pk, {})
    weight = found.weights_of(demand.item).get((AGAIN, None), 0.0)
    today = timezone.localdate()
    rows = list(rows_of(demand, each, repeated, weight, today))
    if demand.is_withdrawn:
        rows = []
    claims = claims_of(demand, each, repeated, today)
    told = ActivityHit.objects.filter(item=demand.item, spared="")
    accused = sorted(set(told.values_list("rule", flat=True)))
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.hold(demand.item)
        for kind, hours in claims.of_kinds(accused).items():
            findings.set_avoidable(item=demand.item, kind=kind, hours=hours)
        is_over = demand.sunset is not None and demand.sunset <= today
        if demand.recurs and not demand.is_withdrawn and not is_over:
            ask_next_month(RECUR, key, today)
        ledger.book(
            item=demand.item,
            originator=demand.unit,
            day=demand.day,
            rows=rows,
            parameter_set=parameters.set,
        )


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


def repeated_of(demands: Sequence[Demand]) -> dict[int, dict[int, Repeated]]:
    """The repeated fields of each demand by the unit that had been asked for them, as stored."""
    pairs = RepeatedField.objects.filter(later__demand__in=demands)
    told = pairs.values_list("later__demand", "later", "earlier__demand", "earlier__demand__cycle")
    return repeated_from(told.iterator())


def repeated_from(
    pairs: Iterable[tuple[int, int, int, str]],
) -> dict[int, dict[int, Repeated]]:
    """The same of pairs as (demand, its field, earlier demand, how often that one recurs)."""
    by_form: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    recurring: set[int] = set()
    for demand, later, form, cycle in pairs:
        by_form[demand][form].add(later)
        if cycle != Demand.Cycle.ONCE:
            recurring.add(form)
    forms = {form for fields in by_form.values() for form in fields}
    units: dict[int, set[int]] = defaultdict(set)
    asked = DemandTarget.objects.filter(demand__in={*by_form, *forms})
    for demand, unit in asked.values_list("demand", "unit"):
        units[demand].add(unit)
    found: dict[int, dict[int, Repeated]] = {}
    for demand, fields in by_form.items():
        mine: dict[int, Repeated] = defaultdict(Repeated)
        for form, those in fields.items():
            for unit in units[form] & units[demand]:
                mine[unit].first |= those
                if form in recurring:
                    mine[unit].always |= those
        found[demand] = mine
    return found


def rows_of(
    demand: Demand, each: Each, repeated: Mapping[int, Repeated], weight: float, today: date
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


@dataclass(frozen=True)
class Claims:
    """Hours that findings on a demand claim: of what is asked again, of handling it, of all."""

    again: Decimal
    handling: Decimal
    all: Decimal

    def of_kinds(self, accused: Iterable[str]) -> dict[str, Decimal]:
        """By kind of finding, with the rules that speak against it."""
        found = {AGAIN: self.again, PASSED_ON: self.handling}
        for rule in accused:
            hours = self.again if rule in OF_REPETITION else self.all
            found[kind_of(rule, Subject.DEMAND)] = hours
        return found


def claims_of(demand: Demand, each: Each, repeated: Mapping[int, Repeated], today: date) -> Claims:
    """What findings claim if they are right; nothing of a demand that was withdrawn is booked."""
    rows = list(rows_of(demand, each, repeated, 1.0, today))
    again = [one for one in rows if one.component == Component.FORM_DUP]
    whole = [] if demand.is_withdrawn else rows
    return Claims(_sum(again), each.handling * len(demand.targets.all()), _sum(whole))


def _sum(rows: Iterable[ledger.Booking]) -> Decimal:
    return sum((exact(one.hours) for one in rows), _ZERO)
