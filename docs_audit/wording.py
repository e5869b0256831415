"""Figures and relations of papers as sentences in the reader's language."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from burden.findings.models import Finding
from burden.thresholds.parameters import Parameters
from docs_audit import verdicts
from docs_audit.models import Match, Paper
from docs_audit.verdicts import Ground, Verdict

RELATIONS: dict[str, Promise] = {
    "copied": gettext_lazy("suspected copy of a superior paper"),
    "copied_sideways": gettext_lazy("suspected copy from another place"),
    "reissued": gettext_lazy("own earlier paper issued again"),
    "forwarded": gettext_lazy("passed on openly"),
    "same_document": gettext_lazy("the same paper"),
    "quoted": gettext_lazy("quoted with its source"),
}

# A copy that no threshold makes suspected must not be called so.
_IN_PART: dict[str, Promise] = {
    "copied": gettext_lazy("shares text with a superior paper"),
    "copied_sideways": gettext_lazy("shares text with a paper of another place"),
}
# The other way round: what the lower paper is to this one, its source.
_OF_SOURCE: dict[str, Promise] = {
    "copied": gettext_lazy("suspected of copying this paper"),
    "copied_sideways": gettext_lazy("suspected of copying this paper"),
    "forwarded": gettext_lazy("passes this paper on openly"),
    "quoted": gettext_lazy("quotes this paper as its source"),
}
_OF_SOURCE_IN_PART: dict[str, Promise] = dict.fromkeys(
    _IN_PART, gettext_lazy("shares text with this paper")
)

_HUNDREDTH = 0.01

SWAPS: dict[str, Promise] = {
    "level": gettext_lazy("level word"),
    "place": gettext_lazy("place name"),
    "organ": gettext_lazy("organ"),
    "person": gettext_lazy("person"),
    "number": gettext_lazy("number"),
    "date": gettext_lazy("date"),
    "document_number": gettext_lazy("document number"),
    "other": gettext_lazy("other words"),
}


def relation_of(match: Match, verdict: Verdict, *, of_source: bool = False) -> Promise:
    """What the papers of a match are to each other, as the lower or (`of_source`) upper has it."""
    suspected, in_part = (_OF_SOURCE, _OF_SOURCE_IN_PART) if of_source else ({}, _IN_PART)
    spared = {} if verdict.is_suspected else in_part
    known = {**RELATIONS, **suspected, **spared}
    return known[match.relation]


def name_of(paper: Paper, *, is_open: bool) -> str:
    """Title or number of a paper; of one that the reader may not open, its level alone."""
    if is_open:
        return paper.title or paper.number
    if not paper.level:
        return _("a paper outside your scope")
    return _("a paper of %(level)s level outside your scope") % {"level": paper.get_level_display()}


def percent(share: float) -> str:
    """A share of 0 to 1 in whole percent, as pages write it: never rounded up to 100 or to 0."""
    if 0 < share < _HUNDREDTH:
        return "<1%"
    if 1 - _HUNDREDTH < share < 1:
        return ">99%"
    return f"{round(share * 100)}%"


def claim(finding: Finding) -> str:
    """The one-line claim of a copied paper, with its figures."""
    return claim_of(finding.measures)


def claim_of(measures: dict[str, Any]) -> str:
    """The claim made of the measures of a match."""
    share = percent(measures["containment"])
    if measures["relation"] == "copied_sideways":
        sentence = _("%(share)s of the text also stands in a paper of another place") % {
            "share": share
        }
    else:
        sentence = _("%(share)s of the text also stands in the superior paper") % {"share": share}
    return _("%(sentence)s; the longest passage has %(longest)s characters%(swaps)s.") % {
        "sentence": sentence,
        "longest": measures["longest"],
        "swaps": _swaps(measures["substitutions"]),
    }


def _swaps(counts: dict[str, int]) -> str:
    named = sum(counts.get(kind, 0) for kind in ("level", "place", "organ"))
    if not named:
        return ""
    return ngettext(
        ", %(count)s name of a place, level or organ was changed",
        ", %(count)s names of places, levels or organs were changed",
        named,
    ) % {"count": named}


def duplicate_claim(finding: Finding) -> str:
    """The one-line claim of a number that two papers bear."""
    return _("The number %(number)s stands on two different papers.") % {
        "number": finding.measures["number"]
    }


def foreign_claim(finding: Finding) -> str:
    """The one-line claim of foreign place names in a paper."""
    names = finding.measures["names"]
    return ngettext(
        "%(names)s lies outside the issuer's place, and no citation explains it.",
        "%(names)s lie outside the issuer's place, and no citation explains them.",
        len(names),
    ) % {"names": "、".join(names[:4])}


def answer_of(
    matches: list[Match], paper_id: int, parameters: Parameters, open_ids: set[int]
) -> str:
    """What a paper's page says first: its nearest source, or that it has none.

    `open_ids` are the papers that the reader may open; of another source no title is told.
    A source that the paper is suspected of having copied comes before one that it is not.
    """
    mine = [match for match in matches if match.lower_id == paper_id]
    reached = [(match, verdicts.reach(match, parameters)) for match in mine]
    reached.sort(key=lambda pair: not pair[1].is_suspected)
    for match, verdict in reached:
        if match.relation not in verdicts.COPIES:
            continue
        is_open = match.upper_id in open_ids
        told = (
            _("%(share)s of this paper also stands in “%(title)s”")
            if is_open
            else _("%(share)s of this paper also stands in %(title)s")
        )
        sentence = told % {
            "share": percent(match.containment),
            "title": name_of(match.upper, is_open=is_open),
        }
        if verdict.ground is Ground.OWN_MEASURES:
            return _("%(sentence)s; its own measures outweigh that.") % {"sentence": sentence}
        if verdict.ground is Ground.BELOW:
            return _("%(sentence)s; that is below the thresholds.") % {"sentence": sentence}
        return _("%(sentence)s.") % {"sentence": sentence}
    return _("No copying was found in this paper.")
