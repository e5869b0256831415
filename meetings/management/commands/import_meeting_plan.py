"""`manage.py import_meeting_plan FILE.csv`: annual plans of meetings into the database."""

from collections.abc import Sequence

from burden.organisations.importing.lists import ListReport
from burden.organisations.importing.sheets import Row
from burden.organisations.management.list_command import PlanCommand
from burden.organisations.models import Unit
from meetings.planning.importing import import_plan
from meetings.planning.rows import COLUMNS


class Command(PlanCommand):
    help = (
        "Take in a CSV or XLSX plan of meetings: unit, number, title, month, times, class, "
        "attendees. Safe to run twice. Rows that cannot be taken are named; ends with 1 when "
        "there were any, with 2 for a file that is no table."
    )
    columns = COLUMNS

    def take_year(self, rows: Sequence[Row], name: str, unit: Unit | None, year: int) -> ListReport:
        return import_plan(rows=rows, name=name, unit=unit, year=year, by=None)
