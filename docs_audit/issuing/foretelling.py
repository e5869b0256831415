"""What other values would say of units' quarters and years of papers, all of them at once.

They are judged by what judges each of them: `quarters`, `counts` and `years`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet
from django.utils import timezone

from burden.matters.models import Item, Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked, batches, not_yet
from docs_audit.issuing import comparing, counts, drifting, heads, reach, years
from docs_audit.issuing.counts import CLASSIFIED, CLASSIFIED_CONFIDENCE
from docs_audit.issuing.drift import ground_of
from docs_audit.issuing.filing import name_of
from docs_audit.issuing.issued import Issued, issued_by_units
from docs_audit.issuing.letting_go import PLANS, REGISTERS
from docs_audit.issuing.planning import Entry
from docs_audit.issuing.quarters import CONFIDENCE, DRIFT
from docs_audit.issuing.years import (
    MORE_BELOW,
    OUTSIDE_PLAN,
    PLAN_CONFIDENCE,
    REACH_CONFIDENCE,
)
from docs_audit.models import Paper, PlannedPaper, RegisteredMonth, RegisteredPaper

_KEPT = "papers.foretold"
# Numbered papers, and those of years with a plan, that are looked at while somebody waits.
MOST, MOST_PLANNED = 60_000, 4_000
# So many are held in memory at a time; of one unit all are.
_PAPERS = 5_000
_MONTHS = 12

_OF_DRIFT = frozenset({"white.chance", "white.least", "white.rise", "white.share"})
_OF_CLASSIFIED = frozenset({"classified.rise", "white.chance", "white.least"})
_OF_REACH = frozenset({"rule.grassroots_cut", "white.least"})
_OF_PLANS = frozenset({"plan.likeness"})
KEYS = _OF_DRIFT | _OF_CLASSIFIED | _OF_REACH | _OF_PLANS
CONFIDENCES = {
    DRIFT: CONFIDENCE,
    CLASSIFIED: CLASSIFIED_CONFIDENCE,
    MORE_BELOW: REACH_CONFIDENCE,
    OUTSIDE_PLAN: PLAN_CONFIDENCE,
}

# A unit's id, its period, and whether a finding holds against it.
_Told = tuple[int, Period, bool]


@dataclass
class Foretold:
    """Whether findings hold, by kind and by the item of a unit's period.

    An item that is still to be made has the id of `not_yet`; `unseen` are values that touch too
    many papers.
    """

    holds: dict[str, dict[int, bool]] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()


def foretell(asked: Asked) -> Foretold:
    """Judge by the values that are asked for; once for each preview."""
    if _KEPT not in asked.kept:
        asked.kept[_KEPT] = _foretold(asked)
    found: Foretold = asked.kept[_KEPT]
    return found


def _foretold(asked: Asked) -> Foretold:
    found = Foretold()
    if asked.touches(_OF_DRIFT):
        found.holds[DRIFT] = _placed(_drifts(asked.after))
    if asked.touches(_OF_CLASSIFIED):
        found.holds[CLASSIFIED] = _placed(_classified(asked.after))
    if asked.touches(_OF_REACH):
        if _are_more(_numbered(Unit.objects.filter(is_external=False)), asked.pace.most(MOST)):
            found.unseen |= _OF_REACH
        else:
            found.holds[MORE_BELOW] = _placed(_more_below(asked))
    if asked.touches(_OF_PLANS):
        if _are_more(_numbered(_planning()), asked.pace.most(MOST_PLANNED)):
            found.unseen |= _OF_PLANS
        else:
            found.holds[OUTSIDE_PLAN] = _placed(_outside_plans(asked))
    return found


def _placed(told: Iterable[_Told]) -> dict[int, bool]:
    """By item; a period of which nothing was ever said has none, and is told where it holds."""
    rows = list(told)
    uuids = dict(
        Unit.objects.filter(pk__in={unit for unit, *_rest in rows}).values_list("pk", "uuid")
    )
    known = dict(Item.objects.filter(source=Source.ISSUING).values_list("source_uuid", "pk"))
    found = {}
    for unit, period, holds in rows:
        item = known.get(name_of(uuids[unit], period))
        if item or holds:
            found[item or not_yet(unit, period.first, period.months)] = holds
    return found


def _drifts(parameters: Parameters) -> Iterator[_Told]:
    bounds = heads.bounds_of(parameters)
    spoken_of = Item.objects.filter(source=Source.ISSUING).values_list("unit", flat=True)
    for one in drifting.quarters(bounds, spoken_of.order_by().distinct()):
        yield one.unit, one.period, ground_of(one.now, one.before, bounds) is not None


def _classified(parameters: Parameters) -> Iterator[_Told]:
    """Only units that count what is classified can have too much of it."""
    counting = RegisteredMonth.objects.filter(classified__isnull=False)
    units = Unit.objects.filter(is_external=False, pk__in=counting.values("unit"))
    registered = comparing.years_of(units)
    for (unit, year), now in registered.items():
        before = registered.get((unit, year - 1))
        if before is not None:
            chance = counts.classified_chance(now, before, parameters)
            yield unit, _year(year), chance is not None


def _more_below(asked: Asked) -> Iterator[_Told]:
    today, own = timezone.localdate(), Unit.objects.filter(is_external=False)
    units = {one.pk: one for one in own.only("level")}
    issuers = _issuers(own)
    for pk, papers in asked.pace.each(_issued(issuers), len(issuers)):
        for year, now in papers.items():
            before = papers.get(year - 1, [])
            found = reach.reach_of(units[pk], year, now, before, today=today).total
            yield pk, _year(year), years.are_more_below(found, asked.after)


def _outside_plans(asked: Asked) -> Iterator[_Told]:
    plans = _plans()
    planners = dict.fromkeys(plans, 0) | _issuers(_planning())
    emptied = PLANS.emptied_years() | REGISTERS.emptied_years()
    for pk, papers in asked.pace.each(_issued(planners), len(planners)):
        for year, entries in plans.get(pk, {}).items():
            if (pk, year) not in emptied:
                now = papers.get(year, [])
                yield pk, _year(year), bool(years.outside_plan(entries, now, asked.after))


def _issuers(units: QuerySet[Unit]) -> dict[int, int]:
    """How many numbered papers each unit has, by its id; a paper that its register holds too is
    counted twice.
    """
    found: Counter[int] = Counter()
    for papers in _numbered(units):
        found.update(dict(papers.values_list("unit").annotate(papers=Count("pk"))))
    return found


def _issued(issuers: Mapping[int, int]) -> Iterator[tuple[int, dict[int, list[Issued]]]]:
    """The papers of each of them by year."""
    for some in batches(issuers, _PAPERS):
        issued = issued_by_units(Unit.objects.filter(pk__in=some))
        yield from ((pk, issued.get(pk, {})) for pk in some)


def _planning() -> QuerySet[Unit]:
    planned = PlannedPaper.objects.values("unit")
    return Unit.objects.filter(is_external=False, pk__in=planned)


def _plans() -> Mapping[int, Mapping[int, list[Entry]]]:
    """Plans in their order, by unit and year."""
    found: dict[int, dict[int, list[Entry]]] = {}
    for one in PlannedPaper.objects.filter(unit__is_external=False):
        entry = Entry(one.number, one.title, one.month or 0)
        found.setdefault(one.unit_id, {}).setdefault(one.year, []).append(entry)
    return found


def _numbered(units: QuerySet[Unit]) -> tuple[QuerySet[Paper], QuerySet[RegisteredPaper]]:
    return (
        Paper.objects.filter(unit__in=units).exclude(number_key="").order_by(),
        RegisteredPaper.objects.filter(unit__in=units).order_by(),
    )


def _are_more(papers: tuple[QuerySet[Paper], QuerySet[RegisteredPaper]], most: int) -> bool:
    return sum(several[: most + 1].count() for several in papers) > most


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), _MONTHS)
