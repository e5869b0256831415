"""match_documents: which papers of a folder were copied from which, as JSON lines."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from docs_audit.formats import Reading, read_scanned_file
from docs_audit.manifest import Manifest, ManifestError, Row, read_manifest
from docs_audit.official import paper_of
from docs_audit.pair_lines import line_of
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.relations import LISTED_CONTAINMENT

ALL_READ, SOME_UNREAD, UNUSABLE = 0, 1, 2


class Command(BaseCommand):
    """Compare every paper of a manifest with every other; needs no server and no database."""

    help = "Find what papers were copied from. MANIFEST: id,path,unit,level,issued_on,number,title"
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("manifest", type=Path)
        parser.add_argument("--output", type=Path, required=True, help="JSON lines, one a pair")
        parser.add_argument("--texts", type=Path, help="folder for the extracted texts")
        parser.add_argument("--min-containment", type=float, default=LISTED_CONTAINMENT)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = read_manifest(options["manifest"])
        except ManifestError as error:
            self.stderr.write(f"{options['manifest']}: {error}")
            sys.exit(UNUSABLE)
        self._unread = 0
        papers = list(self._papers(manifest, options["texts"]))
        with options["output"].open("w", encoding="utf-8") as output:
            for pair in match(papers, containment=options["min_containment"]):
                output.write(json.dumps(line_of(pair), ensure_ascii=False) + "\n")
        sys.exit(SOME_UNREAD if self._unread else ALL_READ)

    def _papers(self, manifest: Manifest, texts: Path | None) -> Iterator[Paper]:
        for problem in manifest.problems:
            self.stderr.write(f"{problem.id}: {problem.code} not understood: {problem.value}")
        if texts is not None:
            texts.mkdir(parents=True, exist_ok=True)
        for row in manifest.rows:
            yield from self._read(row, texts)

    def _read(self, row: Row, texts: Path | None) -> Iterator[Paper]:
        try:
            outcomes = read_scanned_file(row.path)
        except OSError as error:
            self._name_unread(row.id, error.strerror or str(error))
            return
        members = 0
        for outcome in outcomes:
            if not isinstance(outcome, Reading):
                self._name_unread(
                    f"{row.id}#{outcome.member}" if outcome.member else row.id, str(outcome.code)
                )
                continue
            members += bool(outcome.member)
            if outcome.container:
                continue
            if texts is not None:
                name = f"{row.id}#{members}.txt" if outcome.member else f"{row.id}.txt"
                (texts / name).write_text(outcome.text, encoding="utf-8", newline="")
            yield paper_of(row, outcome.text, outcome.member)

    def _name_unread(self, paper: str, reason: str) -> None:
        self._unread += 1
        self.stderr.write(f"{paper}: {reason}")
