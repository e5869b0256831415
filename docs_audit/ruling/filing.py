"""From hits to findings: one for each paper and rule that the parameters call for.

Soft rules (一般, 原则上) are told on the paper's page alone unless the parameters say otherwise.
Where several rules speak against one sentence (GD-04 and TL-05, GD-26 and ZJ-02), the first of
them is filed and names the others: a person decides over a clause once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from burden.findings import rules as rule_findings
from burden.findings import services as findings
from burden.findings.rules import confidence_of, kind_of, showing_of
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES, Basis
from docs_audit import rules
from docs_audit.models import Paper, RuleHit
from docs_audit.rules import Hit
from docs_audit.rules.reporting import demands_for_materials
from docs_audit.ruling.subjects import later_of_the_week, peers_of, subject_of

_SHOWN = 8
TEXT_RULES = tuple(
    rule for rule in RULES.values() if rule.basis is Basis.TEXT and not rule.is_unconfirmed
)


class Told(Protocol):
    """A hit, be it just found or read from its row."""

    @property
    def rule(self) -> str: ...
    @property
    def span(self) -> tuple[int, int]: ...


@dataclass(frozen=True)
class Examined:
    """Hits of a paper, and the later papers (by uuid) that count its demands as well."""

    hits: tuple[Hit, ...]
    counted_by: tuple[str, ...]


def examine(paper: Paper, parent: Paper | None, parameters: Parameters) -> Examined:
    """Hold a stored paper against the rules; reads its text and those of its peers."""
    subject = subject_of(paper, parent=parent)
    hits = rules.check(subject, peers_of(paper), parameters)
    counted = later_of_the_week(paper) if demands_for_materials(subject) else []
    return Examined(hits, tuple(sorted(counted)))


def file_findings(paper: Paper, hits: Sequence[Hit], parameters: Parameters) -> None:
    """Replace the hits of a paper; file, keep or withdraw its findings.

    Writes in the caller's transaction.
    """
    assert paper.item is not None
    others = _others(hits)
    RuleHit.objects.filter(paper=paper).delete()
    RuleHit.objects.bulk_create(as_row(hit, paper, others.get(hit.other)) for hit in hits)
    accused = accused_rules(hits, parameters)
    for rule, beside in accused.items():
        _file(paper, rule, beside, [hit for hit in hits if hit.rule == rule], parameters)
    rule_findings.withdraw_others(paper.item, {kind_of(rule) for rule in accused})


def as_row(hit: Hit, paper: Paper, other: Paper | None) -> RuleHit:
    """A hit as a row that is not written yet."""
    return RuleHit(
        paper=paper,
        rule=hit.rule,
        sentence=hit.sentence,
        start=hit.span[0],
        end=hit.span[1],
        other=other,
        figures=dict(hit.figures),
    )


def _others(hits: Iterable[Hit]) -> dict[str, Paper]:
    wanted = {hit.other for hit in hits if hit.other}
    return {str(one.uuid): one for one in Paper.objects.filter(uuid__in=wanted).defer("text")}


def accused_rules(hits: Sequence[Told], parameters: Parameters) -> dict[str, list[str]]:
    """Rules to be filed, each with those that speak against the same sentences only.

    What the program decides comes before candidates, else the order of the rulebook counts.
    """
    order = list(RULES)
    found = {hit.rule for hit in hits if showing_of(hit.rule, parameters) is Showing.FINDING}
    accused: dict[str, list[str]] = {}
    told: dict[tuple[int, int], str] = {}
    for rule in sorted(found, key=lambda one: (RULES[one].is_candidate, order.index(one))):
        spans = {hit.span for hit in hits if hit.rule == rule}
        if spans <= told.keys() and (0, 0) not in spans:
            accused[told[min(spans)]].append(rule)
            continue
        accused[rule] = []
        told |= {span: rule for span in spans if span not in told}
    return accused


def _file(
    paper: Paper, rule: str, beside: list[str], hits: Sequence[Hit], parameters: Parameters
) -> None:
    assert paper.item is not None
    findings.file_finding(
        kind=kind_of(rule),
        item=paper.item,
        upper=None,
        measures={
            "rule": rule,
            "beside": beside,
            "sentences": len(hits),
            "sentence": hits[0].sentence,
            "figures": dict(hits[0].figures),
            "lower": str(paper.uuid),
            "other": next((hit.other for hit in hits if hit.other), ""),
        },
        evidence=[
            {"signal": "sentence", "text": hit.sentence, "span": list(hit.span)}
            for hit in hits[:_SHOWN]
        ],
        confidence=confidence_of(rule),
        parameter_set=parameters.set,
    )
