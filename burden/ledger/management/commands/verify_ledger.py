"""Proves that the ledger adds up, or names what does not."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from burden.ledger.models import Entry
from burden.ledger.services import sum_month_anew, sum_years_anew
from burden.ledger.verification import months, problems


class Command(BaseCommand):
    help = "Check that hours received, generated, by root and summed are the same; exit 1 when not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rebuild", action="store_true", help="take all sums from the entries again first"
        )

    def handle(self, *args: Any, rebuild: bool, **options: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
        if rebuild:
            self._rebuild()
        found = list(problems())
        for problem in found:
            self.stderr.write(problem.text)
        if found:
            raise CommandError(f"{len(found)} problems", returncode=1)
        self.stdout.write(f"{Entry.objects.count()} rows, received = generated = by root = sums")

    def _rebuild(self) -> None:
        every = months()
        for done, month in enumerate(every, 1):
            sum_month_anew(month)
            self.stdout.write(f"{month:%Y-%m}: sums rebuilt ({done} of {len(every)})")
        sum_years_anew()
