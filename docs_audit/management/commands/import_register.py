"""`manage.py import_register FILE.csv`: a register of issued papers into the database."""

from collections.abc import Mapping, Sequence
from typing import Any

from burden.organisations.importing.lists import ListReport
from burden.organisations.importing.sheets import Row
from burden.organisations.management.list_command import ListCommand
from burden.organisations.models import Unit
from docs_audit.issuing.importing import import_register
from docs_audit.issuing.rows import COLUMNS


class Command(ListCommand):
    help = (
        "Take in a CSV or XLSX register of issued papers: unit, number, title, issued_on; or by "
        "month unit, month, series, count, highest, classified. Classified papers as numbers "
        "only. Safe to run twice. Rows that cannot be taken are named; ends with 1 when there "
        "were any, with 2 for a file that is no table."
    )
    columns = COLUMNS

    def take(
        self,
        rows: Sequence[Row],
        name: str,
        unit: Unit | None,
        options: Mapping[str, Any],
    ) -> ListReport:
        return import_register(rows=rows, name=name, unit=unit, by=None)
