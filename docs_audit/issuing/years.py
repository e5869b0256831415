"""A unit's year: its count and its secrets (GD-02, N20-01), its plan, its reach, its right."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.thresholds.parameters import Parameters
from docs_audit.issuing import comparing, counts, numbering, plans, reach, rights
from docs_audit.issuing.filing import file, withdraw
from docs_audit.issuing.issued import Issued, issued_by
from docs_audit.issuing.letting_go import PLANS, REGISTERS
from docs_audit.issuing.planning import Entry, Pair
from docs_audit.models import Paper, PlannedPaper

OUTSIDE_PLAN = "papers_outside_plan"
MORE_BELOW = "more_papers_below"
NO_RIGHT = "issuer_without_right"
# Titles of a plan and of papers are compared by their words; receipts tell only what is known here.
PLAN_CONFIDENCE, REACH_CONFIDENCE, _RIGHT_CONFIDENCE = 0.5, 0.4, 0.6
_SHOWN = 200


def judge(unit: Unit, parameters: Parameters) -> None:
    """File, keep or withdraw the findings of each year that anything is known of."""
    registered = comparing.years_of([unit])
    told = sorted({year for _unit, year in registered} | set(_other_years(unit)))
    papers = issued_by(unit, {*told, *(year - 1 for year in told)})
    for year in told:
        period = Period(date(year, 1, 1), 12)
        counts.judge(unit, period, registered, parameters)
        _judge_plan(unit, period, papers[year], parameters)
        _judge_reach(unit, period, papers, parameters)
        _judge_right(unit, period, papers[year], parameters)


def _other_years(unit: Unit) -> Iterable[int]:
    """Years of the plans that were brought, and of the numbers received."""
    yield from PlannedPaper.objects.filter(unit=unit).values_list("year", flat=True).distinct()
    keys = Paper.objects.filter(unit=unit).exclude(number_key="")
    for key in keys.values_list("number_key", flat=True):
        if place := numbering.place_of(key):
            yield place.year


def _judge_plan(unit: Unit, period: Period, papers: list[Issued], parameters: Parameters) -> None:
    """Papers outside the plan; without a plan nothing can be said (GD-01).

    Once words of the plan or the register were removed, what was found stays.
    """
    year = period.first.year
    if PLANS.is_emptied(unit, year) or REGISTERS.is_emptied(unit, year):
        return
    entries = plans.entries_of(unit, year)
    outside = outside_plan(entries, papers, parameters)
    if not outside:
        withdraw(unit, period, OUTSIDE_PLAN)
        return
    file(
        unit,
        period,
        OUTSIDE_PLAN,
        measures={
            "year": year,
            "outside": len(outside),
            "count": len(papers),
            "planned": len(entries),
        },
        evidence=[
            {"signal": "number", "text": one.issued.number, "likeness": round(one.likeness, 4)}
            for one in outside[:_SHOWN]
        ],
        confidence=PLAN_CONFIDENCE,
        parameters=parameters,
    )


def _judge_reach(
    unit: Unit, period: Period, papers: dict[int, list[Issued]], parameters: Parameters
) -> None:
    """More papers to the county and below than the year before, or heading there (N19-01)."""
    year = period.first.year
    found = reach.reach_of(
        unit, year, papers[year], papers[year - 1], today=timezone.localdate()
    ).total
    if not are_more_below(found, parameters):
        withdraw(unit, period, MORE_BELOW)
        return
    file(
        unit,
        period,
        MORE_BELOW,
        measures={
            "year": year,
            "count": found.now,
            "before": found.before,
            "forecast": found.forecast,
            "months": found.months,
            "cut": parameters["rule.grassroots_cut"],
        },
        evidence=[],
        confidence=REACH_CONFIDENCE,
        parameters=parameters,
    )


def outside_plan(entries: list[Entry], papers: list[Issued], parameters: Parameters) -> list[Pair]:
    """Papers outside the plan; none where there is no plan."""
    return plans.balance_of(entries, papers, parameters).outside if entries else []


def are_more_below(found: reach.Trend, parameters: Parameters) -> bool:
    """Whether papers that go below have not become fewer by as much as they were to."""
    is_told = found.before >= parameters.whole("white.least")
    return is_told and found.is_above(1 - parameters["rule.grassroots_cut"])


def _judge_right(unit: Unit, period: Period, papers: list[Issued], parameters: Parameters) -> None:
    """Numbered papers of a unit that stands in no register of those who may issue (TL-11)."""
    if not papers or rights.may_issue(unit):
        withdraw(unit, period, NO_RIGHT)
        return
    file(
        unit,
        period,
        NO_RIGHT,
        measures={"year": period.first.year, "count": len(papers), "kind": unit.organ_kind},
        evidence=[{"signal": "number", "text": one.number} for one in papers[:_SHOWN]],
        confidence=_RIGHT_CONFIDENCE,
        parameters=parameters,
    )
