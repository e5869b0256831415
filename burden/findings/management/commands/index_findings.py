"""index_findings: write the words that the search reads for findings that have none."""

from typing import Any

from django.core.management.base import BaseCommand

from burden.findings.services import index_words


class Command(BaseCommand):
    """Safe to end and to run again; what is judged from now on has its words from the start."""

    help = "Write the words that the search reads for findings of former versions."

    def handle(self, *args: Any, **options: Any) -> None:
        done = index_words()
        if done:
            self.stderr.write(f"{done} findings indexed")
