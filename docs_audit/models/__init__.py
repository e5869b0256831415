"""Uploads, papers, who received them, and what was found to match."""

from docs_audit.models.copies import Fingerprint, IndexedPaper, Match, StockSentence
from docs_audit.models.files import StoredFile, Upload, UploadedFile
from docs_audit.models.papers import Citation, Paper, PaperQuerySet, Receipt
from docs_audit.models.rules import RuleHit

__all__ = [
    "Citation",
    "Fingerprint",
    "IndexedPaper",
    "Match",
    "Paper",
    "PaperQuerySet",
    "Receipt",
    "RuleHit",
    "StockSentence",
    "StoredFile",
    "Upload",
    "UploadedFile",
]
