"""Brings a backup back and proves the log and the ledger; `run_stack --restore` calls it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from burden.stack.errors import StackError
from burden.upkeep import backups
from burden.upkeep.errors import UpkeepError


class Command(BaseCommand):
    help = "Put a backup in the place of what the database holds; web, worker and clock are off."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        try:
            backup = backups.restore(folder, self.stdout.write)
        except (UpkeepError, StackError, OSError) as error:
            raise CommandError(str(error)) from error
        call_command("verify_ledger", stdout=self.stdout, stderr=self.stderr)
        call_command("verify_audit", stdout=self.stdout, stderr=self.stderr)
        self.stdout.write(
            f"brought back as of {backup.made_at}: {sum(backup.rows.values())} rows, "
            f"{backup.files} originals"
        )
