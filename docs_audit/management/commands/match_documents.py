"""match_documents: which papers of a folder were copied from which, as JSON lines."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from docs_audit.folder import FolderFile
from docs_audit.management.manifest_command import ManifestCommand
from docs_audit.official import paper_of
from docs_audit.pair_lines import line_of
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.relations import LISTED_CONTAINMENT


class Command(ManifestCommand):
    """Compare every paper of a manifest with every other; needs no server and no database."""

    help = "Find what papers were copied from. MANIFEST: id,path,unit,level,issued_on,number,title"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--min-containment", type=float, default=LISTED_CONTAINMENT)

    def lines(
        self, files: Iterable[FolderFile], options: dict[str, Any]
    ) -> Iterator[dict[str, Any]]:
        papers = [
            paper_of(file.row, file.reading.text, file.member)
            for file in files
            if file.reading is not None and not file.reading.container
        ]
        for pair in match(papers, containment=options["min_containment"]):
            yield line_of(pair)
