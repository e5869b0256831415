"""What the notice or scheme of an inspection demands (GD-15, GD-18, GD-19)."""

from collections.abc import Iterator

from burden.activities.rules.hits import Hit

from .records import RESEARCH, Inspection

# As `importers.notices` names the sentences it reads.
LEADER, TRACES, RANKED, GRADES, DISGUISED = "leader", "traces", "ranked", "grades", "disguised"


def find(record: Inspection) -> Iterator[Hit]:
    for clause in record.said(LEADER)[:1]:
        yield Hit("GD-15", "leader", {"sentence": clause.text})
    for clause in record.said(RANKED)[:1]:
        yield Hit("GD-18", "clause", {"sentence": clause.text})
    yield from _disguised(record)


def _disguised(record: Inspection) -> Iterator[Hit]:
    """An inspection under another name that gives grades or marks (K04, K14).

    Research by its kind, or by a title that speaks of research, statistics and the like.
    """
    is_other_name = record.kind == RESEARCH or bool(record.said(DISGUISED))
    graded = record.said(GRADES)
    if not is_other_name or not (graded or record.indicators):
        return
    if graded:
        yield Hit("GD-19", "disguised", {"sentence": graded[0].text})
    else:
        yield Hit("GD-19", "marked", {"count": len(record.indicators)})
