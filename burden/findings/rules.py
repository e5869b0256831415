"""Findings that a rule of the rulebook speaks for: their kinds, and when a hit becomes one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from burden.findings import services
from burden.findings.models import Finding
from burden.thresholds import selectors as thresholds
from burden.thresholds.definitions import DEFINITIONS, Showing, showing_by_softness
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES, Check, Rule

if TYPE_CHECKING:
    from burden.matters.models import Item

PREFIX = "rule:"
# Not measured: that a person agrees is likelier the less of a rule is left to judgement.
_CONFIDENCE = {Check.COMPUTED: 0.8, Check.COMPUTED_AND_PERSON: 0.6, Check.CANDIDATE: 0.3}


# Findings name as much of what they rest on.
SHOWN = 40


class Hit(Protocol):
    """What a rule says of a record: which part of it, what was counted, and why it is spared."""

    @property
    def rule(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def figures(self) -> Mapping[str, Any]: ...
    @property
    def spared(self) -> str: ...


AHit = TypeVar("AHit", bound=Hit)


def kind_of(rule: str, subject: str = "") -> str:
    """The kind of findings that a rule's hits become.

    `subject` where the same rule is held against papers and against records of another kind: they
    are shown in another way.
    """
    return f"{PREFIX}{rule}:{subject}" if subject else f"{PREFIX}{rule}"


def confidence_of(rule: str) -> float:
    """How likely it is that a person agrees with a hit of the rule."""
    return _CONFIDENCE[RULES[rule].check]


def showing_of(rule: str, parameters: Parameters) -> Showing:
    """Where hits of a rule are told by these parameters.

    A rule that was not confirmed has no switch; once a person has confirmed it, its softness
    decides.
    """
    found = RULES[rule]
    if found.key in DEFINITIONS:
        return Showing(parameters.whole(found.key))
    return showing_by_softness(found)


def is_shown(rule: str) -> bool:
    """Whether everyone may learn of the rule: a person has confirmed it where that is needed."""
    return not RULES[rule].is_unconfirmed or thresholds.is_confirmed(rule)


def withdraw_others(item: "Item", filed: Collection[str]) -> None:
    """Take back the item's undecided findings of every rule but those of `filed` kinds."""
    held = Finding.objects.filter(item=item, kind__startswith=PREFIX).exclude(kind__in=filed)
    for kind in held.values_list("kind", flat=True):
        services.withdraw(item=item, kind=kind)


def file_by_rule(
    item: "Item",
    hits: Sequence[AHit],
    parameters: Parameters,
    *,
    rules: Sequence[Rule],
    evidence: Callable[[AHit], Mapping[str, Any]],
    subject: str = "",
) -> None:
    """File, keep or withdraw the findings of an item: one for each rule that is called for.

    Soft rules (一般, 原则上) are told on pages alone unless the parameters say otherwise, and so is
    what is spared. Writes in the caller's transaction.

    Args:
        rules: those that the item was held against.
        evidence: a hit as its finding keeps it.
    """
    accused: dict[str, list[AHit]] = {}
    for rule in rules:
        held = [hit for hit in hits if hit.rule == rule.id and not hit.spared]
        if held and showing_of(rule.id, parameters) is Showing.FINDING:
            accused[rule.id] = held
    for name, held in accused.items():
        services.file_finding(
            kind=kind_of(name, subject),
            item=item,
            upper=None,
            measures={
                "rule": name,
                "form": held[0].form,
                "figures": dict(held[0].figures),
                "hits": len(held),
            },
            evidence=[evidence(hit) for hit in held[:SHOWN]],
            confidence=confidence_of(name),
            parameter_set=parameters.set,
        )
    withdraw_others(item, {kind_of(name, subject) for name in accused})
