"""How findings on a unit's issuing are spoken of and shown."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from burden.findings.registry import FindingKind
from docs_audit.issuing import judging, wording


def of_issuing() -> Iterator[FindingKind]:
    """White-head drift by quarter; count and classified share of the register by year."""
    yield FindingKind(
        code=judging.DRIFT,
        label=_("white-head drift"),
        claim=wording.drift_claim,
        evidence_template="documents/_drift_evidence.html",
        evidence_context=wording.papers_of,
        verdict=wording.drift_verdict,
    )
    yield FindingKind(
        code=judging.OVERRUN,
        label=_("more papers than the year before"),
        claim=wording.overrun_claim,
        evidence_template="documents/_register_evidence.html",
        evidence_context=wording.papers_of,
        verdict=wording.overrun_verdict,
    )
    yield FindingKind(
        code=judging.CLASSIFIED,
        label=_("more papers marked as classified"),
        claim=wording.classified_claim,
        evidence_template="documents/_register_evidence.html",
        evidence_context=wording.papers_of,
        verdict=wording.classified_verdict,
    )
