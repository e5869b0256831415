"""Reads of findings, each within the reader's scope."""

from burden.findings.selectors.findings import (
    decisions_about,
    finding_for,
    findings_visible_to,
    listed,
    named,
    neighbours,
    open_uppers,
    proposal_of,
    weights_of,
)

__all__ = [
    "decisions_about",
    "finding_for",
    "findings_visible_to",
    "listed",
    "named",
    "neighbours",
    "open_uppers",
    "proposal_of",
    "weights_of",
]
