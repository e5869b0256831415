"""A verdict explains itself: the rule of the relation, what was set aside, what decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from burden.findings.models import Finding
from burden.thresholds.parameters import Parameters
from docs_audit import verdicts
from docs_audit.judging import set_aside
from docs_audit.models import Match
from docs_audit.verdicts import Ground, Verdict
from docs_audit.wording import RELATIONS, percent

# The engine's codes of the rules by which it names a relation.
REASONS: dict[str, Promise] = {
    "title_passes_it_on": gettext_lazy("its title or opening passes the other paper on by name"),
    "number_passed_on": gettext_lazy("its opening passes the other paper on by its number"),
    "same_number_or_signature": gettext_lazy(
        "both bear one number, or one signature and date, over the same text"
    ),
    "same_number_and_text": gettext_lazy("both bear one number over the same text"),
    "joint_issue": gettext_lazy("both are records of one joint issue"),
    "only_attributed_passages": gettext_lazy("all that both share is quoted with its source named"),
    "reply_to_its_letter": gettext_lazy("it answers the other paper, whose words it takes up"),
    "same_issuer": gettext_lazy("the same issuer issued both"),
    "own_earlier_paper": gettext_lazy("the other is an earlier paper of the same issuer"),
    "superior": gettext_lazy("the other paper's issuer stands above this one's"),
    "same_level": gettext_lazy("the issuers of both are of one level"),
    "another_place": gettext_lazy("the other paper is from a place that this one is not under"),
}

_ASIDE = {
    "quoted": ngettext_lazy(
        "Quoted with its source: %(characters)s characters in %(pieces)s place, not counted.",
        "Quoted with their source: %(characters)s characters in %(pieces)s places, not counted.",
        "pieces",
    ),
    "law": ngettext_lazy(
        "Cited from laws and rules: %(characters)s characters in %(pieces)s place, not counted.",
        "Cited from laws and rules: %(characters)s characters in %(pieces)s places, not counted.",
        "pieces",
    ),
    "boilerplate": ngettext_lazy(
        "Stock phrases of many issuers: %(characters)s characters in %(pieces)s place,"
        " not counted.",
        "Stock phrases of many issuers: %(characters)s characters in %(pieces)s places,"
        " not counted.",
        "pieces",
    ),
}


def reason_of(match: Match) -> str:
    """Why the relation of a match was named as it is; what is unknown tells the relation alone."""
    return reason_in_words(match.relation, match.reason)


def reason_in_words(relation: str, reason: str) -> str:
    """The rule behind a relation, from the engine's code; never fails on a new one."""
    return str(REASONS.get(reason) or RELATIONS.get(relation) or relation)


def set_aside_of(match: Match) -> list[str]:
    """What of the lower paper was not counted, a sentence for each reason."""
    return set_aside_in_words(set_aside(match))


def set_aside_of_finding(finding: Finding) -> list[str]:
    """What the judge did not count; findings of before it was kept tell nothing."""
    return set_aside_in_words(finding.measures.get("set_aside", {}))


def set_aside_in_words(found: Mapping[str, Sequence[int]]) -> list[str]:
    """A sentence for each reason of [pieces, characters]."""
    return [
        str(sentence % {"pieces": found[aside][0], "characters": found[aside][1]})
        for aside, sentence in _ASIDE.items()
        if aside in found
    ]


def verdict_of(match: Match, parameters: Parameters) -> str:
    """What the thresholds in force make of a match, which of them decided and in which version."""
    return _in_words(
        verdicts.reach(match, parameters), reason_of(match), parameters.set.version or 0
    )


def verdict_of_finding(finding: Finding) -> str:
    """The verdict as the judge reached it, by the version it judged by."""
    measures = finding.measures
    kept: dict[str, Any] | None = measures.get("verdict")
    if kept is None:
        return ""
    verdict = Verdict(Ground(kept["ground"]), kept["figure"], kept["bound"])
    reason = reason_in_words(measures["relation"], measures.get("reason", ""))
    return _in_words(verdict, reason, finding.parameter_set.version or 0)


def _in_words(verdict: Verdict, reason: str, version: int) -> str:
    if verdict.ground is Ground.RELATION:
        return _("Not suspected: %(reason)s.") % {"reason": reason}
    if verdict.ground is Ground.PASSAGE:
        sentence = ngettext(
            "Suspected: one copied passage of %(figure)s character; from %(bound)s on a passage is"
            " enough by itself (parameters, version %(version)s).",
            "Suspected: one copied passage of %(figure)s characters; from %(bound)s on a passage"
            " is enough by itself (parameters, version %(version)s).",
            int(verdict.figure),
        )
        shown = {"figure": int(verdict.figure), "bound": int(verdict.bound)}
        return sentence % {**shown, "version": version}
    sentence = {
        Ground.SHARE: _(
            "Suspected: %(figure)s of the text that counts also stands in the other paper; the"
            " threshold is %(bound)s (parameters, version %(version)s)."
        ),
        Ground.OWN_MEASURES: _(
            "Not suspected: %(figure)s of the paper are measures of its own, which outweighs what"
            " it repeats; the threshold is %(bound)s (parameters, version %(version)s)."
        ),
        Ground.BELOW: _(
            "Not suspected: %(figure)s of the text that counts also stands in the other paper,"
            " below the threshold of %(bound)s, and no passage is long enough by itself"
            " (parameters, version %(version)s)."
        ),
    }[verdict.ground]
    return sentence % {
        "figure": percent(verdict.figure),
        "bound": percent(verdict.bound),
        "version": version,
    }
