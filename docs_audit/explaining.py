"""A verdict explains itself: the rule of the relation, what was set aside, what decided."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from burden.findings.models import Finding
from burden.thresholds.parameters import Parameters
from docs_audit import verdicts
from docs_audit.judging import set_aside
from docs_audit.models import Match
from docs_audit.verdicts import Ground, Verdict
from docs_audit.wording import RELATIONS, percent

# The engine's codes of the rules by which it names a relation.
REASONS: dict[str, Promise] = {
    "same_number_and_text": gettext_lazy("both bear one number over the same text"),
    "same_title_and_text": gettext_lazy("both bear one title over the same text"),
    "same_issuer_day_and_text": gettext_lazy("both are of one issuer and day, with the same text"),
    "joint_issue": gettext_lazy("both are records of one joint issue"),
    "own_earlier_paper": gettext_lazy("the other is an earlier paper of the same issuer"),
    "own_number_series": gettext_lazy("the numbers of both are of one series, so of one issuer"),
    "number_passed_on": gettext_lazy("its opening passes the other paper on by its number"),
    "title_passed_on": gettext_lazy("its title or opening passes the other paper on by name"),
    "issuer_passed_on": gettext_lazy("its title or opening passes a paper of that issuer on"),
    "passed_on_from_below": gettext_lazy("the superior passes the lower paper on"),
    "reply_to_its_letter": gettext_lazy("one answers the other, whose words it takes up"),
    "only_attributed_passages": gettext_lazy("all that both share is quoted with its source named"),
    "superior": gettext_lazy("the other paper's issuer stands above this one's"),
    "own_government": gettext_lazy("the other paper is that of its own government"),
    "named_as_ground": gettext_lazy("it names the other paper as its ground"),
    "same_level": gettext_lazy("the issuers of both are of one level"),
    "another_place": gettext_lazy("the other paper is from a place that this one is not under"),
    "level_unknown": gettext_lazy("the levels of the issuers are not known"),
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


_SENTENCES: dict[Ground, Promise] = {
    Ground.PASSAGE: gettext_lazy(
        "Suspected: one copied passage of %(figure)s characters; from %(bound)s on a passage is"
        " enough by itself (parameters, version %(version)s)."
    ),
    Ground.SHARE: gettext_lazy(
        "Suspected: %(figure)s of the text that counts is shared; the threshold is %(bound)s"
        " (parameters, version %(version)s)."
    ),
    Ground.OWN_MEASURES: gettext_lazy(
        "Not suspected: %(figure)s are measures of its own, which outweighs what is repeated;"
        " the threshold is %(bound)s (parameters, version %(version)s)."
    ),
    Ground.BELOW: gettext_lazy(
        "Not suspected: %(figure)s of the text that counts is shared, below the threshold of"
        " %(bound)s, and no passage is long enough by itself (parameters, version %(version)s)."
    ),
}

_RULES: dict[Ground, Promise] = {
    Ground.PASSAGE: gettext_lazy(
        "Suspected from one copied passage of %(bound)s characters on"
        " (parameters, version %(version)s)."
    ),
    Ground.SHARE: gettext_lazy(
        "Suspected where %(bound)s or more of the text that counts is shared"
        " (parameters, version %(version)s)."
    ),
    Ground.OWN_MEASURES: gettext_lazy(
        "Not suspected where %(bound)s or more are measures of its own, which outweighs what is"
        " repeated (parameters, version %(version)s)."
    ),
    Ground.BELOW: gettext_lazy(
        "Not suspected where less than %(bound)s of the text that counts is shared, without one"
        " long passage (parameters, version %(version)s)."
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
    """What the thresholds in force make of a match, which of them decided and in which version.

    Nothing of a pair with a paper that was removed: it is held against nobody any more.
    """
    if match.is_bare:
        return _("One of both papers was removed; the figures are those of before.")
    return _in_words(
        verdicts.reach(match, parameters), reason_of(match), parameters.set.version or 0
    )


def rule_of(match: Match, parameters: Parameters) -> str:
    """The rule that decided over a match, without its figure: several matches may share it."""
    if match.is_bare:
        return verdict_of(match, parameters)
    return _in_words(
        verdicts.reach(match, parameters),
        reason_of(match),
        parameters.set.version or 0,
        _RULES,
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


def duplicate_verdict(finding: Finding) -> str:
    """No threshold decides that a number stands twice; how it was read does."""
    if finding.confidence < 1:
        return _(
            "No threshold decides: two papers of one issuer or place bear the number, as the"
            " program read it. A misread number is corrected on the page of its paper."
        )
    return _("No threshold decides: two papers of one issuer or place bear the number.")


def foreign_verdict(_finding: Finding) -> str:
    """No threshold decides over names; a person does."""
    return _("No threshold decides: whether a name belongs there is for a person to say.")


def judgement_of(match: Match, parameters: Parameters, *, tells_lower: bool) -> list[str]:
    """The verdict, why the relation is named so, and what was set aside, a sentence each.

    What was set aside speaks of words of the lower paper, so it is left out where that is closed.
    """
    sentences = [verdict_of(match, parameters)]
    if verdicts.reach(match, parameters).ground is not Ground.RELATION and match.reason:
        sentences.append(_("The relation: %(reason)s.") % {"reason": reason_of(match)})
    return sentences + (set_aside_of(match) if tells_lower else [])


def _in_words(
    verdict: Verdict,
    reason: str,
    version: int,
    sentences: Mapping[Ground, Promise] = MappingProxyType(_SENTENCES),
) -> str:
    if verdict.ground is Ground.RELATION:
        return _("Not suspected: %(reason)s.") % {"reason": reason}
    in_characters = verdict.ground is Ground.PASSAGE
    shown = int if in_characters else percent
    return str(sentences[verdict.ground]) % {
        "figure": shown(verdict.figure),
        "bound": shown(verdict.bound),
        "version": version,
    }
