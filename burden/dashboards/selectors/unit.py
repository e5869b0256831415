"""Why a unit has its score."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from burden.dashboards.selectors.spared import spared_ids
from burden.findings.models import Finding
from burden.findings.selectors import findings_visible_to
from burden.ledger import selectors as ledger
from burden.ledger.models import Component, Entry
from burden.matters.models import Item
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period, months_later
from burden.organisations.selectors import visible_units
from burden.scores import selectors as scores
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


@dataclass(frozen=True)
class OwnTotals:
    """Hours of one unit alone; `spared` are those received in spared meetings."""

    received: ledger.Totals
    generated: ledger.Totals
    spared: Decimal


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
    rounded = shown([part["points"] for part in score.parts])
    parts = [
        PartRow(
            component=Component(part["component"]),
            hours=Decimal(str(part["hours"])),
            rate=part["rate"],
            ratio=part["ratio"],
            points=points,
            exact_points=part["points"],
        )
        for part, points in zip(score.parts, rounded, strict=True)
    ]
    return sorted(parts, key=lambda part: -part.exact_points)


def heaviest_by_component(unit: Unit, period: Period) -> list[ComponentItems]:
    """The items that took most hours, by component, the heaviest component first."""
    entries = Entry.objects.filter(receiver=unit, day__range=(period.first, period.last))
    rows = (
        entries.values_list("component", "item")
        .annotate(sum=Sum("hours"), avoidable_sum=Sum("avoidable"))
        .exclude(sum=0)
        .order_by("-sum", "item")
    )
    found: dict[str, list[tuple[int, Decimal, Decimal]]] = {}
    for component, *row in rows:
        found.setdefault(component, []).append((row[0], row[1], row[2]))
    shown = [pk for costs in found.values() for pk, *_hours in costs[:_ITEMS_SHOWN]]
    items = Item.objects.select_related("unit", "root").in_bulk(shown)
    return [
        ComponentItems(
            Component(component),
            [ledger.ItemHours(items[pk], *hours) for pk, *hours in costs[:_ITEMS_SHOWN]],
        )
        for component, costs in sorted(
            found.items(), key=lambda pair: -sum(hours for _pk, hours, _avoidable in pair[1])
        )
    ]


def own_totals(unit: Unit, period: Period) -> OwnTotals:
    """What the unit itself received and generated, without the units below it; one statement."""
    received, generated = Q(receiver=unit), Q(originator=unit)
    entries = Entry.objects.filter(received | generated, day__range=(period.first, period.last))
    among = entries.filter(received).values("item")
    spared = received & Q(item__in=spared_ids(among=among))
    first, second, third = ledger.totals_apart(entries, received, generated, spared)
    return OwnTotals(first, second, third.hours)


def findings_of(user: User, unit: Unit) -> list[Finding]:
    """Undecided and confirmed findings against the unit, heaviest first."""
    states = (Finding.State.OPEN, Finding.State.UNSURE, Finding.State.CONFIRMED)
    findings = findings_visible_to(user).filter(unit=unit, state__in=states)
    return list(findings.heaviest_first()[:_FINDINGS_SHOWN])


def visible_line(user: User, unit: Unit) -> list[Unit]:
    """The superiors of the unit that the reader may see, highest first."""
    return list(visible_units(user).filter(pk__in=unit.ancestor_ids).order_by("path"))
