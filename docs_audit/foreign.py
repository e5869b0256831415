"""Findings on names of foreign places that one paper holds, whatever its source (K10, K12).

The source of such a paper is often not here, so the names alone speak. They cost nobody an hour
more than the paper does; they are worth a look, no accusation.
"""

from burden.findings import services as findings
from burden.thresholds.parameters import Parameters
from docs_audit.models import Match, Paper

KIND = "foreign_place"
# A name may stand there for a reason that the program does not know: a partner, a model, a route.
CONFIDENCE = 0.5
_SHOWN = 12


def file_finding(paper: Paper, suspected: list[Match], parameters: Parameters) -> None:
    """File, keep or withdraw the finding of one paper, in the caller's transaction.

    Names in the passages of a suspected copy are that finding's evidence already; only what lies
    outside of them is told here.
    """
    assert paper.item is not None
    told = [one["span"] for match in suspected for one in match.leftover_places]
    places = [one for one in paper.foreign_places if not _overlaps(one["span"], told)]
    if places:
        findings.file_finding(
            kind=KIND,
            item=paper.item,
            upper=None,
            measures={
                "names": list(dict.fromkeys(one["name"] for one in places)),
                "places": len(places),
                "lower": str(paper.uuid),
            },
            evidence=[
                {"signal": "foreign_places", "value": len(places), "examples": places[:_SHOWN]}
            ],
            confidence=CONFIDENCE,
            parameter_set=parameters.set,
        )
    findings.withdraw(item=paper.item, kind=KIND, keep=[None] if places else [])


def _overlaps(span: list[int], others: list[list[int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
