"""What has to happen between the engines' start and the first request; quick when done before."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from burden.stack import making
from burden.stack.static import collect_if_changed


class Command(BaseCommand):
    help = (
        "Make folders, migrate, index what no version of today has indexed, collect static files."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        making.root_of_data(settings.DATA.root)
        for folder in (
            settings.FILES_ROOT,
            settings.QUARANTINE_ROOT,
            settings.REPORTS_ROOT,
            settings.STATIC_ROOT,
        ):
            making.folder(folder)
        call_command("migrate", interactive=False, verbosity=1)
        call_command("index_papers")
        call_command("index_findings")
        call_command("read_again")
        collect_if_changed()
