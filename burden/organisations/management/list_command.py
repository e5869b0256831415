"""What commands that take in a list of a unit have in common."""

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from burden.organisations import selectors as organisations
from burden.organisations.importing.lists import ListReport
from burden.organisations.importing.sheets import Row, SheetRefused, read_rows
from burden.organisations.models import Unit
from burden.stack import scanning


class ListCommand(ABC, BaseCommand):
    """Takes in the rows of FILE and names those it could not take.

    Ends with 0 when all rows were taken, with 1 when some were not, and with 2 for a file that is
    no table or a unit that is not known.
    """

    columns: ClassVar[Mapping[str, str]]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", default="", help="whose list it is where a row names none")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        unit = organisations.find_unit(options["unit"]) if options["unit"] else None
        if options["unit"] and unit is None:
            raise CommandError(f"no unit called {options['unit']}", returncode=2)
        report = self.take(read_file(file, self.columns), file.name, unit, options)
        for error in report.errors:
            self.stderr.write(f"{file.name}:{error.row}: {error.field}: {error.sentence}")
        self.stdout.write(
            f"{report.taken} taken in, {report.known} known, {len(report.errors)} not taken"
        )
        if report.errors:
            raise SystemExit(1)

    @abstractmethod
    def take(
        self, rows: Sequence[Row], name: str, unit: Unit | None, options: Mapping[str, Any]
    ) -> ListReport:
        """Take in the rows of the file of that name; safe to run twice."""


class PlanCommand(ListCommand):
    """Takes in the list of a year."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--year", type=int, help="of which year where a row names none; default: this year"
        )

    def take(
        self, rows: Sequence[Row], name: str, unit: Unit | None, options: Mapping[str, Any]
    ) -> ListReport:
        return self.take_year(rows, name, unit, options["year"] or timezone.localdate().year)

    @abstractmethod
    def take_year(self, rows: Sequence[Row], name: str, unit: Unit | None, year: int) -> ListReport:
        """Take in the rows as the plan of the year."""


def read_file(file: Path, columns: Mapping[str, str]) -> list[Row]:
    """The rows of a file on this machine.

    One that is no table, or that the scanner does not pass, ends the command with 2.
    """
    try:
        scanning.look_at(file)
        return read_rows(file.name, file.read_bytes(), columns)
    except scanning.NotPassed as refused:
        raise CommandError(f"{file}: {refused.sentence}", returncode=2) from refused
    except (OSError, SheetRefused) as error:
        raise CommandError(f"{file}: {error}", returncode=2) from error
