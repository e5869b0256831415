"""Findings, the looks, replies and decisions on them, and what is done about them."""

from burden.findings.models.decisions import Decision, Remark
from burden.findings.models.findings import Finding, FindingQuerySet, GroupKey, Pairs
from burden.findings.models.hearings import Notice, Reply
from burden.findings.models.looks import Look, Star
from burden.findings.models.rectifications import (
    Measurement,
    Proof,
    Rectification,
    RectificationQuerySet,
)

__all__ = [
    "Decision",
    "Finding",
    "FindingQuerySet",
    "GroupKey",
    "Look",
    "Measurement",
    "Notice",
    "Pairs",
    "Proof",
    "Rectification",
    "RectificationQuerySet",
    "Remark",
    "Reply",
    "Star",
]
