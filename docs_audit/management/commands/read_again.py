"""read_again: files that wait are asked for anew, what a kill left is removed; at every start."""

from typing import Any

from django.core.management.base import BaseCommand

from docs_audit import quarantine, reading


class Command(BaseCommand):
    """Safe to repeat: a file whose program is still missing ends as it was."""

    help = "Ask for the reading of files whose program was missing on this machine."

    def handle(self, *args: Any, **options: Any) -> None:
        quarantine.sweep()
        if again := reading.read_again():
            self.stderr.write(f"{again} files are read again")
