"""What has to happen between the engines' start and the first request; quick when done before."""

from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from burden.stack.static import collect_if_changed


class Command(BaseCommand):
    help = "Migrate, collect static files, and load the demo county into an empty database."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=1)
        collect_if_changed()
        if settings.EMBEDDED and "load_demo" in get_commands():
            call_command("load_demo", if_empty=True)
