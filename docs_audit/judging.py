"""From raw measures to findings: the thresholds in force decide, matching is not repeated.

Copying from a superior is GD-05b and LOC-01 of the rules: a supporting document must hold
measures of its own. Sideways copies and copied sections (a long passage in an otherwise own
paper) are suspected as well; open forwarding, quotation, the same paper and an own earlier paper
never are.
"""

from collections import Counter
from typing import Any
from uuid import UUID

from django.db import transaction

from burden.findings import services as findings
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.matters.models import Item
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from docs_audit.booking import KIND
from docs_audit.matching import lane_of
from docs_audit.models import Citation, Match, Paper

COPIES = ("copied", "copied_sideways")
DESCENT = ("copied", "forwarded")


def judge(key: str, lease: Lease) -> None:
    """File, keep or withdraw the findings of one lower paper and place it in its matter."""
    paper = Paper.objects.select_related("item", "unit").filter(uuid=UUID(key)).first()
    if paper is None or paper.item is None or paper.unit is None:
        return
    parameters = thresholds.in_force()
    matches = list(
        Match.objects.filter(lower=paper).select_related("upper__item").order_by("-containment")
    )
    with transaction.atomic():
        lease.confirm()
        matters.place(item=paper.item, parent=_parent(paper, matches))
        _file_findings(paper.item, matches, parameters)
        jobs.enqueue("paper.book", key, lane=lane_of(paper))


def judge_all_again(_version: ParameterSet) -> None:
    """New thresholds are in force: every paper is judged again from its stored measures."""
    for uuid in Paper.objects.filter(item__isnull=False).values_list("uuid", flat=True).iterator():
        jobs.enqueue("paper.judge", str(uuid), lane=Lane.BULK)


def _parent(paper: Paper, matches: list[Match]) -> Item | None:
    """The item this paper descends from: what it copies or passes on, else what it cites."""
    for match in matches:
        if match.relation in DESCENT and match.upper.item is not None:
            return match.upper.item
    cited = (
        Citation.objects.filter(paper=paper, cited__item__isnull=False)
        .exclude(cited=paper)
        .select_related("cited__item", "cited__unit")
        .order_by("start")
    )
    for citation in cited:
        upper = citation.cited
        if upper is not None and upper.unit is not None and _stands_above(upper, paper):
            return upper.item
    return None


def _stands_above(upper: Paper, lower: Paper) -> bool:
    """A higher level, and not issued later: a citation points up and back."""
    if upper.unit is None or lower.unit is None or upper.unit.rank >= lower.unit.rank:
        return False
    return not (upper.issued_on and lower.issued_on and upper.issued_on > lower.issued_on)


def _file_findings(item: Item, matches: list[Match], parameters: Parameters) -> None:
    kept = []
    for match in matches:
        if match.upper.item is None or not is_suspected(match, parameters):
            continue
        findings.file_finding(
            kind=KIND,
            item=item,
            upper=match.upper.item,
            measures=measures_of(match),
            evidence=evidence_of(match, parameters),
            confidence=confidence_of(match, parameters),
            parameter_set=parameters.set,
        )
        kept.append(match.upper.item_id)
    findings.withdraw(item=item, kind=KIND, keep=kept)


def is_suspected(match: Match, parameters: Parameters) -> bool:
    """Whether a match is a suspected copy: enough of the paper, or one long passage of it.

    Of a very short body a large share must be copied; stock phrases alone make up some of it.
    """
    if match.relation not in COPIES:
        return False
    if longest_copied(match) >= parameters["copy.excerpt"]:
        return True
    is_short = match.lower.body_characters < parameters["copy.shortest"]
    return match.containment >= parameters["copy.red" if is_short else "copy.amber"]


def confidence_of(match: Match, parameters: Parameters) -> float:
    """How sure the suspicion is: measured copying is certain from the red share (K05) on.

    A long passage is certain by itself; below the red share the rest may be chance.
    """
    if longest_copied(match) >= parameters["copy.excerpt"]:
        return 1.0
    return min(match.containment / parameters["copy.red"], 1.0)


def longest_copied(match: Match) -> int:
    """Characters of the longest passage that is not an attributed quotation."""
    lengths = (
        passage["lower"][1] - passage["lower"][0]
        for passage in match.passages
        if passage["kind"] != "quoted"
    )
    return max(lengths, default=0)


def measures_of(match: Match) -> dict[str, Any]:
    """The figures a claim is made of."""
    return {
        "relation": match.relation,
        "containment": round(match.containment, 4),
        "longest": longest_copied(match),
        "passages": len(match.passages),
        "substitutions": dict(Counter(one["kind"] for one in match.substitutions)),
        "leftover_places": len(match.leftover_places),
        "characters": match.lower.body_characters,
        "upper": str(match.upper.uuid),
        "lower": str(match.lower.uuid),
    }


def evidence_of(match: Match, parameters: Parameters) -> list[dict[str, Any]]:
    """The signals with their figure and the bound they were held against."""
    rows = [
        {"signal": "containment", "value": match.containment, "bound": parameters["copy.amber"]},
        {"signal": "longest", "value": longest_copied(match), "bound": parameters["copy.excerpt"]},
    ]
    if match.substitutions:
        swaps = match.substitutions[:12]
        rows.append(
            {"signal": "substitutions", "value": len(match.substitutions), "examples": swaps}
        )
    if match.leftover_places:
        places = match.leftover_places[:6]
        rows.append(
            {"signal": "leftover_places", "value": len(match.leftover_places), "examples": places}
        )
    return rows
