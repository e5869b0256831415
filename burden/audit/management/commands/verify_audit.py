"""Reads every chain of the audit log, names the first bad entry of each and notes the result."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from burden.audit import services

_SENTENCES = {
    "missing": "the entry is missing",
    "broken": "the entry is not linked to the one before it",
    "changed": "the entry was changed",
    "cut": "the entries from here on are missing",
    "seal_forged": "the seal was not made with this installation's key",
    "seal_differs": "the entry is not the one that was sealed",
}


class Command(BaseCommand):
    help = "Check the audit log and note what was found; ends with 1 when it was changed."

    def handle(self, *args: Any, **options: Any) -> None:
        found = services.verify()
        for fault in found.faults:
            self.stderr.write(
                f"chain {fault['chain'] or '-'}, entry {fault['number']}: "
                f"{_SENTENCES[fault['code']]}"
            )
        if found.faults:
            raise CommandError(f"the audit log was changed in {len(found.faults)} chains")
        self.stdout.write(f"{sum(found.chains.values())} entries, unchanged")
