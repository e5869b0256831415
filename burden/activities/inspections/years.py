"""An organiser's year of inspections against its plan, and the organisers of a scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.activities.inspections import records
from burden.activities.inspections.judging import balance_of
from burden.activities.inspections.letting_go import PLANS
from burden.activities.models import Inspection
from burden.activities.registers.year_pages import YearPage
from burden.activities.rules import inspections as rules
from burden.audit.exports import as_csv
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.retention.year_lists import removed_words

LISTS: dict[str, Promise] = {
    "unplanned": gettext_lazy("Not in the plan"),
    "over": gettext_lazy("More often than planned"),
    "missing": gettext_lazy("In the plan, not yet taken place"),
    "held": gettext_lazy("By plan"),
    "free": gettext_lazy("Needs no line of a plan"),
}


@dataclass(frozen=True)
class YearRow:
    """A planned or actual inspection of an organiser's year."""

    list: str
    number: str
    title: str
    day: date | None
    month: int | None
    uuid: str = ""

    @property
    def label(self) -> Promise:
        return LISTS[self.list]


def rows_of(unit: Unit, year: int) -> list[YearRow]:
    """All of a year by list: what stands outside the plan first."""
    now = records.of_year(unit, year)
    balance = balance_of(unit, year, now)
    if balance is None:
        return [_row("free", one) for one in now]
    rows = [_row("unplanned", one) for one in balance.unplanned]
    placed = {one.id for one in balance.unplanned}
    for line in balance.lines:
        over = {one.id for one in line.over}
        placed |= {one.id for one in line.held}
        rows += [
            _row("over" if one.id in over else "held", one, line.planned.number)
            for one in line.held
        ]
        if not line.held:
            planned = line.planned
            rows.append(YearRow("missing", planned.number, planned.title, None, planned.month))
    rows += [_row("free", one) for one in now if one.id not in placed]
    order = list(LISTS)
    return sorted(rows, key=lambda row: order.index(row.list))


@dataclass(frozen=True)
class Year:
    """All of a year, and how many inspections the year before had."""

    rows: list[YearRow]
    before: int
    has_plan: bool

    @property
    def count(self) -> int:
        """How many took place."""
        return sum(row.day is not None for row in self.rows)

    @property
    def outside(self) -> int:
        """How many stand outside the plan."""
        return sum(row.list in ("unplanned", "over") for row in self.rows)


def year_of(unit: Unit, year: int) -> Year:
    """An organiser's year against its plan."""
    return Year(
        rows_of(unit, year),
        Inspection.objects.standing().filter(unit=unit, day__year=year - 1).count(),
        PLANS.with_words().filter(unit=unit, year=year).exists(),
    )


def _row(name: str, one: rules.Inspection, number: str = "") -> YearRow:
    return YearRow(name, number or one.plan_number, one.title, one.start, one.start.month, one.id)


def _context(user: User, unit: Unit, year: int) -> Mapping[str, Any]:
    told = year_of(unit, year)
    held = Inspection.objects.standing().filter(unit=unit)
    years = held.order_by().values_list("day__year", flat=True)
    return {
        "rows": told.rows,
        "count": told.count,
        "before": told.before,
        "outside": told.outside,
        "has_plan": told.has_plan,
        "removed_words": removed_words(unit, year, PLANS),
        "years": sorted({year, *years}),
        "may_import": policies.can(user, "plans.import", unit),
    }


def _export(user: User, unit: Unit, year: int) -> HttpResponse:
    return as_csv(
        by=user,
        unit=unit,
        target=unit,
        name="inspection-year",
        head=[_("List"), _("Number in the plan"), _("Title"), _("Day"), _("Month")],
        rows=(
            (row.label, row.number, row.title, row.day, row.month) for row in rows_of(unit, year)
        ),
    )


PAGE = YearPage("activities/inspection_year.html", "inspections", _context, _export)


def organisers_of(units: QuerySet[Unit], year: int) -> QuerySet[Any]:
    """Units that inspected or planned to in the year: `now`, `before`, `planned`."""
    stands = Q(inspections__is_withdrawn=False)
    now, before = (stands & Q(inspections__day__year=one) for one in (year, year - 1))
    kept = now | before | Q(planned_inspections__year=year)
    return (
        units.filter(kept)
        .distinct()
        .annotate(
            now=Count("inspections", now, distinct=True),
            before=Count("inspections", before, distinct=True),
            planned=Count("planned_inspections", Q(planned_inspections__year=year), distinct=True),
        )
        .order_by("-now", "path")
    )
