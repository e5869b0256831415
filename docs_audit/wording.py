"""Figures and relations of papers as sentences in the reader's language."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from burden.findings.models import Finding
from docs_audit.models import Match

RELATIONS: dict[str, Promise] = {
    "copied": gettext_lazy("suspected copy of a superior paper"),
    "copied_sideways": gettext_lazy("suspected copy from another place"),
    "reissued": gettext_lazy("own earlier paper issued again"),
    "forwarded": gettext_lazy("passed on openly"),
    "same_document": gettext_lazy("the same paper"),
    "quoted": gettext_lazy("quoted with its source"),
}

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


def percent(share: float) -> str:
    """A share of 0 to 1 in whole percent; 100 only when nothing is left over."""
    return f"{min(round(share * 100), 99 if share < 1 else 100)}%"


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


def answer_of(matches: list[Match], paper_id: int) -> str:
    """What a paper's page says first: its nearest source, or that it has none."""
    for match in matches:
        if match.lower_id == paper_id and match.relation in ("copied", "copied_sideways"):
            return _("%(share)s of this paper also stands in “%(title)s”.") % {
                "share": percent(match.containment),
                "title": match.upper.title or match.upper.number,
            }
    return _("No copying was found in this paper.")
