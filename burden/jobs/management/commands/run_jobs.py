"""Does the jobs that are due in this process, without a broker: for repair and one-off imports."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from burden.jobs import selectors
from burden.jobs.running import process_name, run_due


class Command(BaseCommand):
    help = "Do the jobs that are due, in this process and without a broker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--until-empty",
            action="store_true",
            help="also do what these jobs ask for in turn (default: what is due now)",
        )

    def handle(self, *args: Any, until_empty: bool, **options: Any) -> None:
        worker = f"{process_name()}/{os.getpid()}"
        limit = None if until_empty else selectors.due_count(at_most=1_000_000)
        done = run_due(worker, limit=limit)
        self.stdout.write(f"{done} jobs done, {selectors.due_count(at_most=1_000_000)} due")
