"""How findings on single papers and on pairs of them are spoken of and shown."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from burden.findings.registry import Bound, FindingKind
from docs_audit import (
    booking,
    demand_wording,
    duplicates,
    escalating,
    evidence,
    explaining,
    foreign,
    wording,
)


def of_papers() -> Iterator[FindingKind]:
    """Copies, one number on two papers, left-over places, demands that grew."""
    yield FindingKind(
        code=booking.KIND,
        label=_("copied supporting document"),
        claim=wording.claim,
        evidence_template="documents/_finding_evidence.html",
        evidence_context=evidence.of_copy,
        set_aside=explaining.set_aside_of_finding,
        verdict=explaining.verdict_of_finding,
        closed_uppers=evidence.closed_items,
        places=evidence.places_of_copy,
        bound=Bound("copy.amber", lambda finding: float(finding.measures["containment"])),
    )
    yield FindingKind(
        code=duplicates.KIND,
        label=_("one number on two papers"),
        claim=wording.duplicate_claim,
        evidence_template="documents/_duplicate_evidence.html",
        evidence_context=evidence.of_two_papers,
        verdict=explaining.duplicate_verdict,
        closed_uppers=evidence.closed_items,
        upper_label=_("Earlier paper"),
    )
    yield FindingKind(
        code=foreign.KIND,
        label=_("foreign place names left in"),
        claim=wording.foreign_claim,
        evidence_template="documents/_foreign_evidence.html",
        evidence_context=evidence.of_one_paper,
        sentences=evidence.foreign_names_in_words,
        verdict=explaining.foreign_verdict,
        size=lambda finding: int(finding.measures.get("places", 0)),
        places=evidence.places_of_foreign_names,
    )
    yield FindingKind(
        code=escalating.KIND,
        label=_("demands raised on the way down"),
        claim=demand_wording.claim,
        evidence_template="documents/_escalation_evidence.html",
        evidence_context=evidence.of_escalation,
        verdict=demand_wording.verdict,
        size=lambda finding: int(finding.measures.get("steps", 0)),
        closed_uppers=evidence.closed_items,
        places=evidence.places_of_escalation,
    )
