"""From a manifest row and the text of its file to the paper that the engine compares.

What the row leaves empty is read from the text.
"""

from __future__ import annotations

from docs_audit.manifest import Row
from docs_audit.textreuse.papers import Paper


def paper_of(row: Row, text: str, member: str = "") -> Paper:
    """Describe the text of a row's file, or of one member of it, to the engine."""
    return Paper(
        id=f"{row.id}#{member}" if member else row.id,
        text=text,
        issuers=(row.unit,) if row.unit else (),
        level=row.level,
        issued_on=row.issued_on,
        number="" if member else row.number,
        title="" if member else row.title,
    )
