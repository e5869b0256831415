"""`manage.py import_plan FILE.csv`: a plan of papers into the database."""

from collections.abc import Sequence

from burden.organisations.importing.lists import ListReport
from burden.organisations.importing.sheets import Row
from burden.organisations.management.list_command import PlanCommand
from burden.organisations.models import Unit
from docs_audit.issuing.plan_rows import COLUMNS
from docs_audit.issuing.plans import import_plan


class Command(PlanCommand):
    help = (
        "Take in a CSV or XLSX plan of papers: title, plan (number of the entry), month, year, "
        "unit. Safe to run twice. Rows that cannot be taken are named; ends with 1 when there "
        "were any, with 2 for a file that is no table."
    )
    columns = COLUMNS

    def take_year(self, rows: Sequence[Row], name: str, unit: Unit | None, year: int) -> ListReport:
        return import_plan(rows=rows, name=name, unit=unit, year=year, by=None)
