"""What papers demand, as rows: written when a paper is read and when its day is corrected."""

from collections.abc import Iterable
from datetime import date

from docs_audit import gbt9704
from docs_audit.models import Paper, Requirement

# A paper that demands more is a table; nobody reads further, and linking costs their product.
MOST = 300


def note_requirements(paper: Paper) -> None:
    """Bring the demands of a paper up to date, in the caller's transaction.

    A year that a demand leaves out is that of the day in force.
    """
    rows = rows_of(paper)
    if [_told(row) for row in rows] != [_told(row) for row in paper.requirements.all()]:
        paper.requirements.all().delete()
        Requirement.objects.bulk_create(rows)


def rows_of(paper: Paper) -> list[Requirement]:
    """What the text of a paper demands, as rows that are not written yet."""
    day = paper.issued_on.isoformat() if paper.issued_on else ""
    read = gbt9704.read_requirements(paper.text, day)[:MOST]
    return [_row(paper, position, one) for position, one in enumerate(read)]


def as_read(issued_on: date | None, rows: Iterable[Requirement]) -> gbt9704.Demands:
    """The demands of a paper of that day as the engine compares them."""
    return gbt9704.Demands(
        issued_on,
        tuple(
            gbt9704.Requirement(one.kind, one.value, one.what, one.sentence, (one.start, one.end))
            for one in rows
        ),
    )


def _row(paper: Paper, position: int, read: gbt9704.Requirement) -> Requirement:
    return Requirement(
        paper=paper,
        position=position,
        kind=read.kind,
        value=read.value[:60],
        what=read.what[:100],
        sentence=read.sentence,
        start=read.span[0],
        end=read.span[1],
    )


def _told(row: Requirement) -> tuple[str, str, str, int, int]:
    return row.kind, row.value, row.what, row.start, row.end
