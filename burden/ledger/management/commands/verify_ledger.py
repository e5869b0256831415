"""Proves that the ledger adds up, or names what does not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from burden.ledger.models import Entry
from burden.ledger.verification import problems


class Command(BaseCommand):
    help = "Check that hours received, generated and by root are the same; exit 1 when not."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(problems())
        for problem in found:
            self.stderr.write(problem.text)
        if found:
            raise CommandError(f"{len(found)} problems", returncode=1)
        self.stdout.write(f"{Entry.objects.count()} rows, received = generated = by root")
