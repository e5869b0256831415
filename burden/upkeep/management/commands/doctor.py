"""Looks at a running installation and says what is wrong with it and what to do."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand, CommandError

from burden.upkeep.checks import problems


class Command(BaseCommand):
    help = "Look at settings, database, queue, disk, files, log, people, mail; exit 1 on an error."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--every-file",
            action="store_true",
            help="read every original and compare its hash; otherwise some of them, for 20 s",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = problems(every_file=options["every_file"])
        if not settings.EMBEDDED:
            found += checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)
        for message in found:
            kind = "error" if message.is_serious() else "warning"
            self.stdout.write(f"{kind}: {message.msg} ({message.id})")
            if message.hint:
                self.stdout.write(f"    {message.hint}")
        serious = sum(message.is_serious() for message in found)
        if serious:
            raise CommandError(f"{serious} errors, {len(found) - serious} warnings")
        self.stdout.write(f"{len(found)} warnings" if found else "all is well")
