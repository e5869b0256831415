"""From a manifest row and the text of its file to the paper that the engine compares.

What the row leaves empty is read from the text; what it states is believed, because a careless
copy may still bear the head and the signature of its source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from docs_audit.gbt9704 import Level, OfficialPaper, level_of, read_paper
from docs_audit.manifest import Row
from docs_audit.textreuse.divisions import path_of
from docs_audit.textreuse.papers import Paper, Span

_TOWNSHIPS = re.compile(r"各?(?:乡|镇|街道)")
_COUNTIES = re.compile(r"[县区旗]")
_LONGEST_MARGINS = 800
_LARGEST_MARGINS = 0.5


def paper_of(row: Row, text: str, member: str = "") -> Paper:
    """Describe the text of a row's file, or of one member of it, to the engine."""
    return engine_paper(row, read_paper(text), text, member)


def engine_paper(row: Row, read: OfficialPaper, text: str, member: str = "") -> Paper:
    """Describe a paper to the engine whose text was read before."""
    issuers = (row.unit,) if row.unit else read.issuers.value
    return Paper(
        id=f"{row.id}#{member}" if member else row.id,
        text=text,
        body=body_of(read, text),
        issuers=issuers,
        level=row.level or (_level(issuers[0], read.addressees.value) if issuers else ""),
        issued_on=row.issued_on or _day(read.issued_on.value),
        number=(not member and row.number) or read.number.value,
        title=(not member and row.title) or read.title.value,
    )


def _level(issuer: str, addressees: Sequence[str]) -> str:
    """The level by the issuer's name; a city that no gazetteer knows is one of county level
    where it writes to townships, with no county between.
    """
    level = level_of(issuer)
    if level != Level.CITY or any(place.codes for place in path_of(issuer)[-1:]):
        return level
    writes_to_townships = any(map(_TOWNSHIPS.match, addressees))
    has_counties = any(map(_COUNTIES.search, addressees))
    return Level.COUNTY if writes_to_townships and not has_counties else level


def body_of(read: OfficialPaper, text: str) -> tuple[Span, ...] | None:
    """Return the paper's own body, or ``None`` for the whole text.

    Head and tail are short. Where the parts found leave out more than that, the text is not
    built like an official paper, and nothing of it is thrown away.
    """
    kept = sum(end - start for start, end in read.body)
    left_out = len(text.strip()) - kept
    if left_out > max(_LONGEST_MARGINS, _LARGEST_MARGINS * len(text)) or not kept:
        return None
    return read.body


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
