"""The rules as their page lists them: filtered, with what is in force of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.organisations import policies
from burden.organisations.models import User
from burden.thresholds import selectors
from burden.thresholds.definitions import DEFINITIONS, Definition, Showing
from burden.thresholds.models import RuleConfirmation
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES, Confidence, Rule, Softness
from burden.thresholds.wording import CONFIDENCES, SOFTNESSES, ShownRule

_ALL = ("", settings.FILTERS_EMPTY_CHOICE_LABEL)
SHOWINGS: dict[Showing, Promise] = {
    Showing.NOWHERE: _("switched off"),
    Showing.NOTE: _("a note"),
    Showing.FINDING: _("a finding"),
}


class RuleFilter(forms.Form):
    """Words, confidence and softness; unknown values filter nothing."""

    q = forms.CharField(required=False, label=_("Number or words"))
    confidence = forms.ChoiceField(
        required=False,
        label=_("How sure"),
        choices=[_ALL, *((one.value, CONFIDENCES[one]) for one in Confidence)],
    )
    softness = forms.ChoiceField(
        required=False,
        label=_("How hard"),
        choices=[_ALL, *((one.value, SOFTNESSES[one]) for one in Softness)],
    )

    def passes(self, rule: Rule) -> bool:
        asked = self._asked
        words = str(asked.get("q", "")).lower().split()
        return (
            (not words or _has_all(rule, words))
            and asked.get("confidence") in ("", None, rule.confidence.value)
            and asked.get("softness") in ("", None, rule.softness.value)
        )

    @cached_property
    def _asked(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}


def _has_all(rule: Rule, words: Iterable[str]) -> bool:
    told = " ".join(
        (rule.id, *(f"{one.zh} {one.en}" for one in (rule.name, rule.text, rule.source.name)))
    ).lower()
    return all(word in told for word in words)


@dataclass(frozen=True)
class RuleRow:
    """A rule, the values in force of its limits, how its hits are told, and who confirmed it.

    `showing` is empty for rules that are held against neither texts nor records.
    """

    shown: ShownRule
    limits: list[tuple[Definition, str]]
    showing: Promise | str
    confirmation: RuleConfirmation | None
    is_unconfirmed: bool


def rows_for(user: User, filters: RuleFilter, parameters: Parameters) -> list[RuleRow]:
    """The rules this person may see; what nobody confirmed only administrators see."""
    confirmed = selectors.confirmations()
    sees_all = policies.can(user, "rules.view_unconfirmed")
    rows = [
        _row(rule, parameters, confirmed.get(rule.id))
        for rule in RULES.values()
        if filters.passes(rule)
    ]
    return [row for row in rows if sees_all or not row.is_unconfirmed]


def content_of(rows: Iterable[RuleRow]) -> str:
    """What tells rows from others of the same version: their rules, and who confirmed them."""
    confirmed = [(row.shown.rule.id, row.confirmation) for row in rows]
    return "\n".join(f"{rule} {one.pk} {one.by}" if one else rule for rule, one in confirmed)


def _row(rule: Rule, parameters: Parameters, confirmation: RuleConfirmation | None) -> RuleRow:
    definitions = [DEFINITIONS[limit.key] for limit in rule.limits]
    has_switch = rule.key in DEFINITIONS
    return RuleRow(
        shown=ShownRule(rule),
        limits=[(one, one.written(parameters[one.key])) for one in definitions],
        showing=SHOWINGS[Showing(parameters.whole(rule.key))] if has_switch else "",
        confirmation=confirmation,
        is_unconfirmed=rule.is_unconfirmed and confirmation is None,
    )
