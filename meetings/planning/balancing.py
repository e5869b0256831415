"""A unit's plan of a year against the meetings that it held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from burden.organisations.models import Unit
from burden.thresholds.parameters import Parameters
from meetings import rules
from meetings.counts import known_until
from meetings.models import PlannedMeeting
from meetings.planning.letting_go import PLANS
from meetings.ruling.records import records_by_host, records_of_year

_MONTHS = 12


@dataclass(frozen=True)
class PlanBalance:
    """Lines with what was held under each, and what stands on one side only.

    `due` is the last month whose planned meetings should have been held by what is known.
    """

    planned: int
    held: int
    balance: rules.Balance
    due: int

    @property
    def not_held(self) -> list[rules.Line]:
        return self.balance.not_held(self.due)


def plan_of(unit: Unit, year: int) -> list[PlannedMeeting]:
    """The lines of a plan; none where their words were removed."""
    return list(PLANS.with_words().filter(unit=unit, year=year))


def balances_of(units: Sequence[Unit], year: int, parameters: Parameters) -> list[PlanBalance]:
    """Plans of several units against what they held, in their order, read together."""
    plans: dict[int, list[PlannedMeeting]] = {}
    for one in PLANS.with_words().filter(unit__in=units, year=year):
        plans.setdefault(one.unit_id, []).append(one)
    records, until = records_by_host(units, year, parameters), known_until()
    return [
        balance_of(plans.get(unit.pk, []), records.get(unit.pk, []), year, until=until)
        for unit in units
    ]


def line_held(planned: PlannedMeeting, parameters: Parameters) -> list[str]:
    """Uuids of the meetings that were held under a line of a plan, in the order of time.

    None of a line without words: it can be held against nothing.
    """
    plan = plan_of(planned.unit, planned.year)
    if planned not in plan:
        return []
    records = records_of_year(planned.unit, planned.year, parameters)
    lines = balance_of(plan, records, planned.year).balance.lines
    return [record.id for record in lines[plan.index(planned)].held]


def balance_of(
    plan: Sequence[PlannedMeeting],
    records: Sequence[rules.Record],
    year: int,
    *,
    until: date | None = None,
) -> PlanBalance:
    """Held against a plan; a plan without lines says nothing of what was held.

    Args:
        until: up to when meetings are known, where that has been asked already.
    """
    lines = [
        rules.Planned(number=one.number, title=one.title, month=one.month, times=one.times)
        for one in plan
    ]
    until = until or known_until()
    due = _MONTHS if until.year > year else until.month - 1 if until.year == year else 0
    balance = rules.balance(lines, records)
    return PlanBalance(
        planned=sum(one.times for one in plan),
        held=sum(len(line.held) for line in balance.lines),
        balance=balance,
        due=due,
    )
