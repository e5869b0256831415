"""Uploads, papers, who received them, what they demand, and what was found to match."""

from docs_audit.models.copies import Fingerprint, IndexedPaper, Match, StockSentence
from docs_audit.models.demands import Escalation, Requirement
from docs_audit.models.files import StoredFile, Upload, UploadedFile
from docs_audit.models.papers import Citation, Paper, PaperQuerySet, Receipt
from docs_audit.models.rules import RuleHit

__all__ = [
    "Citation",
    "Escalation",
    "Fingerprint",
    "IndexedPaper",
    "Match",
    "Paper",
    "PaperQuerySet",
    "Receipt",
    "Requirement",
    "RuleHit",
    "StockSentence",
    "StoredFile",
    "Upload",
    "UploadedFile",
]
