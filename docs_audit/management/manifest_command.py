"""What commands that go through a manifest without a database have in common."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from docs_audit.folder import READ, FolderFile, read_rows
from docs_audit.manifest import Manifest, ManifestError, read_manifest

ALL_READ, SOME_UNREAD, UNUSABLE = 0, 1, 2


class ManifestCommand(BaseCommand):
    """Reads every file of MANIFEST and writes JSON lines; what was not read is named.

    Ends with 0 when all files were read, with 1 when some were not, and with 2 when the manifest
    cannot be used or the output not be written.
    """

    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("manifest", type=Path)
        parser.add_argument("--output", type=Path, required=True, help="JSON lines")
        parser.add_argument("--texts", type=Path, help="folder for the extracted texts")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = read_manifest(options["manifest"])
        except ManifestError as error:
            self.stderr.write(f"{options['manifest']}: {error}")
            sys.exit(UNUSABLE)
        self._has_unread = False
        try:
            with options["output"].open("w", encoding="utf-8") as output:
                for line in self.lines(self._files(manifest, options["texts"]), options):
                    output.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            self.stderr.write(f"{error.filename}: {error.strerror}")
            sys.exit(UNUSABLE)
        sys.exit(SOME_UNREAD if self._has_unread else ALL_READ)

    def lines(
        self, files: Iterable[FolderFile], options: dict[str, Any]
    ) -> Iterator[dict[str, Any]]:
        """Yield the lines of the output from what became of the files, in their order."""
        raise NotImplementedError

    def _files(self, manifest: Manifest, texts: Path | None) -> Iterator[FolderFile]:
        for problem in manifest.problems:
            self.stderr.write(f"{problem.id}: {problem.code} not understood: {problem.value}")
        for file in read_rows(manifest.rows, texts):
            if file.state != READ:
                self._has_unread = True
                self.stderr.write(f"{file.id}: {file.complaint}")
            yield file
