"""Brings the message catalogues up to date with the sources, or checks that they are."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from burden.stack.catalogues import Catalogue

_SOURCES = ("burden", "docs_audit", "meetings", "templates")


class Command(BaseCommand):
    help = "Update the catalogues; with --check, write nothing and name what is missing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        catalogue = Catalogue(
            language="zh_Hans_CN",
            folder=settings.LOCALE_PATHS[0] / "zh_Hans" / "LC_MESSAGES",
            sources=tuple(_sources(settings.BASE_DIR)),
        )
        if not check:
            catalogue.update()
        faults = list(catalogue.faults())
        if faults and check:
            for fault in faults:
                self.stderr.write(fault)
            raise CommandError(f"{len(faults)} faults in the catalogue; see `make messages`")
        self.stdout.write(f"{len(faults)} messages wait for a translation")


def _sources(checkout: Path) -> Iterator[Path]:
    for top in _SOURCES:
        for path in (checkout / top).rglob("*"):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path
