"""All rules that one meeting is held against."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from burden.thresholds.rulebook import RULES

from . import approvals, calling, lengths
from .records import Hit, Record
from .sparing import spared


def check(
    record: Record, limits: Mapping[str, float], confirmed: Collection[str] = ()
) -> tuple[Hit, ...]:
    """What speaks against a meeting by the rules in force on its day.

    Args:
        limits: the values that rules are held against, by key.
        confirmed: ids of rules that a person has compared with their official text.
    """
    reason = spared(record)
    found = [
        replace(hit, spared=hit.spared or reason)
        for hit in (
            *lengths.find(record, limits),
            *calling.find(record, limits),
            *approvals.find(record),
        )
        if holds(hit.rule, record.start.date(), confirmed)
    ]
    order = list(RULES)
    return tuple(sorted(found, key=lambda hit: order.index(hit.rule)))


def holds(rule: str, day: date, confirmed: Collection[str]) -> bool:
    """Whether a rule was in force, and is known well enough to be held against anyone."""
    found = RULES[rule]
    return found.holds_on(day) and (not found.is_unconfirmed or rule in confirmed)
