"""Job "inspection.book": the hours of an inspection at every unit it reached (burden.md 2.2).

Escorts give the days of the visit. Preparation, materials and the proof of indicators are what the
parameters say, and no figure of theirs counts as measured. Nothing of an inspection is avoidable
by itself; what a finding speaks of is told with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from burden.activities.inspections import records
from burden.activities.inspections.kinds import INDICATORS
from burden.activities.models import ActivityHit, Inspection
from burden.activities.rules import inspections as rules
from burden.findings import services as findings
from burden.findings.rules import kind_of
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.ledger import services as ledger
from burden.ledger.hours import exact
from burden.ledger.models import Component
from burden.organisations.models import Level, Unit
from burden.organisations.periods import working_days
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

_ZERO = Decimal(0)


@dataclass
class Cost:
    """Hours at one unit, by what they went into; `is_measured` where nothing was assumed."""

    escorts: Decimal = _ZERO
    preparation: Decimal = _ZERO
    materials: Decimal = _ZERO
    indicators: Decimal = _ZERO
    is_measured: bool = True

    @property
    def hours(self) -> Decimal:
        return self.escorts + self.preparation + self.materials + self.indicators


@dataclass
class Costs:
    """What an inspection cost whom, by the id of the unit."""

    units: dict[int, Cost] = field(default_factory=lambda: defaultdict(Cost))

    @property
    def hours(self) -> Decimal:
        return sum((one.hours for one in self.units.values()), _ZERO)

    def part(self, name: str) -> Decimal:
        return sum((getattr(one, name) for one in self.units.values()), _ZERO)


def book(key: str, lease: Lease) -> None:
    """Write the hours of one inspection anew."""
    inspection = records.worded().filter(uuid=UUID(key)).first()
    if inspection is None:
        return
    parameters = thresholds.in_force()
    costs = costs_of(inspection, parameters)
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.hold(inspection.item)
        hits = ActivityHit.objects.filter(item=inspection.item, spared="")
        accused = sorted(set(hits.values_list("rule", flat=True)))
        for kind, hours in claims_of(inspection, costs, accused).items():
            findings.set_avoidable(item=inspection.item, kind=kind, hours=hours)
        ledger.book(
            item=inspection.item,
            originator=inspection.unit,
            day=inspection.day,
            rows=rows_of(costs),
            parameter_set=parameters.set,
        )


def rows_of(costs: Costs) -> list[ledger.Booking]:
    """What is booked: a row a unit."""
    return [
        ledger.Booking(
            component=Component.INSPECTION,
            receiver_id=unit,
            hours=cost.hours,
            avoidable=_ZERO,
            is_measured=cost.is_measured,
        )
        for unit, cost in costs.units.items()
    ]


def costs_of(inspection: Inspection, parameters: Parameters) -> Costs:
    """Hours by unit; none of a ranking notice, which is a paper, nor of what was withdrawn."""
    costs = Costs()
    if inspection.kind == Inspection.Kind.RANKING or inspection.is_withdrawn:
        return costs
    day = parameters["hours.inspection_day"] * working_length(inspection)
    targets = [one.unit for one in inspection.targets.all()]
    escorted = False
    for escort in inspection.escorts.all():
        escorted = True
        units = [escort.unit] if escort.unit else _of_level(targets, Level(escort.level))
        for unit in units:
            costs.units[unit.pk].escorts += exact(escort.people * day / len(units))
    for unit in targets:
        cost = costs.units[unit.pk]
        if not escorted:
            cost.escorts += exact(parameters["hours.inspection_escorts"] * day)
        cost.preparation += exact(parameters["hours.inspection_preparation"])
        asked = len(inspection.materials)
        cost.materials += exact(parameters["hours.inspection_material"] * asked)
        marked = len(inspection.indicators)
        cost.indicators += exact(parameters["hours.inspection_indicator"] * marked)
        cost.is_measured = False
    return costs


def working_length(inspection: Inspection) -> int:
    """Working days of the visit, at least one: who comes on a day off takes that day."""
    return max(working_days(inspection.day, inspection.until or inspection.day).count, 1)


def claims_of(
    inspection: Inspection, costs: Costs, accused: Iterable[str]
) -> Mapping[str, Decimal]:
    """Hours by kind of finding, if it is right, of the rules that speak against the inspection.

    Claims are parts of hours that the ledger holds once: two findings may claim the same hours, so
    they are never added up.
    """
    shape = rules.shape_of(records.indicators_of(inspection))
    traces = exact(float(costs.part("indicators")) * shape.trace_share)
    claimed = {
        "BX-01": costs.part("escorts"),
        "GD-17": traces + costs.part("materials"),
        "GD-28": costs.part("indicators"),
    }
    claims = {kind_of(rule, Subject.INSPECTION): claimed.get(rule, costs.hours) for rule in accused}
    return claims | {INDICATORS: costs.part("indicators")}


def _of_level(targets: list[Unit], level: Level) -> list[Unit]:
    """The places of a level that the targets lie in; where there is none, the targets."""
    ids = {pk for one in targets for pk in (*one.ancestor_ids, one.pk)}
    found = list(Unit.objects.filter(pk__in=ids, level=level).order_by("path"))
    named = [one for one in found if one in targets]
    # A department and its place have one level: the place hosts.
    places = [one for one in found if not any(two.pk in one.ancestor_ids for two in found)]
    return named or places or targets
