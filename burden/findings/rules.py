"""Findings that a rule of the rulebook speaks for: their kinds, and when a hit becomes one."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from burden.findings import services
from burden.findings.models import Finding
from burden.thresholds import selectors as thresholds
from burden.thresholds.definitions import DEFINITIONS, Showing, showing_by_softness
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES, Check

if TYPE_CHECKING:
    from burden.matters.models import Item

PREFIX = "rule:"
# Not measured: that a person agrees is likelier the less of a rule is left to judgement.
_CONFIDENCE = {Check.COMPUTED: 0.8, Check.COMPUTED_AND_PERSON: 0.6, Check.CANDIDATE: 0.3}


def kind_of(rule: str) -> str:
    """The kind of findings that a rule's hits become."""
    return f"{PREFIX}{rule}"


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
    return not RULES[rule].is_unconfirmed or rule in thresholds.confirmations()


def withdraw_others(item: "Item", filed: Collection[str]) -> None:
    """Take back the item's undecided findings of every rule but those of `filed` kinds."""
    held = Finding.objects.filter(item=item, kind__startswith=PREFIX).exclude(kind__in=filed)
    for kind in held.values_list("kind", flat=True):
        services.withdraw(item=item, kind=kind)
