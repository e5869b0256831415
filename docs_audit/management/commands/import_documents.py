"""`manage.py import_documents FOLDER|MANIFEST.csv|FILE`: papers from a disk into the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from burden.organisations import selectors as organisations
from docs_audit.importing import import_folder
from docs_audit.manifest import ManifestError


class Command(BaseCommand):
    help = (
        "Take in every file of a folder, or those a manifest names (id,path,unit,level,issued_on,"
        "number,title,uploader,receivers,drafting_hours). Safe to run twice. Exit 0 when all were "
        "taken, 1 when some were not, 2 for an unusable manifest."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", type=Path, help="folder, manifest, zip or single file")
        parser.add_argument("--unit", default="", help="code or name of the unit that brings them")

    def handle(self, *args: Any, **options: Any) -> None:
        source: Path = options["source"]
        if not source.exists():
            raise CommandError(f"{source}: no such file or folder", returncode=2)
        unit = organisations.find_unit(options["unit"]) if options["unit"] else None
        if options["unit"] and unit is None:
            raise CommandError(f"no unit called {options['unit']}", returncode=2)
        try:
            report = import_folder(source, uploader=unit)
        except ManifestError as error:
            raise CommandError(str(error), returncode=2) from error
        for name, code, detail in report.errors:
            self.stderr.write(f"{name}: {code} {detail}".rstrip())
        self.stdout.write(
            f"{report.taken} taken in, {report.known} known ({report.updated} updated), "
            f"{len(report.errors)} not taken. Workers read them now; `manage.py run_jobs` does it "
            "here."
        )
        if report.errors:
            raise SystemExit(1)
