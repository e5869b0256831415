"""Parameters that the rulebook brings along: limits of rules, and where their hits are told."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from burden.thresholds import rulebook
from burden.thresholds.definitions.terms import (
    ASSUMPTION,
    Definition,
    Group,
    Showing,
    Softness,
    Unit,
)
from burden.thresholds.wording import in_language


def showing_by_softness(rule: rulebook.Rule) -> Showing:
    """What says 一般 or 原则上 is pointed out and never suspected (domain.md 1)."""
    return Showing.FINDING if rule.softness is rulebook.Softness.MUST else Showing.NOTE


def _group(rule: rulebook.Rule) -> Group:
    if rule.is_of_meetings:
        return Group.MEETING_RULE
    return Group.ACTIVITY_RULE if rule.is_of_activities else Group.RULE


def _limit(limit: rulebook.Limit, rule: rulebook.Rule) -> Definition:
    is_assumed = limit.source == ASSUMPTION
    return Definition(
        limit.key,
        in_language(limit.label),
        Unit(limit.unit),
        limit.default,
        limit.minimum,
        limit.maximum,
        limit.source,
        Softness.NONE if is_assumed else Softness(rule.softness),
        _group(rule),
    )


def _showing(rule: rulebook.Rule) -> Definition:
    return Definition(
        rule.key,
        format_lazy(_("how hits of {rule} are told"), rule=rule.id),
        Unit.SHOWING,
        showing_by_softness(rule),
        Showing.NOWHERE,
        Showing.FINDING,
        rule.id,
        Softness(rule.softness),
        _group(rule),
    )


# A rule that nobody has confirmed at its official text has no switch: it is off.
RULES = (
    *(_limit(limit, rule) for rule in rulebook.RULES.values() for limit in rule.limits),
    *(
        _showing(rule)
        for rule in rulebook.RULES.values()
        if (rule.basis is rulebook.Basis.TEXT or rule.is_of_records) and not rule.is_unconfirmed
    ),
)
