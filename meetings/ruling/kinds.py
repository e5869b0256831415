"""How findings of the rules are spoken of and shown: a kind for each rule on meetings."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.findings.rules import is_shown, kind_of
from burden.organisations.models import User
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import ShownRule, label_of
from meetings.models import Meeting
from meetings.ruling import wording
from meetings.ruling.filing import MEETING_RULES
from meetings.ruling.pages import open_meetings
from meetings.ruling.sentences import sentence_of


def of_rules() -> Iterator[FindingKind]:
    """A kind for each rule that records of meetings are held against."""
    for rule in MEETING_RULES:
        yield FindingKind(
            code=kind_of(rule.id),
            label=label_of(rule),
            claim=wording.claim,
            evidence_template="meetings/_rule_evidence.html",
            evidence_context=_evidence,
            sentences=_sentences,
            verdict=wording.verdict,
            is_offered=partial(is_shown, rule.id),
        )


def _sentences(finding: Finding, _user: User) -> list[str]:
    return [sentence_of(one["signal"], one["figures"]) for one in finding.evidence]


def _evidence(finding: Finding, user: User) -> dict[str, Any]:
    """The rule, each sentence with the meetings behind it, and the meeting it is about."""
    opened = open_meetings(user, [uuid for one in finding.evidence for uuid in one["meetings"]])
    rows = [
        {
            "sentence": sentence,
            "meetings": [opened[uuid] for uuid in one["meetings"] if uuid in opened],
            "closed": sum(uuid not in opened for uuid in one["meetings"]),
        }
        for sentence, one in zip(_sentences(finding, user), finding.evidence, strict=True)
    ]
    own = Meeting.objects.visible_to(user).filter(item=finding.item).first()
    return {"rule": ShownRule(RULES[finding.measures["rule"]]), "rows": rows, "meeting": own}
