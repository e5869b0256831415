"""Cases that were made known elsewhere, to be held beside what is suspected here."""

from burden.findings.cases.library import CASES, TOPICS, Case, cases_like

__all__ = ["CASES", "TOPICS", "Case", "cases_like"]
