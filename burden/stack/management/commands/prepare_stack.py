"""What has to happen between the engines' start and the first request; quick when done before."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from burden.stack import making
from burden.stack.static import collect_if_changed


class Command(BaseCommand):
    help = "Make folders, migrate and collect static files; with --demo, fill an empty database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="load the demo county when empty")

    def handle(self, *args: Any, demo: bool, **options: Any) -> None:
        for folder in (settings.FILES_ROOT, settings.QUARANTINE_ROOT, settings.STATIC_ROOT):
            making.folder(folder)
        call_command("migrate", interactive=False, verbosity=1)
        collect_if_changed()
        if demo and "load_demo" in get_commands():
            call_command("load_demo", if_empty=True)
