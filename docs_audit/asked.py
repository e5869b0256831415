"""Which pages of a mail's files are to be recognised, kept beside its bytes in quarantine.

The paths tell names of files: no table may have them before the guard has passed the whole mail.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from docs_audit import storage
from docs_audit.models import UploadedFile

# The path of a file inside, empty for the file itself, and a page of it from 1.
Place = tuple[str, int]


def keep(uuid: UUID, places: Iterable[Place]) -> None:
    """Keep the pages that a mail waits for."""
    storage.keep_asked(uuid, json.dumps([*places], ensure_ascii=False).encode("utf-8", "replace"))


def places_of(file: UploadedFile) -> list[Place]:
    """The pages that a file waits for: its own, or of a mail those of all that is inside."""
    kept = json.loads(storage.kept_asked(file.uuid) or b"[]")
    return [(member, number) for member, number in kept] or [("", one) for one in file.scans]
