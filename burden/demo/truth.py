"""expected.json: what really happened, for those who want to measure what is found."""

from __future__ import annotations

from typing import Any

from burden.demo.gatherings import Gathering
from burden.demo.layout import body_lines, plain_text
from burden.demo.papers import Form, Origin, Paper
from burden.demo.register import Register
from burden.demo.shelf import Copy

_COPIES = (Origin.COPIED, Origin.COPIED_SIDEWAYS)


def describe(
    register: Register, papers: list[Paper], copies: list[Copy], meetings: list[Gathering]
) -> dict[str, Any]:
    """Everything a run over the folder should, and should not, find."""
    return {
        "documents": {
            "pairs": [_pair(paper) for paper in papers if paper.source is not None],
            "chains": _chains(papers),
            "honest": [paper.id for paper in papers if paper.origin is Origin.HONEST],
            "routine": [paper.id for paper in papers if paper.origin is Origin.ROUTINE],
            "white_heads": [paper.id for paper in papers if paper.form is Form.WHITE_HEAD],
            "quoted": [
                {"lower": paper.id, "upper": paper.cites.id}
                for paper in papers
                if paper.quoted and paper.cites is not None
            ],
            "same_document": [
                [copy.paper.id, copy.id] for copy in copies if copy.id != copy.paper.id
            ],
            "same_number": [
                [paper.same_number_as.id, paper.id]
                for paper in papers
                if paper.same_number_as is not None
            ],
            "leftover_places": _leftovers(register, papers),
            "foreign_places": _foreign(papers),
        },
        "meetings": _meetings(meetings),
    }


def copied_share(paper: Paper) -> float:
    """Share of the paper's own lines that stand in its source, by characters."""
    if paper.source is None:
        return 0.0
    theirs = paper.source.draft.templates
    total = sum(len(line) for line in body_lines(paper))
    own = sum(
        len(line.said_by(paper.voice))
        for section in paper.draft.sections
        for line in section.lines
        if line.template not in theirs
    )
    lead = 0 if paper.lead == "" else len(body_lines(paper)[0])
    return round(1 - (own + lead) / total, 4)


def _pair(paper: Paper) -> dict[str, Any]:
    source = paper.source
    found: dict[str, Any] = {
        "lower": paper.id,
        "upper": source.id if source else "",
        "relation": str(paper.origin),
        "how": list(paper.marks),
    }
    if paper.origin in _COPIES:
        found["share"] = copied_share(paper)
    return found


def _chains(papers: list[Paper]) -> list[list[str]]:
    """Copies of copies, from the first paper to the last; only whole chains of three and more."""
    sources = {id(paper.source) for paper in papers if paper.source is not None}
    chains = []
    for paper in papers:
        if id(paper) in sources or paper.source is None:
            continue
        line: list[Paper] = [paper]
        while line[-1].source is not None:
            line.append(line[-1].source)
        if len(line) > 2:
            chains.append([one.id for one in reversed(line)])
    return chains


def _leftovers(register: Register, papers: list[Paper]) -> list[dict[str, Any]]:
    """Names of another county's townships that a copy left standing."""
    found = []
    for paper in papers:
        if paper.source is None or paper.attached is not None:
            continue
        text = plain_text(paper)
        names = [
            township.name
            for place in _left_standing(paper)
            for township in register.places_below(register.get(place))
            if township.name in text
        ]
        if not names:
            continue
        found.append({"id": paper.id, "names": sorted(names)})
    return found


def _foreign(papers: list[Paper]) -> list[dict[str, Any]]:
    """Names of another place in a paper whose source is not in the folder."""
    return [
        {"id": paper.id, "names": sorted(places.values())}
        for paper in papers
        if paper.source is None and (places := _left_standing(paper))
    ]


def _left_standing(paper: Paper) -> dict[str, str]:
    """Ids and names of the places that lines of a paper still speak of."""
    return {
        line.foreign.id: line.foreign.name
        for section in paper.draft.sections
        for line in section.lines
        if line.foreign is not None
    }


def _meetings(meetings: list[Gathering]) -> dict[str, Any]:
    edges = [
        {"upper": one.repeats.id, "lower": one.id, "novelty": round(one.novelty, 4)}
        for one in meetings
        if one.repeats is not None and one.sort != "rerun"
    ]
    sorts = ("honest", "routine", "emergency", "statutory")
    return {
        "layered": edges,
        "same_meeting": [[one.same_as.id, one.id] for one in meetings if one.same_as is not None],
        "nested": [one.id for one in meetings if one.sort == "nested"],
        "accompanying": [
            {"meeting": one.id, "unit": unit.id} for one in meetings for unit in one.out_of_place
        ],
        "rerun": [
            {"upper": one.repeats.id, "lower": one.id}
            for one in meetings
            if one.repeats is not None and one.sort == "rerun"
        ],
        "spares_layers": [one.id for one in meetings if one.spares_layers],
        **{sort: [one.id for one in meetings if one.sort == sort] for sort in sorts},
    }
