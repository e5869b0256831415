"""How findings on meetings are spoken of and shown."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from burden.findings.registry import Bound, FindingKind
from meetings import attendance_page, judging, pages, tied_wording, tying, wording


def of_meetings() -> Iterator[FindingKind]:
    """Layered, accompanying and nested meetings."""
    yield FindingKind(
        code=judging.KIND,
        label=_("layered meeting"),
        claim=wording.claim,
        evidence_template="meetings/_finding_evidence.html",
        evidence_context=pages.evidence_context,
        signals=wording.signals,
        verdict=wording.verdict,
        places=pages.places,
        bound=Bound("meeting.link_weight", wording.weight),
    )
    yield FindingKind(
        code=tying.ACCOMPANYING,
        label=_("accompanying attendance"),
        claim=tied_wording.accompanying_claim,
        evidence_template="meetings/_tied_evidence.html",
        evidence_context=attendance_page.evidence_context,
        sentences=attendance_page.evidence_in_words,
        verdict=tied_wording.accompanying_verdict,
        places=pages.places,
    )
    yield FindingKind(
        code=tying.NESTED,
        label=_("nested meeting"),
        claim=tied_wording.nested_claim,
        evidence_template="meetings/_tied_evidence.html",
        evidence_context=attendance_page.evidence_context,
        sentences=attendance_page.evidence_in_words,
        verdict=tied_wording.nested_verdict,
        places=pages.places,
    )
