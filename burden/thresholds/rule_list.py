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
    """A rule with the values in force, and who confirmed it; a list often asks for no more."""

    rule: Rule
    confirmation: RuleConfirmation | None
    parameters: Parameters

    @cached_property
    def shown(self) -> ShownRule:
        return ShownRule(self.rule)

    @property
    def is_unconfirmed(self) -> bool:
        return self.rule.is_unconfirmed and self.confirmation is None

    @property
    def limits(self) -> list[tuple[Definition, str]]:
        """Its limits, each with the value in force."""
        definitions = (DEFINITIONS[limit.key] for limit in self.rule.limits)
        return [(one, one.written(self.parameters[one.key])) for one in definitions]

    @property
    def showing(self) -> Promise | str:
        """How its hits are told; empty of a rule held against neither texts nor records."""
        if self.rule.key not in DEFINITIONS:
            return ""
        return SHOWINGS[Showing(self.parameters.whole(self.rule.key))]


def rows_for(user: User, filters: RuleFilter, parameters: Parameters) -> list[RuleRow]:
    """The rules this person may see; what nobody confirmed only administrators see."""
    confirmed = selectors.confirmations()
    sees_all = policies.can(user, "rules.view_unconfirmed")
    rows = [
        RuleRow(rule, confirmed.get(rule.id), parameters)
        for rule in RULES.values()
        if filters.passes(rule)
    ]
    return [row for row in rows if sees_all or not row.is_unconfirmed]


def content_of(rows: Iterable[RuleRow]) -> str:
    """What tells rows from others of the same version: their rules, and who confirmed them."""
    confirmed = [(row.rule.id, row.confirmation) for row in rows]
    return "\n".join(f"{rule} {one.pk} {one.by}" if one else rule for rule, one in confirmed)
