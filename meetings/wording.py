"""Figures and signals of meetings as sentences in the reader's language."""

import re
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from burden.findings.models import Finding
from burden.thresholds.parameters import Parameters
from meetings.models import Link

SIGNALS: dict[str, Promise] = {
    "topic": gettext_lazy("same topic"),
    "agenda": gettext_lazy("same agenda"),
    "items": gettext_lazy("identical agenda items"),
    "conveys": gettext_lazy("says that it conveys"),
    "named": gettext_lazy("names the superior meeting"),
    "called": gettext_lazy("calls the superior meeting otherwise"),
    "name": gettext_lazy("names a topic that the title does not"),
    "tasks": gettext_lazy("takes up few of its tasks or none"),
    "organ": gettext_lazy("names an organ"),
    "date": gettext_lazy("names the day"),
    "attended": gettext_lazy("attendance of the superior meeting"),
    "guests": gettext_lazy("whom the superior department called"),
    "delay": gettext_lazy("days in between"),
    "level": gettext_lazy("distance of levels"),
    "cites": gettext_lazy("same document cited"),
    "series": gettext_lazy("edition of a series"),
    "act": gettext_lazy("another kind of meeting"),
    "emergency": gettext_lazy("emergency response"),
}

# The engine's texts hold figures or quotations; a quotation is shown as it stands.
_FIGURES: dict[str, Promise] = {
    "topic": gettext_lazy("%s of the words of the topic"),
    "agenda": gettext_lazy("%s of %s items"),
    "items": gettext_lazy("%s items word for word"),
    "delay": gettext_lazy("%s days"),
    "level": gettext_lazy("%s levels down"),
}
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
_QUOTED = frozenset({"conveys", "named", "cites", "date"})

SPARED: dict[str, Promise] = {
    "statutory": gettext_lazy("required by law, so not counted as layered"),
    "emergency": gettext_lazy("emergency response, so not counted as layered"),
    "own_measures": gettext_lazy("measures of its own, so not counted as layered"),
    "rerun": gettext_lazy("made up for a meeting that had failed, so not counted as layered"),
    "merges": gettext_lazy("joins several superior meetings in one, so not counted as layered"),
}
_REACHED: dict[str, Promise] = {
    "video": gettext_lazy("%(sentence)s, though that meeting had reached its level by video"),
    "attendance": gettext_lazy("%(sentence)s, though its people already sat in that meeting"),
}


def signals(finding: Finding) -> list[dict[str, Any]]:
    """What a finding's judgement was added up from."""
    return signals_of(finding.evidence)


def signals_of(evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the evidence card: label, weight and what was seen."""
    return [
        {
            "label": SIGNALS.get(one["signal"], one["signal"]),
            "weight": one["weight"],
            "text": _seen(one),
        }
        for one in evidence
    ]


def _seen(one: dict[str, Any]) -> str:
    text = str(one.get("text", ""))
    pattern = _FIGURES.get(one["signal"])
    if pattern is not None:
        numbers = _NUMBER.findall(text)
        wanted = str(pattern).count("%s")
        return str(pattern) % tuple(numbers[:wanted]) if len(numbers) >= wanted else ""
    if one["signal"] == "attended":
        return _("yes") if one["weight"] > 0 else _("no")
    if one["signal"] == "guests":
        return _("not on record")
    return text if one["signal"] in _QUOTED else ""


def weight(finding: Finding) -> float:
    """What the evidence of a layered meeting adds up to, as it is held against its threshold."""
    return sum(float(one["weight"]) for one in finding.evidence)


def claim(finding: Finding) -> str:
    """The one-line claim of a layered meeting, with its figures."""
    measures = finding.measures
    days = max(round(measures["days"]), 0)
    if measures["is_same_day"]:
        when = _("on the same day")
    else:
        when = ngettext("%(days)s day later", "%(days)s days later", days) % {"days": days}
    own = round(measures["novelty"] * 100)
    if own:
        sentence = _("Repeats a superior meeting %(when)s; %(own)s%% of it is its own") % {
            "when": when,
            "own": own,
        }
    else:
        sentence = _("Repeats a superior meeting %(when)s, with no content of its own") % {
            "when": when
        }
    reached = _REACHED.get(measures.get("reached", ""))
    if reached is not None:
        sentence = str(reached) % {"sentence": sentence}
    return _("%(sentence)s.") % {"sentence": sentence}


def verdict(finding: Finding) -> str:
    """Which thresholds of which version decided, and how many signals spoke for it."""
    parameters = Parameters(finding.parameter_set)
    return _(
        "%(signals)s signals speak for it, with a weight of %(weight)s (at least %(least)s); its"
        " own share is %(own)s%% (below %(bound)s%%)."
    ) % {
        "signals": sum(one["weight"] > 0 for one in finding.evidence),
        "weight": number_format(round(finding.measures["weight"], 1)),
        "least": number_format(round(parameters["meeting.link_weight"], 1)),
        "own": round(finding.measures["novelty"] * 100),
        "bound": round(parameters["meeting.novelty"] * 100),
    }


def spared(code: str) -> str:
    """Why a link is no finding, in words; also for a reason that has none of its own here."""
    if not code:
        return ""
    return str(SPARED.get(code, _("spared, so not counted as layered")))


def answer_of(link: Link | None, *, is_open: bool) -> str:
    """What a meeting's page says first; a superior meeting that is not open keeps its title."""
    if link is None:
        return _("No superior meeting was found that this one repeats.")
    own = round(link.novelty * 100)
    told = {"title": link.upper.title, "host": link.upper.host.name, "own": own}
    if not is_open:
        if not own:
            return _("It repeats a meeting of %(host)s, with no content of its own.") % told
        return _("It repeats a meeting of %(host)s; %(own)s%% of it is its own.") % told
    if not own:
        return _("It repeats “%(title)s” of %(host)s, with no content of its own.") % told
    return _("It repeats “%(title)s” of %(host)s; %(own)s%% of it is its own.") % told
