"""How findings of the rules on records are spoken of and shown: a kind for each rule."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy

from burden.activities.ruling import pages, wording
from burden.activities.ruling.filing import rules_of
from burden.findings.models import Finding
from burden.findings.registry import FindingKind
from burden.findings.rules import is_shown, kind_of
from burden.organisations.models import User
from burden.thresholds.rulebook import RULES, Rule, Subject
from burden.thresholds.wording import ShownRule, label_of


def of_rules(subject: Subject) -> Iterator[FindingKind]:
    """A kind for each rule that records of a subject are held against."""
    for rule in rules_of(subject):
        yield FindingKind(
            code=kind_of(rule.id, subject),
            label=_label(rule, subject),
            claim=wording.claim,
            evidence_template="activities/_rule_evidence.html",
            evidence_context=_evidence,
            sentences=_sentences,
            verdict=wording.verdict,
            is_offered=partial(is_shown, rule.id),
        )


def _label(rule: Rule, subject: Subject) -> Promise:
    """Where a rule speaks of several subjects, the subject stands behind its name."""
    if rule.subjects == (subject,):
        return label_of(rule)
    return format_lazy("{rule} · {subject}", rule=label_of(rule), subject=wording.SUBJECTS[subject])


def _sentences(finding: Finding, _user: User) -> list[str]:
    return [_sentence(finding, one) for one in finding.evidence]


def _sentence(finding: Finding, told: Mapping[str, Any]) -> str:
    return wording.sentence_of(wording.subject_of(finding), told["signal"], told["figures"])


def _evidence(finding: Finding, user: User) -> dict[str, Any]:
    """The rule, each sentence with the items behind it, and the item it is about."""
    opened = pages.open_items(user, [uuid for one in finding.evidence for uuid in one["items"]])
    rows = [
        pages.SentenceRow(
            sentence=_sentence(finding, one),
            spared="",
            items=[opened[uuid] for uuid in one["items"] if uuid in opened],
            count=len(one["items"]),
        )
        for one in finding.evidence
    ]
    return {"rule": ShownRule(RULES[finding.measures["rule"]]), "rows": rows}
