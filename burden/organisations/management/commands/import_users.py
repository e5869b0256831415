"""Makes accounts from a list: manage.py import_users FILE.csv"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from burden.organisations import services
from burden.organisations.importing.people_rows import COLUMNS
from burden.organisations.management.list_command import read_file


class Command(BaseCommand):
    help = (
        "Make or change accounts from a CSV or XLSX list: username, full_name, role, unit (its "
        "code), password. Without a password nobody can sign in until one is set; with one the "
        "first sign-in must change it. Rows that cannot be used are named; ends with 1 when there "
        "were any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--keep-passwords",
            action="store_true",
            help="do not ask for another password at the first sign-in",
        )

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        rows = read_file(file, COLUMNS)
        done = services.import_people(rows=rows, are_first=not options["keep_passwords"])
        for error in done.errors:
            self.stderr.write(f"{file.name}:{error.row}: {error.field}: {error.sentence}")
        self.stdout.write(
            f"created {done.created}, present {done.changed}, errors {len(done.errors)}"
        )
        if done.errors:
            sys.exit(1)
