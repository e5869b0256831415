"""What a paper says of itself: read from its text, overridden by what was given or corrected.

The value in force of a field is a person's correction, else what the manifest or form gave, else
what was read; `Paper.read`, `given` and `corrections` keep all three, so reading again never
undoes a correction.
"""

from datetime import date
from typing import Any

from burden.matters import services as matters
from burden.matters.models import Source
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit
from burden.organisations.services import external_unit
from docs_audit import gbt9704, indexing
from docs_audit.formats import Reading
from docs_audit.gbt9704 import OfficialPaper
from docs_audit.models import Citation, Paper, Receipt, StoredFile

ENGINE = "1"
FIELDS = ("title", "number", "kind", "issuer_name", "issued_on", "addressees", "level")


def create_paper(
    *, stored: StoredFile, reading: Reading, given: dict[str, Any], near: Unit | None
) -> Paper:
    """Make a paper of what was read; `near` is the unit that brought it.

    Writes the paper, its citations, receivers, item and fingerprints in the caller's transaction.
    """
    official = gbt9704.read_paper(reading.text, reading.layout)
    paper = unsaved_paper(stored=stored, reading=reading, official=official, given=given)
    paper.save()
    Citation.objects.bulk_create(
        Citation(
            paper=paper,
            number=one.number,
            title=one.title[:500],
            start=one.span[0],
            end=one.span[1],
        )
        for one in official.citations
    )
    apply_description(paper, near=near)
    indexing.index_paper(paper)
    return paper


def unsaved_paper(
    *, stored: StoredFile, reading: Reading, official: OfficialPaper, given: dict[str, Any]
) -> Paper:
    """What was read as a row that nobody has written, its columns as yet without values."""
    return Paper(
        file=stored,
        format=reading.format,
        pages=reading.pages,
        text=reading.text,
        body_characters=official.body_characters,
        is_white_head=official.is_white_head,
        layout={"body": [list(span) for span in official.body]},
        read=_as_read(official, reading),
        given=given,
        engine=ENGINE,
    )


def _as_read(official: OfficialPaper, reading: Reading) -> dict[str, Any]:
    """The fields the reader found, as JSON: dates ISO, absent ones left out.

    `ocr` has for each page how surely it was recognised, as `Reading.ocr`.
    """
    found = {
        "title": official.title.value,
        "number": official.number.value,
        "kind": official.kind.value,
        "issuer_name": "、".join(official.issuers.value),
        "issued_on": official.issued_on.value,
        "addressees": list(official.addressees.value),
        "class": official.class_,
        "layout": sorted(reading.layout),
        "ocr": list(reading.ocr),
    }
    return {name: value for name, value in found.items() if value}


def apply_description(paper: Paper, *, near: Unit | None = None) -> None:
    """Put the values in force into the columns, and tell everyone who rests on them."""
    known = fill_columns(paper)
    paper.unit = _issuer(known, near)
    paper.level = paper.unit.level if paper.unit else known.get("level", "")
    paper.item = _item(paper)
    paper.foreign_places = indexing.foreign_places(paper)
    paper.save()
    _note_receivers(paper)
    _resolve_citations(paper)


def fill_columns(paper: Paper) -> dict[str, Any]:
    """Put the values in force into the columns that need no unit; returns all values in force."""
    known = {**paper.read, **paper.given, **paper.corrections}
    paper.title = known.get("title", "")[:500]
    paper.number = known.get("number", "")[:100]
    paper.number_key = gbt9704.folded_number(paper.number)
    paper.kind = known.get("kind", "")[:20]
    paper.issuer_name = known.get("issuer_name", "")[:300]
    paper.issued_on = _day(known.get("issued_on", ""))
    paper.addressees = [name[:200] for name in known.get("addressees", [])]
    return known


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _issuer(known: dict[str, Any], near: Unit | None) -> Unit | None:
    """The unit that issued a paper; a name the tree does not hold becomes an external unit."""
    for name in (known.get("unit", ""), *known.get("issuer_name", "").split("、")):
        if name and (unit := organisations.find_unit(name, near=near)):
            return unit
    name = known.get("unit", "") or known.get("issuer_name", "").split("、")[0]
    level = known.get("level") or gbt9704.level_of(name)
    return external_unit(name, level) if name and level else None


def _item(paper: Paper) -> Any:
    if paper.unit is None:
        return None
    return matters.announce(
        source=Source.PAPER,
        source_uuid=paper.uuid,
        unit=paper.unit,
        level=paper.level,
        occurred_on=paper.issued_on,
        number=paper.number,
        title=paper.title,
    )


def _note_receivers(paper: Paper) -> None:
    """Receivers as given in the import, else the addressees resolved in the issuer's tree."""
    stated = paper.given.get("receivers")
    if stated:
        basis = Receipt.Basis.GIVEN
        readers = {
            unit: entry["readers"]
            for entry in stated
            if (unit := organisations.find_unit(entry["unit"], near=paper.unit))
        }
    elif paper.unit is not None:
        basis = Receipt.Basis.ADDRESSED
        units = organisations.resolve_addressees(paper.addressees, paper.unit, on=paper.issued_on)
        readers = dict.fromkeys(units, 0)
    else:
        return
    paper.receipts.filter(basis=basis).exclude(unit__in=readers).delete()
    Receipt.objects.bulk_create(
        [
            Receipt(paper=paper, unit=unit, readers=count, basis=basis)
            for unit, count in readers.items()
        ],
        update_conflicts=True,
        unique_fields=["paper", "unit"],
        update_fields=["readers", "basis"],
    )


def _resolve_citations(paper: Paper) -> None:
    """Tie this paper's citations to papers here, and earlier citations of this paper to it."""
    for citation in paper.citations.filter(cited=None):
        citation.cited = _cited(citation)
        if citation.cited:
            citation.save(update_fields=["cited"])
    if paper.number:
        Citation.objects.filter(number=paper.number, cited=None).exclude(paper=paper).update(
            cited=paper
        )


def _cited(citation: Citation) -> Paper | None:
    """By number, else by exact title; nothing when several papers carry it."""
    others = Paper.objects.exclude(pk=citation.paper_id)
    if citation.number:
        papers = list(others.filter(number=citation.number)[:2])
    elif citation.title:
        papers = list(others.filter(title__endswith=citation.title)[:2])
    else:
        return None
    return papers[0] if len(papers) == 1 else None
