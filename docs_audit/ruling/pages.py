"""What the rules have to say of a paper, as its page and the interface for programs tell it."""

from collections.abc import Sequence
from dataclasses import dataclass

from burden.findings.rules import showing_of
from burden.organisations.models import User
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import ShownRule
from docs_audit import selectors
from docs_audit.models import Paper, RuleHit
from docs_audit.ruling.wording import figures_in_words


@dataclass(frozen=True)
class HitRow:
    """One sentence with its figures; `other` only where it is open to the reader."""

    hit: RuleHit
    figures: str
    other: Paper | None


@dataclass(frozen=True)
class RuleRow:
    """A rule that speaks against a paper, in which way it is told, and its sentences."""

    shown: ShownRule
    is_finding: bool
    hits: list[HitRow]


def rules_of(user: User, paper: Paper, parameters: Parameters) -> list[RuleRow]:
    """The rules that speak against a stored paper, as this reader may see it."""
    hits = selectors.hits_of(paper)
    open_ids = selectors.visible_ids(user, [one.other_id for one in hits if one.other_id])
    return rule_rows(hits, parameters, open_ids)


def rule_rows(hits: Sequence[RuleHit], parameters: Parameters, open_ids: set[int]) -> list[RuleRow]:
    """The rules in the order of the rulebook; those switched off are left out."""
    rows = []
    for rule in RULES.values():
        mine = [one for one in hits if one.rule == rule.id]
        if mine and showing_of(rule.id, parameters) is not Showing.NOWHERE:
            told = [_row(one, open_ids) for one in mine]
            is_finding = showing_of(rule.id, parameters) is Showing.FINDING
            rows.append(RuleRow(ShownRule(rule), is_finding, told))
    return rows


def _row(hit: RuleHit, open_ids: set[int]) -> HitRow:
    other = hit.other if hit.other_id in open_ids else None
    return HitRow(hit, figures_in_words(hit.figures), other)
