"""White-head drift of a unit by quarter (GD-03)."""

from burden.organisations.models import Unit
from burden.thresholds.parameters import Parameters
from docs_audit.issuing import heads, sums
from docs_audit.issuing.filing import file, withdraw

DRIFT = "white_head_drift"
CONFIDENCE = 0.6
_SHOWN = 200


def judge(unit: Unit, parameters: Parameters) -> None:
    """File, keep or withdraw the finding of each quarter in which the unit issued papers."""
    papers = heads.papers_of(unit)
    months = heads.months_of(sums.of_papers(papers))
    bounds = heads.bounds_of(parameters)
    for quarter in heads.quarters_of(months):
        found = heads.drift_of(months, quarter, bounds)
        if found.ground is None:
            withdraw(unit, quarter, DRIFT)
            continue
        white = papers.filter(
            is_white_head=True, issued_on__range=(quarter.first, quarter.last)
        ).order_by("issued_on", "pk")
        uuids = [str(uuid) for uuid in white.values_list("uuid", flat=True)[:_SHOWN]]
        file(
            unit,
            quarter,
            DRIFT,
            measures={
                "quarter": quarter.key,
                "ground": found.ground.value,
                "white": found.now.white,
                "formal": found.now.formal,
                "white_before": found.before.white,
                "formal_before": found.before.formal,
                "chance": found.chance,
            },
            evidence=[{"signal": "papers", "papers": uuids}],
            confidence=CONFIDENCE,
            parameters=parameters,
        )
