"""What a rule says of a record or of a unit's year, and whether it may be said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from burden.thresholds.rulebook import RULES


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says.

    Attributes:
        form: which part of the rule, where it has several; its words depend on it.
        figures: what was counted and the bound; names and numbers only.
        items: ids of the records it rests on, apart from the one it is about.
        spared: why it is told and not held against anyone; empty where it is.
    """

    rule: str
    form: str
    figures: Mapping[str, object] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    spared: str = ""


def holds(rule: str, day: date, confirmed: Collection[str]) -> bool:
    """Whether a rule was in force, and is known well enough to be held against anyone."""
    found = RULES[rule]
    return found.holds_on(day) and (not found.is_unconfirmed or rule in confirmed)


def settled(
    hits: Iterable[Hit], day: date, confirmed: Collection[str], spared: str = ""
) -> tuple[Hit, ...]:
    """The hits of rules in force on the day, in the order of the rulebook."""
    order = list(RULES)
    held = [replace(hit, spared=hit.spared or spared) for hit in hits]
    found = [hit for hit in held if holds(hit.rule, day, confirmed)]
    return tuple(sorted(found, key=lambda hit: order.index(hit.rule)))
