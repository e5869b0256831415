"""What the page of a paper shows of its elements: each with who gave it, and where it was read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.organisations import selectors as organisations
from burden.organisations.models import Level
from burden.organisations.selectors import Addressed
from docs_audit.marked_text import Mark, sentence_at
from docs_audit.models import Paper

LABELS: dict[str, Promise] = {
    "number": _("document number"),
    "title": _("title"),
    "kind": _("kind"),
    "class": _("sort of paper"),
    "issuer_name": _("issuer as printed"),
    "level": _("level"),
    "issued_on": _("date of issue"),
    "addressees": _("addressees"),
    "cc": _("copied to"),
    "note": _("note under the date"),
    "attachments": _("attachments"),
    "urgency": _("urgency"),
    "signers": _("signed off by"),
    "printed_by": _("printed by"),
    "printed_on": _("printed on"),
}
# They may well be absent: of the rest the page tells that nothing was read.
_OFTEN_ABSENT = {"cc", "note", "attachments", "urgency", "signers", "printed_by", "printed_on"}
_DAYS = {"issued_on", "printed_on"}

SOURCES: dict[str, Promise] = {
    "read": _("read in the text"),
    "given": _("stated in the import"),
    "corrected": _("corrected by a person"),
    "tree": _("by the tree of units"),
}

CLASSES: dict[str, Promise] = {
    "red_head": _("red-head paper"),
    "letter": _("official letter"),
    "order": _("order"),
    "minutes": _("minutes"),
    "white_head": _("white-head paper"),
    "draft_for_comment": _("draft for comment"),
    "speech": _("speech"),
    "leaflet": _("leaflet"),
    "bulletin": _("bulletin"),
    "notice_without_number": _("notice without number"),
    "other": _("other paper"),
}


WHITE_SIGNALS: dict[str, Promise] = {
    "no_number": _("no document number"),
    "no_red_head": _("no red head"),
    "no_printing_line": _("no printing line"),
    "no_seal": _("no seal seen"),
    "addressed_downwards": _("addressed to those below"),
    "asks_those_below": _("its sentences ask those below"),
    "white_head_name": _("named as such papers are named"),
    "group_message": _("a message without title"),
    "obligation": _("obliges"),
    "deadline": _("sets a deadline"),
    "frequency": _("asks again and again"),
    "report_back": _("asks for reports"),
    "trace": _("asks for proofs of work"),
    "assessment": _("assesses or ranks"),
    "contact": _("names whom to contact"),
}


def white_signals(paper: Paper) -> list[Promise]:
    """What speaks for a white head, in words; nothing for other papers (domain.md 3.5)."""
    signals = paper.read.get("white_signals", ()) if paper.is_white_head else ()
    return [WHITE_SIGNALS[one] for one in signals]


@dataclass(frozen=True)
class Described:
    """One element as it is in force.

    `source` says who gave it; `text_says` is what was read where that is something else; `quote`
    is the sentence it was read from where that tells more, `anchor` its place in the text.
    """

    name: str
    label: Promise
    value: str
    source: Promise | str
    text_says: str
    quote: str
    anchor: str
    is_official_wording: bool


def elements_of(paper: Paper) -> list[Described]:
    """The elements of a paper in the order of the page; of those often absent only the present."""
    return [one for one in map(_Shown(paper), LABELS) if one.value or one.name not in _OFTEN_ABSENT]


def marks_of(paper: Paper) -> Iterator[Mark]:
    """The stretches of the text that elements were read from."""
    for name, label in LABELS.items():
        if name in paper.spans:
            start, end = paper.spans[name]
            yield Mark(_anchor(name), str(label), (start, end))


def receivers_of(paper: Paper) -> list[Addressed]:
    """Each addressee with the units it means, by the tree as of the day of issue."""
    if paper.unit is None:
        return []
    return organisations.read_addressees(paper.addressees, paper.unit, on=paper.issued_on)


def _anchor(name: str) -> str:
    return f"element-{name}"


class _Shown:
    """Makes the elements of one paper ready to be shown."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def __call__(self, name: str) -> Described:
        value, source = self._in_force(name)
        read = self._paper.read.get(name, "")
        span = self._paper.spans.get(name)
        shown = _shown(name, value)
        text_says = _shown(name, read) if read and source != "read" and read != value else ""
        return Described(
            name=name,
            label=LABELS[name],
            value=shown,
            source=SOURCES[source] if value else "",
            text_says=text_says,
            quote=self._quote(name, shown, text_says) if span else "",
            anchor=_anchor(name) if span else "",
            is_official_wording=name not in (*_DAYS, "class", "level"),
        )

    def _quote(self, name: str, *told: str) -> str:
        """The sentence around the element, unless the page tells as much beside it already."""
        start, end = self._paper.spans[name]
        quote = sentence_at(self._paper.text, (start, end))
        is_told = name == "kind" or _letters(quote) in map(_letters, told)
        return "" if is_told else quote

    def _in_force(self, name: str) -> tuple[Any, str]:
        paper = self._paper
        for source, values in (("corrected", paper.corrections), ("given", paper.given)):
            if name in values:
                return values[name], source
        if name == "level":
            return paper.level, "tree" if paper.unit else "read"
        return paper.read.get(name, ""), "read"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _shown(name: str, value: Any) -> str:
    if not value:
        return ""
    if name in _DAYS:
        day = parse_date(value)
        return date_format(day, "DATE_FORMAT") if day else str(value)
    if name == "class":
        return str(CLASSES[value])
    if name == "level":
        return str(Level(value).label)
    return "、".join(value) if isinstance(value, list) else str(value)
