"""How findings of the rules are spoken of and shown: a kind for each rule a text can break."""

from collections.abc import Iterator
from typing import Any

from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.findings.rules import kind_of
from burden.organisations.models import User
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import ShownRule, label_of
from docs_audit.evidence import open_papers
from docs_audit.ruling import wording
from docs_audit.ruling.filing import TEXT_RULES


def of_rules() -> Iterator[FindingKind]:
    """A kind for each rule that is held against texts."""
    for rule in TEXT_RULES:
        yield FindingKind(
            code=kind_of(rule.id),
            label=label_of(rule),
            claim=wording.claim,
            evidence_template="documents/_rule_evidence.html",
            evidence_context=_evidence,
            verdict=wording.verdict,
            size=lambda finding: int(finding.measures["sentences"]),
            places=_places,
        )


def _places(finding: Finding, user: User) -> list[tuple[str, str]]:
    """The sentences that a note can be pinned to, where the paper is open to the reader."""
    if not open_papers(user, finding.measures["lower"]):
        return []
    return [
        (f"sentence:{one['span'][0]}", one["text"])
        for one in finding.evidence
        if one["signal"] == "sentence"
    ]


def _evidence(finding: Finding, user: User) -> dict[str, Any]:
    """The rule with its marks, and the papers that are open to the reader."""
    measures = finding.measures
    papers = open_papers(user, *filter(None, (measures["lower"], measures["other"])))
    return {
        "rule": ShownRule(RULES[measures["rule"]]),
        "beside": [ShownRule(RULES[one]) for one in measures["beside"]],
        "lower_paper": papers.get(measures["lower"]),
        "other_paper": papers.get(measures["other"]),
        "has_other": bool(measures["other"]),
    }
