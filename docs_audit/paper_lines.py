"""What was read of a file as the JSON line that ``read_documents`` prints.

The metadata are what the text says. What the manifest states of a paper (unit, level, day,
number) tells only what lies around it: which places are its own, which papers bear one number,
from which day a relative deadline counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from docs_audit import rules
from docs_audit.folder import FolderFile
from docs_audit.formats import Reading
from docs_audit.gbt9704 import Element, Elements, OfficialPaper, read_paper
from docs_audit.official import engine_paper
from docs_audit.paper_relations import FolderPaper, Relations, relate

_METADATA = (
    "number", "issuers", "title", "kind", "addressees", "cc", "issued_on", "printed_on",
    "printed_by", "urgency", "attachments", "note", "signers",
)  # fmt: skip


def lines_of(files: Iterable[FolderFile]) -> Iterator[dict[str, Any]]:
    """Yield the lines of all files: first all are read, because papers are told by each other."""
    taken = [(file, _paper_of(file)) for file in files]
    relations = relate([paper for _, paper in taken if paper is not None])
    hits = rules.check_all(
        [_subject(file, paper) for file, paper in taken if paper is not None],
        {id_: one.parent for id_, one in relations.items() if one.parent},
    )
    for file, paper in taken:
        yield _line(file, paper, relations, hits)


def _subject(file: FolderFile, paper: FolderPaper) -> rules.Subject:
    """A paper as the rules look at it, by what the manifest states and else by its text."""
    stated = paper.paper
    return rules.subject_of(
        stated.id,
        stated.text,
        paper.official,
        level=stated.level,
        issuers=stated.issuers,
        issued_on=stated.issued_on,
        pages=file.reading.pages if file.reading else 0,
    )


def _paper_of(file: FolderFile) -> FolderPaper | None:
    """Describe a text; an archive has none of its own."""
    if file.reading is None or not file.text_name:
        return None
    text = file.reading.text
    day = file.row.issued_on.isoformat() if file.row.issued_on and not file.member else ""
    official = read_paper(text, file.reading.layout, day=day)
    paper = engine_paper(file.row, official, text, file.member)
    return FolderPaper(official, paper, stated_level=file.row.level)


def _line(
    file: FolderFile,
    paper: FolderPaper | None,
    relations: Mapping[str, Relations],
    hits: Mapping[str, Sequence[rules.Hit]],
) -> dict[str, Any]:
    reading = file.reading or Reading("", file.format, "")
    official = paper.official if paper else OfficialPaper()
    related = relations[paper.paper.id] if paper else Relations()
    return {
        "id": file.id,
        "member": file.member,
        "state": file.state,
        "reason": file.reason,
        "format": file.format,
        "pages": reading.pages,
        "characters": len(reading.text),
        "ocr": any(sure is not None for sure in reading.ocr),
        "class": str(official.class_) if paper else "",
        "white_head": {
            "verdict": official.white_head.verdict,
            "signals": list(official.white_head.signals),
        },
        "metadata": {name: _element(getattr(official, name)) for name in _METADATA},
        **_contents(official),
        "escalations": _escalations(related),
        "rules": rules.lines_of(hits[paper.paper.id]) if paper else [],
        "leftover_places": [
            {"name": one.name, "span": list(one.span), "sentence": one.sentence}
            for one in related.leftover_places
        ],
        "same_number": list(related.same_number),
        "text": file.text_name,
    }


def _escalations(related: Relations) -> list[dict[str, Any]]:
    """Name what the paper made of each demand of its nearest parent."""
    return [
        {
            "parent": related.parent,
            "kind": one.kind,
            "parent_value": one.parent_value,
            "value": one.value,
            "change": one.change,
        }
        for one in related.escalations
    ]


def _element(element: Element | Elements) -> dict[str, Any]:
    """Return value and place of an element; what is absent has an empty value and no place."""
    value = list(element.value) if isinstance(element, Elements) else element.value
    return {"value": value, "span": list(element.span)} if element else {"value": value}


def _contents(official: OfficialPaper) -> dict[str, list[dict[str, Any]]]:
    return {
        "citations": [
            {"number": one.number, "title": one.title, "span": list(one.span)}
            for one in official.citations
        ],
        "requirements": [
            {
                "kind": one.kind,
                "value": one.value,
                "what": one.what,
                "sentence": one.sentence,
                "span": list(one.span),
            }
            for one in official.requirements
        ],
    }
