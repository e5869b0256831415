"""Why a unit has its score."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from burden.findings.models import Finding
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.ledger.models import Component, Entry
from burden.matters.models import Item
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period, months_later
from burden.organisations.selectors import visible_units
from burden.scores import selectors as scores
from burden.scores.computing import parts_from
from burden.scores.index import shown
from burden.scores.models import Score

MONTHS_SHOWN = 5
_ITEMS_SHOWN = 5
_FINDINGS_SHOWN = 8


@dataclass(frozen=True)
class PartRow:
    """One component of the score; `points` are rounded so that the shown ones add up."""

    component: Component
    hours: Decimal
    rate: float
    ratio: float
    points: Decimal
    exact_points: float


# By component and id of the item.
Costs = dict[Component, dict[int, ledger.Hours]]


@dataclass(frozen=True)
class ComponentItems:
    component: Component
    items: list[ledger.ItemHours]


@dataclass(frozen=True)
class UnitScore:
    """A month's score with what it is made of and compared with."""

    score: Score
    parts: list[PartRow]
    total: Decimal
    standing: scores.Standing
    last_year: Score | None
    history: list[Score]


def unit_score(user: User, unit: Unit, month: date) -> UnitScore | None:
    """The unit's score of the month, among the units of its level that the reader may see."""
    a_year_before = month.replace(year=month.year - 1)
    shown_months = [months_later(month, -step) for step in range(MONTHS_SHOWN)][::-1]
    known = scores.by_month(unit, [a_year_before, *shown_months])
    score = known.get(month)
    if score is None or user.scope is None:
        return None
    parts = _parts(score)
    return UnitScore(
        score=score,
        parts=parts,
        total=sum((part.points for part in parts), Decimal(0)),
        standing=scores.standing(score, path=user.scope.path),
        last_year=known.get(a_year_before),
        history=[known[one] for one in shown_months if one in known],
    )


def _parts(score: Score) -> list[PartRow]:
    """The parts, the one with most points first."""
    parts = parts_from(score)
    rounded = shown([part.points for part in parts])
    rows = [
        PartRow(
            component=Component(part.component),
            hours=part.hours,
            rate=part.rate,
            ratio=part.ratio,
            points=points,
            exact_points=part.points,
        )
        for part, points in zip(parts, rounded, strict=True)
    ]
    return sorted(rows, key=lambda row: -row.exact_points)


def costs_of(unit: Unit, period: Period) -> Costs:
    """What each item took of the unit itself, by component, most hours first."""
    entries = Entry.objects.filter(receiver=unit, day__range=(period.first, period.last))
    rows = (
        entries.values_list("component", "item")
        .annotate(sum=Sum("hours"), avoidable_sum=Sum("avoidable"))
        .exclude(sum=0)
        .order_by("-sum", "item")
    )
    found: Costs = {}
    for component, pk, hours, avoidable in rows:
        found.setdefault(Component(component), {})[pk] = ledger.Hours(hours, avoidable)
    return found


def heaviest_by_component(costs: Costs) -> list[ComponentItems]:
    """The items that took most hours, by component, the heaviest component first."""
    heaviest = {component: list(one.items())[:_ITEMS_SHOWN] for component, one in costs.items()}
    shown = [pk for one in heaviest.values() for pk, _hours in one]
    items = Item.objects.select_related("unit", "root").in_bulk(shown)
    return [
        ComponentItems(
            component,
            [
                ledger.ItemHours(items[pk], one.hours, one.avoidable)
                for pk, one in heaviest[component]
            ],
        )
        for component in sorted(
            costs, key=lambda one: -sum(each.hours for each in costs[one].values())
        )
    ]


def own_totals(unit: Unit, period: Period) -> tuple[ledger.Totals, ledger.Totals]:
    """What the unit itself received and generated, without the units below it."""
    received, generated = Q(receiver=unit), Q(originator=unit)
    entries = Entry.objects.filter(received | generated, day__range=(period.first, period.last))
    first, second = ledger.totals_apart(entries, received, generated)
    return first, second


def findings_of(user: User, unit: Unit) -> list[Finding]:
    """Undecided and confirmed findings against the unit, heaviest first."""
    states = (Finding.State.OPEN, Finding.State.UNSURE, Finding.State.CONFIRMED)
    findings = findings_visible_to(user).filter(unit=unit, state__in=states)
    return list(findings.heaviest_first()[:_FINDINGS_SHOWN])


def visible_line(user: User, unit: Unit) -> list[Unit]:
    """The superiors of the unit that the reader may see, highest first."""
    return list(visible_units(user).filter(pk__in=unit.ancestor_ids).order_by("path"))
