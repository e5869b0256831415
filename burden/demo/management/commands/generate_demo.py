"""Write the files of the demo county into a folder."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from burden.demo.generate import build_world, write_world

DEFAULT_SEED = 20260101


class Command(BaseCommand):
    help = "Write a fictional county's units, users, documents and meetings into a folder."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--seed", type=int, default=DEFAULT_SEED)

    def handle(self, *_args: Any, **options: Any) -> None:
        summary = write_world(build_world(options["seed"]), options["folder"])
        self.stdout.write(
            _(
                "%(units)d units, %(users)d users, %(documents)d documents, %(meetings)d meetings, "
                "%(burdens)d other burdens"
            )
            % {
                "units": summary.units,
                "users": summary.users,
                "documents": summary.documents,
                "meetings": summary.meetings,
                "burdens": summary.burdens,
            }
        )
