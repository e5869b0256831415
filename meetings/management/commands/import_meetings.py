"""`manage.py import_meetings FILE.csv|.xlsx|.ics`: meeting records into the database."""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from burden.organisations import selectors as organisations
from burden.organisations.models import Unit
from burden.stack import scanning
from meetings import importers, intake, refusals
from meetings.errors import place_of, sentences_of
from meetings.importers.reader import MarkedList, look_at_pictures, read_list
from meetings.importers.secrecy import RULE, rule_of_draft


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
            scanning.look_at(path)
            content = path.read_bytes()
        except scanning.NotPassed as refused:
            raise CommandError(f"{path}: {refused.sentence}", returncode=2) from refused
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}", returncode=2) from error
        read = _read(path.name, content, unit)
        try:
            drafts = [_with_minutes(draft, path.parent) for draft in read.drafts]
        except scanning.NotPassed as refused:
            raise CommandError(f"{path}: minutes: {refused.sentence}", returncode=2) from refused
        kept = [draft for draft in drafts if draft is not None]
        marked = [
            importers.RowError(draft.row, "marked")
            for draft, told in zip(read.drafts, drafts, strict=True)
            if told is None
        ]
        for _ in marked:
            refusals.note(by=None, unit=unit, rule=RULE)
        source = intake.take_in(
            name=path.name,
            drafts=kept,
            errors=[*read.errors, *marked],
            notices=read.notices,
            columns=read.columns,
            called_off=read.called_off,
            by=None,
            unit=unit,
        )
        for notice in source.notices:
            self.stderr.write(f"{place_of(notice)}: {sentences_of([notice])[0]}")
        for row, sentence in zip(source.errors, sentences_of(source.errors), strict=True):
            self.stderr.write(f"{place_of(row)}: {sentence}")
        self.stdout.write(f"{source.accepted} taken in, {len(source.errors)} not taken.")
        if source.errors:
            raise SystemExit(1)


def _read(name: str, content: bytes, unit: Unit | None) -> importers.Imported:
    """What the list says; ends the command where it cannot be used or carries a mark."""
    try:
        answer = read_list(name, content)
        look_at_pictures(name, content, answer.pictures)
    except importers.ImportFailed as failure:
        raise CommandError(_sentence(failure), returncode=2) from failure
    except MarkedList as marked:
        sha256 = hashlib.sha256(content).hexdigest()
        refusals.note(by=None, unit=unit, rule=marked.rule, sha256=sha256)
        raise CommandError(sentences_of([{"code": "marked"}])[0], returncode=2) from marked
    if answer.failure is not None:
        raise CommandError(_sentence(answer.failure), returncode=2)
    return answer.imported


def _sentence(failure: importers.ImportFailed) -> str:
    return sentences_of([{"code": failure.code, "value": failure.detail}])[0]


def _with_minutes(draft: importers.Draft, folder: Path) -> importers.Draft | None:
    """The draft with the text of its minutes where it names a file beside the list.

    Nothing where these minutes carry a secrecy mark.

    Raises:
        NotPassed: the scanner does not pass them.
    """
    named = folder / draft.minutes
    if not draft.minutes.endswith(".txt") or not named.resolve().is_relative_to(folder.resolve()):
        return draft
    if named.is_file():
        scanning.look_at(named)
    told = replace(draft, minutes=named.read_text("utf-8-sig") if named.is_file() else "")
    return None if rule_of_draft(told) else told
