"""Says whether an evidence bundle is as it was made; needs no server and no database."""

import hashlib
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from burden.reports.sealing import faults_of

_SENTENCES = {
    "unreadable": "cannot be read",
    "missing": "is missing",
    "unlisted": "is not in the list of hashes",
    "changed": "was changed",
    "archive": "bytes of the archive around the files were changed",
    "entry": "the entry of the log does not give its digest",
    "unlinked": "the entry of the log is not linked to the one before it",
    "manifest": "does not tell of the files that are there",
}


class Command(BaseCommand):
    help = "Check an evidence bundle; ends with 1 and names what was changed, 2 for no such file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--sha256", help="the hash of the bundle as the audit log has it")

    def handle(self, *args: Any, file: Path, sha256: str | None, **options: Any) -> None:
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}", returncode=2) from error
        found = hashlib.sha256(data).hexdigest()
        faults = faults_of(data)
        for fault in faults:
            self.stderr.write(f"{fault.name or file.name}: {_SENTENCES[fault.code]}")
        if sha256 and sha256.lower() != found:
            self.stderr.write(f"{file.name}: its SHA-256 is {found}, not the one given")
            raise CommandError("this is not the bundle that was made")
        if faults:
            raise CommandError("the bundle was changed after it was made")
        self.stdout.write(f"unchanged, SHA-256 {found}")
        if not sha256:
            self.stdout.write("hold this hash against the one in the audit log (--sha256)")
