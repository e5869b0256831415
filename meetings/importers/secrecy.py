"""Secrecy marks in meetings: in an entry of a calendar, in what someone typed."""

from __future__ import annotations

import re

from docs_audit.gbt9704.secrecy import examine
from docs_audit.tables.marks import RULE, rule_of_rows

from .drafts import Draft
from .ics_text import text_of

__all__ = ["RULE", "rule_of_calendar", "rule_of_draft"]

_ESCAPED = re.compile(r"\\([nN,;\\])")


def rule_of_calendar(name: str, content: bytes) -> str:
    """Return the rule that refuses a calendar by its name or the words of an entry.

    Raises:
        ImportFailed: as `text_of`.
    """
    rows = [_words(line) for line in text_of(content).splitlines() if "密" in line]
    return rule_of_rows(name, rows)


def _words(line: str) -> list[str]:
    """Return the lines of text that one property of a calendar holds."""
    value = line.partition(":")[2] or line
    plain = _ESCAPED.sub(lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)
    return plain.splitlines()


def rule_of_draft(draft: Draft) -> str:
    """Return the rule that refuses a meeting that someone typed; empty where none does."""
    texts = [draft.title, draft.venue, draft.kind, draft.legal_basis, draft.plan_number]
    texts.append(draft.approved_by)
    texts += [item.text for item in draft.agenda]
    texts += [f"{seat.unit} {seat.role}" for seat in draft.attendees]
    texts += [f"{one.speaker} {one.role}" for one in draft.speeches]
    rule = rule_of_rows("", [[*texts, *draft.cites, *draft.branches]])
    return rule or examine(name="", margins=(), text=draft.minutes)[0]
