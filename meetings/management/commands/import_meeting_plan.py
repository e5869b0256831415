"""`manage.py import_meeting_plan FILE.csv`: annual plans of meetings into the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from burden.organisations import selectors as organisations
from burden.organisations.management.commands.import_units import read_file
from meetings.planning.importing import import_plan
from meetings.planning.rows import COLUMNS


class Command(BaseCommand):
    help = (
        "Take in a CSV or XLSX plan of meetings: unit, number, title, month, times, class, "
        "attendees. Safe to run twice. Rows that cannot be taken are named; ends with 1 when "
        "there were any, with 2 for a file that is no table."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", default="", help="whose plan it is where a row names none")
        parser.add_argument("--year", type=int, help="of which year it is; default: this year")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        unit = organisations.find_unit(options["unit"]) if options["unit"] else None
        if options["unit"] and unit is None:
            raise CommandError(f"no unit called {options['unit']}", returncode=2)
        report = import_plan(
            rows=read_file(file, COLUMNS),
            name=file.name,
            unit=unit,
            year=options["year"] or timezone.localdate().year,
            by=None,
        )
        for error in report.errors:
            self.stderr.write(f"{file.name}:{error.row}: {error.field}: {error.sentence}")
        self.stdout.write(
            f"{report.taken} taken in, {report.known} known, {len(report.errors)} not taken"
        )
        if report.errors:
            raise SystemExit(1)
