"""index_papers: index what is not indexed yet, or everything anew, with progress."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from docs_audit import indexing, selectors
from docs_audit.models import Paper
from docs_audit.textreuse import warm_up

BATCH = 100
SECONDS_BETWEEN_LINES = 2.0


class Command(BaseCommand):
    """Safe to end and to run again: each batch of papers is written whole, beside the others."""

    help = "Write the fingerprints of stored papers that have none of this version yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anew", action="store_true", help="also those that have them")

    def handle(self, *args: Any, **options: Any) -> None:
        warm_up()
        ids = list(selectors.papers_to_index(anew=options["anew"]).values_list("pk", flat=True))
        begun = said = time.monotonic()
        for done in range(0, len(ids), BATCH):
            with transaction.atomic():
                batch = Paper.objects.filter(pk__in=ids[done : done + BATCH])
                for paper in batch.select_related("file", "unit"):
                    indexing.index_paper(paper)
            now = time.monotonic()
            if now - said >= SECONDS_BETWEEN_LINES:
                said = now
                self._say(min(done + BATCH, len(ids)), len(ids), now - begun)
        if ids:
            self._say(len(ids), len(ids), time.monotonic() - begun)

    def _say(self, done: int, total: int, seconds: float) -> None:
        rate = done / max(seconds, 0.001)
        left = (total - done) / max(rate, 0.001)
        self.stderr.write(
            f"{done} of {total} papers indexed, {rate:.0f} a second, {left:.0f} s left"
        )
