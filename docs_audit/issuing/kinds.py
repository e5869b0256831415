"""How findings on a unit's issuing are spoken of and shown."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext_lazy as _

from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from docs_audit.issuing import counts, quarters, wording, years


def of_issuing() -> Iterator[FindingKind]:
    """White-head drift by quarter; count, secrets, plan, reach and right by year."""
    yield FindingKind(
        code=quarters.DRIFT,
        label=_("white-head drift"),
        claim=wording.drift_claim,
        evidence_template="documents/_drift_evidence.html",
        evidence_context=wording.papers_of,
        sentences=wording.papers_in_words,
        verdict=wording.drift_verdict,
        size=_number("white"),
    )
    yield FindingKind(
        code=counts.OVERRUN,
        label=_("more papers than the year before"),
        claim=wording.overrun_claim,
        evidence_template="documents/_register_evidence.html",
        evidence_context=wording.list_of("", "GD-02"),
        verdict=wording.overrun_verdict,
        size=_number("count"),
    )
    yield FindingKind(
        code=counts.CLASSIFIED,
        label=_("more papers marked as classified"),
        claim=wording.classified_claim,
        evidence_template="documents/_register_evidence.html",
        evidence_context=wording.list_of(""),
        verdict=wording.classified_verdict,
        size=_number("classified"),
    )
    yield FindingKind(
        code=years.OUTSIDE_PLAN,
        label=_("papers outside the plan"),
        claim=wording.plan_claim,
        evidence_template="documents/_register_evidence.html",
        evidence_context=wording.list_of("outside", "GD-01"),
        verdict=wording.plan_verdict,
        size=_number("outside"),
    )
    yield FindingKind(
        code=years.MORE_BELOW,
        label=_("more papers to the county and below"),
        claim=wording.reach_claim,
        evidence_template="documents/_register_evidence.html",
        evidence_context=wording.list_of("below", "N19-01"),
        verdict=wording.reach_verdict,
        size=_number("count"),
    )
    yield FindingKind(
        code=years.NO_RIGHT,
        label=_("issuer without the right to issue"),
        claim=wording.right_claim,
        evidence_template="documents/_register_evidence.html",
        evidence_context=wording.list_of("issued", "TL-11"),
        verdict=wording.right_verdict,
        size=_number("count"),
    )


def _number(name: str) -> Callable[[Finding], int]:
    """How many papers there are of what is suspected, by the name of the figure."""
    return lambda finding: int(finding.measures.get(name, 0))
