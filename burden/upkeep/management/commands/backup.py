"""Writes a backup of the running product; see burden.upkeep.backups for what is in it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from burden.upkeep import backups
from burden.upkeep.errors import UpkeepError


class Command(BaseCommand):
    help = "Write database and originals into a new folder, while the product runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that does not exist yet")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            backup = backups.make(folder, self.stdout.write)
        except (UpkeepError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{folder}: {sum(backup.rows.values())} rows, {backup.files} originals "
            f"({backup.bytes} bytes)"
        )
        if backup.waiting:
            self.stdout.write(f"not in it: {backup.waiting} uploads that were not read yet")
        for digest in backup.damaged:
            self.stderr.write(f"the original {digest} is missing or was changed")
        if backup.damaged:
            raise CommandError(f"{len(backup.damaged)} originals could not be saved")
