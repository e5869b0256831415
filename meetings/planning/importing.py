"""Writes to plans: an annual list is brought; bringing it again changes only what is new."""

from collections.abc import Iterable
from functools import cache

from django.db import transaction
from django.utils.translation import gettext as _

from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations import selectors as organisations
from burden.organisations.importing.lists import ListReport
from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError
from burden.organisations.models import Unit, User
from burden.retention.year_lists import REMOVED
from meetings.models import PlannedMeeting
from meetings.planning.letting_go import PLANS
from meetings.planning.rows import PlanRow, read_row
from meetings.ruling import judging

_LONGEST_KEY = 300


@transaction.atomic
def import_plan(
    *, rows: Iterable[Row], name: str, unit: Unit | None, year: int, by: User | None
) -> ListReport:
    """Take the lines that can be read; the others are named. Safe to run twice.

    Args:
        unit: whose plan it is where a row names none.
        by: whose scope the units need to lie in; None stands for the command at the machine.
    """
    if by is not None:
        policies.require(by, "plans.import", unit)
    report = ListReport()
    units: dict[str, Unit | None] = {"": unit}
    PLANS.keep_years()
    is_emptied = cache(PLANS.is_emptied)
    changed: set[Unit] = set()
    for row in rows:
        read = read_row(row)
        if isinstance(read, list):
            report.errors += read
            continue
        if read.unit not in units:
            units[read.unit] = _find(read.unit, unit, by)
        owner = units[read.unit]
        if owner is None:
            sentence = _("There is no single unit “%(unit)s” in your scope. Try its code.")
            report.errors.append(RowError(row.number, "unit", sentence % {"unit": read.unit[:60]}))
            continue
        if is_emptied(owner, year):
            report.errors.append(RowError(row.number, "year", str(REMOVED)))
            continue
        is_new = _keep(owner, year, read)
        report.taken += is_new
        report.known += not is_new
        changed.add(owner)
    audit.record(
        by=by,
        action="plans.imported",
        target=unit,
        unit=unit,
        details={"name": name, "year": year, "taken": report.taken, "known": report.known},
    )
    for one in sorted(changed, key=lambda owner: str(owner.uuid)):
        judging.ask(one, year)
    return report


def _find(name: str, near: Unit | None, by: User | None) -> Unit | None:
    """The unit of the tree that a row means, if the person may bring its plan."""
    found = organisations.find_unit(name, near=near)
    if found is None or found.is_external:
        return None
    return found if by is None or policies.can(by, "plans.import", found) else None


def _keep(unit: Unit, year: int, read: PlanRow) -> bool:
    """By its number; a plan without numbers has one line a title and month."""
    key = read.number or f"{read.title}#{read.month or ''}"
    _line, is_new = PlannedMeeting.objects.update_or_create(
        unit=unit,
        year=year,
        key=key[-_LONGEST_KEY:],
        defaults={
            "number": read.number,
            "title": read.title,
            "month": read.month,
            "times": read.times,
            "category": read.category,
            "attendees": read.attendees,
        },
    )
    return is_new
