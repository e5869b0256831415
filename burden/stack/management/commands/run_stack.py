"""Starts the whole product and keeps it running; `make run` is this command."""

import os
import signal
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from burden.stack.errors import StackError
from burden.stack.lifeline import die_with_parent
from burden.stack.product import Product


class Command(BaseCommand):
    help = "Start the engines that are not served elsewhere, the web server, worker and clock."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument(
            "--without-demo",
            action="store_true",
            help="leave an empty database empty instead of loading the demo county",
        )
        parser.add_argument(
            "--restore",
            type=Path,
            metavar="FOLDER",
            help="bring a backup back first, in the place of what the database holds",
        )
        parser.add_argument(
            "--end-with-parent",
            action="store_true",
            help="end in order when the process that started this one is gone",
        )

    def handle(
        self,
        *args: Any,
        port: int,
        without_demo: bool,
        restore: Path | None,
        end_with_parent: bool,
        **options: Any,
    ) -> None:
        if end_with_parent:
            die_with_parent(signal.SIGTERM)
        product = Product(
            checkout=settings.BASE_DIR,
            data=settings.DATA,
            port=port,
            embeds_postgres=settings.EMBEDDED,
            embeds_valkey=settings.DATA.broker_url == settings.CELERY_BROKER_URL,
            loads_demo=settings.EMBEDDED and not without_demo and restore is None,
            restores=restore.absolute() if restore else None,
            say=self._say,
        )
        try:
            product.run()
        except StackError as error:
            raise CommandError(str(error)) from error

    def _say(self, text: str) -> None:
        """Where someone reads it: the terminal may be gone before the product is."""
        with suppress(OSError):
            self.stdout.write(text)
            self.stdout.flush()
