"""read_documents: what the papers of a folder say of themselves, as JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docs_audit.folder import FolderFile
from docs_audit.management.manifest_command import ManifestCommand
from docs_audit.paper_lines import lines_of


class Command(ManifestCommand):
    """Read every paper of a manifest; needs no server and no database."""

    help = "Read official papers. MANIFEST: id,path,unit,level,issued_on,number,title"

    def lines(
        self, files: Iterable[FolderFile], options: dict[str, Any]
    ) -> Iterator[dict[str, Any]]:
        yield from lines_of(files)
