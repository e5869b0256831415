"""Prints the burden of a period by level and unit."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from burden.ledger.selectors import Slice
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.scores.report import burden_report
from burden.scores.report_formats import FORMATS


class Command(BaseCommand):
    help = "Hours received and generated, avoidable hours and scores, by level and unit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--period", required=True, help="2026-03, 2026-Q1, 2026")
        parser.add_argument("--format", choices=sorted(FORMATS), default="text")
        parser.add_argument("--unit", help="code of the unit below which to report; default: all")

    def handle(
        self, *args: Any, period: str, format: str, unit: str | None, **options: Any
    ) -> None:
        report = burden_report(Slice(self._path(unit), self._period(period)))
        self.stdout.write(FORMATS[format](report), ending="")
        if not report["units"]:
            raise CommandError(f"no units with staff or hours in {period}", returncode=1)

    def _period(self, text: str) -> Period:
        try:
            return Period.parse(text)
        except ValueError as error:
            raise CommandError(
                f"{text} is no period; write 2026-03, 2026-Q1 or 2026", returncode=2
            ) from error

    def _path(self, code: str | None) -> str:
        if code is None:
            return ""
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            raise CommandError(f"no unit has the code {code}", returncode=2)
        return unit.path
