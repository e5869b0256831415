"""Uploads, papers, who received them, what they demand, what was found to match, registers."""

from docs_audit.models.copies import Fingerprint, IndexedPaper, Match, StockSentence
from docs_audit.models.demands import Escalation, Requirement
from docs_audit.models.files import StoredFile, Upload, UploadedFile
from docs_audit.models.papers import Citation, Paper, PaperQuerySet, Receipt
from docs_audit.models.plans import IssuingRight, PlannedPaper
from docs_audit.models.register import IssuingExplanation, RegisteredMonth, RegisteredPaper
from docs_audit.models.rules import RuleHit
from docs_audit.models.sums import IssuedSum, IssuerSum

__all__ = [
    "Citation",
    "Escalation",
    "Fingerprint",
    "IndexedPaper",
    "IssuedSum",
    "IssuerSum",
    "IssuingExplanation",
    "IssuingRight",
    "Match",
    "Paper",
    "PaperQuerySet",
    "PlannedPaper",
    "Receipt",
    "RegisteredMonth",
    "RegisteredPaper",
    "Requirement",
    "RuleHit",
    "StockSentence",
    "StoredFile",
    "Upload",
    "UploadedFile",
]
