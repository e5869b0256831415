"""Plans of papers: brought by a unit, and what of a year's papers stands outside them (GD-01)."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from django.db import transaction

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations.importing.lists import ListReport
from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError
from burden.organisations.models import Unit, User
from burden.retention.year_lists import REMOVED
from burden.thresholds.parameters import Parameters
from docs_audit.gbt9704.title_keys import core_of
from docs_audit.issuing import planning
from docs_audit.issuing.importing import JUDGE, find_owner, unknown_unit
from docs_audit.issuing.issued import Issued
from docs_audit.issuing.letting_go import PLANS
from docs_audit.issuing.plan_rows import EntryRow, read_row
from docs_audit.issuing.planning import Balance, Entry
from docs_audit.models import PlannedPaper


@transaction.atomic
def import_plan(
    *,
    rows: Iterable[Row],
    name: str,
    unit: Unit | None,
    year: int,
    by: User | None,
    replaces: bool = False,
) -> ListReport:
    """Take the entries that can be read; the others are named. Safe to run twice.

    Args:
        unit: whose plan it is where a row names none.
        year: of which year it is where a row names none.
        by: None stands for the command at the machine.
        replaces: entries that this list does not hold are taken out of the plans it is of.
    """
    if by is not None:
        policies.require(by, "register.import", unit)
    report = ListReport()
    owners: dict[str, Unit | None] = {}
    PLANS.keep_years()
    is_emptied = cache(PLANS.is_emptied)
    kept: dict[tuple[Unit, int], set[str]] = {}
    for row in rows:
        read = read_row(row)
        if isinstance(read, list):
            report.errors += read
            continue
        owner = find_owner(read.unit, unit, by, owners)
        if owner is None:
            report.errors.append(unknown_unit(row.number, read.unit))
            continue
        if is_emptied(owner, read.year or year):
            report.errors.append(RowError(row.number, "year", str(REMOVED)))
            continue
        entry, is_new = _keep(owner, read, year)
        report.taken += is_new
        report.known += not is_new
        kept.setdefault((owner, entry.year), set()).add(entry.key)
    gone = _take_out(kept) if replaces else 0
    audit.record(
        by=by,
        action="plan.imported",
        target=unit,
        unit=unit,
        details={"name": name, "taken": report.taken, "known": report.known, "gone": gone},
    )
    for uuid in sorted({str(owner.uuid) for owner, _year in kept}):
        jobs.enqueue(JUDGE, uuid)
    return report


def entries_of(unit: Unit, year: int) -> list[Entry]:
    """The plan of a year in its order; empty where none was brought or its words were removed."""
    planned = PLANS.with_words().filter(unit=unit, year=year)
    return [Entry(one.number, one.title, one.month or 0) for one in planned]


def balance_of(entries: list[Entry], papers: list[Issued], parameters: Parameters) -> Balance:
    """A year's papers against its plan."""
    return planning.against(entries, papers, least=parameters["plan.likeness"])


def _keep(unit: Unit, read: EntryRow, year: int) -> tuple[PlannedPaper, bool]:
    return PlannedPaper.objects.update_or_create(
        unit=unit,
        year=read.year or year,
        key=read.number or core_of(read.title) or read.title,
        defaults={"number": read.number, "title": read.title, "month": read.month or None},
    )


def _take_out(kept: dict[tuple[Unit, int], set[str]]) -> int:
    gone: Counter[str] = Counter()
    for (unit, year), keys in kept.items():
        left = PlannedPaper.objects.filter(unit=unit, year=year).exclude(key__in=keys)
        gone.update(left.delete()[1])
    return gone.total()
