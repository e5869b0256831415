"""`manage.py import_meetings FILE.csv|.xlsx|.ics`: meeting records into the database."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from burden.organisations import selectors as organisations
from meetings import importers, intake
from meetings.errors import sentences_of


class Command(BaseCommand):
    help = (
        "Take in meeting records. Safe to run twice. Exit 0 when all rows were taken, 1 when some "
        "were not, 2 for an unusable file."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", default="", help="code or name of the unit that reports them")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        unit = organisations.find_unit(options["unit"]) if options["unit"] else None
        if options["unit"] and unit is None:
            raise CommandError(f"no unit called {options['unit']}", returncode=2)
        try:
            read = importers.read_file(path.name, path.read_bytes())
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}", returncode=2) from error
        except importers.ImportFailed as error:
            raise CommandError(sentences_of([{"code": error.code}])[0], returncode=2) from error
        source = intake.take_in(
            name=path.name,
            drafts=[_with_minutes(draft, path.parent) for draft in read.drafts],
            errors=read.errors,
            by=None,
            unit=unit,
        )
        for row, sentence in zip(source.errors, sentences_of(source.errors), strict=True):
            self.stderr.write(f"{row['row']}: {sentence}")
        self.stdout.write(f"{source.accepted} taken in, {len(source.errors)} not taken.")
        if source.errors:
            raise SystemExit(1)


def _with_minutes(draft: importers.Draft, folder: Path) -> importers.Draft:
    """The draft with the text of its minutes where it names a file beside the list."""
    named = folder / draft.minutes
    if not draft.minutes.endswith(".txt") or not named.resolve().is_relative_to(folder.resolve()):
        return draft
    return replace(draft, minutes=named.read_text("utf-8-sig") if named.is_file() else "")
