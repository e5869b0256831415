"""Rules, marks and figures of hits as words in the reader's language."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from burden.findings.models import Finding
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import in_language
from docs_audit.wording import percent

_LONGEST = 60


def claim(finding: Finding) -> str:
    """The one-line claim: what the rule is about, its number and the sentence."""
    rule = RULES[finding.measures["rule"]]
    told = {
        "name": str(in_language(rule.name)),
        "rule": rule.id,
        "sentence": _shortened(finding.measures["sentence"]),
    }
    if rule.is_candidate:
        return _("%(name)s (%(rule)s), for a person to judge: “%(sentence)s”") % told
    return _("%(name)s (%(rule)s): “%(sentence)s”") % told


def verdict(finding: Finding) -> str:
    """What decided: a figure against its bound, or that a person has to."""
    rule = RULES[finding.measures["rule"]]
    figures = figures_in_words(finding.measures.get("figures", {}))
    if rule.is_candidate:
        sentence = _("The program only points this out; whether the rule is broken a person says.")
    else:
        sentence = _("The sentence above is held against the words of the rule.")
    return f"{figures} {sentence}".strip()


def figures_in_words(figures: Mapping[str, Any]) -> str:
    """The figures of a hit as a sentence; empty where its sentence says it all."""
    for name, sentence in _FIGURES.items():
        if name in figures:
            return sentence(figures)
    return ""


def _characters(figures: Mapping[str, Any]) -> str:
    return _("%(characters)s characters; the bound is %(bound)s.") % {
        "characters": figures["characters"],
        "bound": round(figures["bound"]),
    }


def _pages(figures: Mapping[str, Any]) -> str:
    return _("%(pages)s pages; the bound is %(bound)s.") % {
        "pages": figures["pages"],
        "bound": round(figures["bound"]),
    }


def _share(figures: Mapping[str, Any]) -> str:
    return _("%(share)s of the body; pointed out from %(bound)s on.") % {
        "share": percent(figures["share"]),
        "bound": percent(figures["bound"]),
    }


def _hours(figures: Mapping[str, Any]) -> str:
    return _(
        "About %(hours)s hours from issue to deadline, counted from the close of offices;"
        " pointed out up to %(bound)s."
    ) % {"hours": round(figures["hours"]), "bound": round(figures["bound"])}


def _papers(figures: Mapping[str, Any]) -> str:
    return _("Demand number %(papers)s of this issuer within seven days.") % {
        "papers": figures["papers"]
    }


def _likeness(figures: Mapping[str, Any]) -> str:
    return _("%(share)s of both bodies is the same.") % {"share": percent(figures["likeness"])}


def _addressee(figures: Mapping[str, Any]) -> str:
    return _("Addressed to %(addressee)s.") % {"addressee": figures["addressee"]}


def _white_head(figures: Mapping[str, Any]) -> str:
    told = {
        "white_head": _("It directs without head and number."),
        "objects": _("Several objects under one number."),
        "matters": _("Several matters under one number."),
    }
    return told.get(str(figures["form"]), "")


_FIGURES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "characters": _characters,
    "pages": _pages,
    "share": _share,
    "hours": _hours,
    "papers": _papers,
    "likeness": _likeness,
    "addressee": _addressee,
    "form": _white_head,
}


def _shortened(sentence: str) -> str:
    words = " ".join(sentence.split())
    return f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words
