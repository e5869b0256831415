"""Whether a clause or a sentence demands something, or forbids, lifts, recounts or cites it.

Three questions have one home and one list of words: what each clause of a sentence does
(`moods`), whether a word in its clause is taken back (`denials`), and whether a sentence of a
body demands what a pattern names, headings and lists considered (`statements`).
"""

from docs_audit.gbt9704.clauses.denials import (
    denies,
    ends_demand,
    is_conditional,
    only_reports,
    still_demanded,
)
from docs_audit.gbt9704.clauses.moods import PLEASE, Clause, Mood, clauses_of
from docs_audit.gbt9704.clauses.statements import Statement, recounts, statements_of

__all__ = [
    "PLEASE",
    "Clause",
    "Mood",
    "Statement",
    "clauses_of",
    "denies",
    "ends_demand",
    "is_conditional",
    "only_reports",
    "recounts",
    "statements_of",
    "still_demanded",
]
