"""What rules say of meetings and years, as sentences in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.findings.models import Finding
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import in_language
from meetings.ruling.sentences import sentence_of

SPARED: dict[str, Promise] = {
    "statutory": gettext_lazy("required by law, so held against nobody"),
    "emergency": gettext_lazy("emergency response, so held against nobody"),
    "untold": gettext_lazy("the record does not tell it, so held against nobody"),
}


def claim(finding: Finding) -> str:
    """The one-line claim: the rule and what was counted."""
    rule = RULES[finding.measures["rule"]]
    told = {
        "name": str(in_language(rule.name)),
        "rule": rule.id,
        "figures": sentence_of(finding.measures["form"], finding.measures["figures"]),
    }
    if rule.is_candidate:
        return _("%(name)s (%(rule)s), for a person to judge: %(figures)s") % told
    return _("%(name)s (%(rule)s): %(figures)s") % told


def verdict(finding: Finding) -> str:
    """Who decides."""
    rule = RULES[finding.measures["rule"]]
    if rule.is_candidate:
        return _("The program only points this out; whether the rule is broken a person says.")
    return _("What the records tell is held against the words of the rule.")
