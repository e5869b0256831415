"""Loads a list of units into the tree: manage.py import_units FILE.csv"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from burden.organisations import services
from burden.organisations.importing.unit_rows import COLUMNS
from burden.organisations.management.list_command import read_file


class Command(BaseCommand):
    help = (
        "Load a CSV or XLSX list of units: id, name, level, and where known parent, staff, "
        "place_code, system, organ_kind, valid_from, valid_to, short_names, duties. Rows that "
        "cannot be loaded are named; the others are. Ends with 1 when there were any."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        rows = read_file(file, COLUMNS)
        if dry_run:
            plan = services.preview_units(rows, by=None)
        else:
            plan = services.import_units(rows=rows, name=file.name, by=None)
        for error in (*plan.errors, *plan.notices):
            self.stderr.write(f"{file.name}:{error.row}: {error.field}: {error.sentence}")
        self.stdout.write(
            ", ".join(f"{kind.value} {count}" for kind, count in plan.counts.items())
            + f", errors {len(plan.errors)}"
        )
        if plan.errors:
            sys.exit(1)
