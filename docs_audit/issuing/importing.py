"""Writes to the register: lists that are brought, and explanations of a year above the last."""

from collections.abc import Iterable
from functools import cache

from django.db import transaction
from django.utils.translation import gettext as _

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations import selectors as organisations
from burden.organisations.importing.lists import ListReport
from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError
from burden.organisations.models import Unit, User
from burden.retention.year_lists import REMOVED
from docs_audit.issuing.letting_go import REGISTERS
from docs_audit.issuing.rows import MonthRow, PaperRow, read_row
from docs_audit.models import IssuingExplanation, RegisteredMonth, RegisteredPaper

JUDGE = "issuing.judge"


@transaction.atomic
def import_register(
    *, rows: Iterable[Row], name: str, unit: Unit | None, by: User | None
) -> ListReport:
    """Take the rows that can be read; the others are named. Safe to run twice.

    `unit` is whose register it is where a row names none. `by` None stands for the command at
    the machine; a person brings registers of units within their scope only.
    """
    if by is not None:
        policies.require(by, "register.import", unit)
    report = ListReport()
    units: dict[str, Unit | None] = {}
    REGISTERS.keep_years()
    is_emptied = cache(REGISTERS.is_emptied)
    changed: set[Unit] = set()
    for row in rows:
        read = read_row(row)
        if isinstance(read, list):
            report.errors += read
            continue
        owner = find_owner(read.unit, unit, by, units)
        if owner is None:
            report.errors.append(unknown_unit(row.number, read.unit))
            continue
        if isinstance(read, MonthRow):
            is_new = _keep_month(owner, read)
        elif is_emptied(owner, read.year):
            report.errors.append(RowError(row.number, "year", str(REMOVED)))
            continue
        else:
            is_new = _keep_paper(owner, read)
        report.taken += is_new
        report.known += not is_new
        changed.add(owner)
    audit.record(
        by=by,
        action="register.imported",
        target=unit,
        unit=unit,
        details={"name": name, "taken": report.taken, "known": report.known},
    )
    for uuid in sorted(str(one.uuid) for one in changed):
        jobs.enqueue(JUDGE, uuid)
    return report


def find_owner(
    written: str, unit: Unit | None, by: User | None, known: dict[str, Unit | None]
) -> Unit | None:
    """The unit that a row names, else the one the list is brought for; None outside the scope."""
    if not written:
        return unit
    if written not in known:
        found = organisations.find_unit(written, near=unit)
        is_open = found is not None and (by is None or policies.can(by, "register.import", found))
        known[written] = found if is_open else None
    return known[written]


def unknown_unit(row: int, written: str) -> RowError:
    """The error of a row whose unit is none, several, or out of reach."""
    sentence = _("There is no single unit “%(unit)s” in your scope. Try its code.")
    return RowError(row, "unit", sentence % {"unit": written[:60]})


def _keep_paper(unit: Unit, read: PaperRow) -> bool:
    _row, is_new = RegisteredPaper.objects.update_or_create(
        unit=unit,
        number_key=read.number_key,
        defaults={
            "number": read.number,
            "year": read.year,
            "title": read.title,
            "issued_on": read.issued_on,
            "plan_number": read.plan_number,
            "reaches": read.reaches,
        },
    )
    return is_new


def _keep_month(unit: Unit, read: MonthRow) -> bool:
    _row, is_new = RegisteredMonth.objects.update_or_create(
        unit=unit,
        month=read.month,
        series=read.series,
        defaults={"count": read.count, "highest": read.highest, "classified": read.classified},
    )
    return is_new


@transaction.atomic
def explain(*, unit: Unit, year: int, text: str, by: User) -> IssuingExplanation:
    """Keep why a unit issues more papers than the year before (GD-02)."""
    policies.require(by, "register.explain", unit)
    explanation = IssuingExplanation.objects.create(unit=unit, year=year, text=text.strip(), by=by)
    audit.record(by=by, action="register.explained", target=unit, unit=unit, details={"year": year})
    jobs.enqueue(JUDGE, str(unit.uuid))
    return explanation
