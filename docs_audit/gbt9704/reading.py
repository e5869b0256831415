"""From the text of a paper to all that it says of itself."""

import re
from dataclasses import replace

from . import elements
from .citations import find_citations
from .classes import classify
from .directives import find_directives
from .layout import lay_out
from .paper import Element, OfficialPaper, Part, Requirement, Segment
from .quotations import find_quotations
from .requirements import find_requirements

_YEAR = re.compile(r"20\d{2}")
_DIGITS = {ord(wide): digit for digit, wide in enumerate("０１２３４５６７８９", ord("0"))}


def read_paper(text: str, marks: frozenset[str] = frozenset(), *, day: str = "") -> OfficialPaper:
    """Read every element that the text shows; what is absent stays empty.

    Works without a head too: laws, plans, pages from the web. Spans are code points of `text`.
    `marks` tell what the text cannot: `red_head` that the head is printed red.
    `day`, an ISO date, is from where relative dates count when the paper tells no day itself.
    Digits typed full width are read as digits, one for one, so every place stays what it is.
    """
    typed, text = text, text.translate(_DIGITS)
    layout = lay_out(text)
    segments = layout.segments()
    title, number = elements.title(layout), elements.number(layout)
    issued_on = elements.issued_on(layout)
    printed_by, printed_on = elements.printed(layout)
    paper = OfficialPaper(
        number=number,
        issuers=elements.issuers(layout),
        title=title,
        kind=elements.kind(layout),
        addressees=elements.addressees(layout),
        cc=elements.cc(layout),
        issued_on=issued_on,
        printed_on=printed_on,
        printed_by=printed_by,
        urgency=elements.urgency(layout),
        attachments=elements.attachments(layout),
        note=elements.note(layout),
        signers=elements.signers(layout),
        segments=segments,
        citations=find_citations(text, segments, number.value, title),
        quotations=find_quotations(text, segments),
        directives=find_directives(text, segments),
        requirements=tuple(
            replace(one, sentence=typed[slice(*one.span)])
            for one in find_requirements(
                text, segments, _day_of(issued_on, printed_on, day, number, title)
            )
        ),
        body_characters=_body_characters(text, segments),
    )
    class_, white_head = classify(layout, paper, marks)
    return replace(paper, class_=class_, white_head=white_head)


def read_requirements(text: str, day: str = "") -> tuple[Requirement, ...]:
    """What a paper demands, its dates counted from `day` (ISO), else from what it tells itself."""
    layout = lay_out(text)
    told = _day_of(
        elements.issued_on(layout),
        elements.printed(layout)[1],
        "",
        elements.number(layout),
        elements.title(layout),
    )
    return find_requirements(text, layout.segments(), day or told)


def _day_of(
    issued_on: Element, printed_on: Element, given: str, number: Element, title: Element
) -> str:
    """The day that relative dates count from; only its year when no day is known."""
    years = _YEAR.search(number.value) or _YEAR.search(title.value)
    return issued_on.value or printed_on.value or given or (years[0] if years else "")


def _body_characters(text: str, segments: tuple[Segment, ...]) -> int:
    """Characters of the body itself without blanks: attachments are not counted (GD-05)."""
    bodies = (text[slice(*segment.span)] for segment in segments if segment.part is Part.BODY)
    return sum(len("".join(body.split())) for body in bodies)
