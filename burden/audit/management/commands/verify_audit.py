"""Reads every chain of the audit log and names the first bad entry of each."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from burden.audit import selectors
from burden.audit.models import Entry

_SENTENCES = {
    "missing": "the entry is missing",
    "broken": "the entry is not linked to the one before it",
    "changed": "the entry was changed",
    "cut": "the entries from here on are missing",
    "seal_forged": "the seal was not made with this installation's key",
    "seal_differs": "the entry is not the one that was sealed",
}


class Command(BaseCommand):
    help = "Check the audit log; ends with 1 and names the first bad entry when it was changed."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = list(selectors.faults())
        for fault in faults:
            self.stderr.write(
                f"chain {fault.chain or '-'}, entry {fault.number}: {_SENTENCES[fault.code]}"
            )
        if faults:
            raise CommandError(f"the audit log was changed in {len(faults)} chains")
        self.stdout.write(f"{Entry.objects.count()} entries, unchanged")
