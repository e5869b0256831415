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
from docs_audit import demands, gbt9704, indexing, lineage
from docs_audit.formats import Reading
from docs_audit.gbt9704 import OfficialPaper
from docs_audit.models import Paper, Receipt, StoredFile

ENGINE = "4"
# The elements that are kept with their place in the text, as `OfficialPaper` calls them.
ELEMENTS = (
    "number",
    "issuers",
    "title",
    "kind",
    "addressees",
    "cc",
    "issued_on",
    "printed_on",
    "printed_by",
    "urgency",
    "attachments",
    "note",
    "signers",
)
_NAMES = {"issuers": "issuer_name"}
# What the text does not tell: how the paper is printed, how surely each page was recognised.
_SEEN = ("layout", "ocr")


def create_paper(
    *, stored: StoredFile, reading: Reading, given: dict[str, Any], near: Unit | None
) -> Paper:
    """Make a paper of what was read; `near` is the unit that brought it.

    Writes the paper, its citations, receivers, item and fingerprints in the caller's transaction.
    """
    official = gbt9704.read_paper(reading.text, reading.layout)
    paper = unsaved_paper(stored=stored, reading=reading, official=official, given=given)
    paper.save()
    lineage.note_citations(paper, official.citations)
    apply_description(paper, near=near)
    indexing.index_paper(paper)
    return paper


def make_whole(*, paper: Paper, reading: Reading, given: dict[str, Any], near: Unit | None) -> None:
    """Make an emptied paper what it was, its bytes having been brought again.

    Writes as `create_paper` does, in the caller's transaction.
    """
    official = gbt9704.read_paper(reading.text, reading.layout)
    paper.text, paper.given, paper.removed_at = reading.text, {**paper.given, **given}, None
    _take_in(paper, reading, official)
    lineage.note_citations(paper, official.citations)
    apply_description(paper, near=near)
    indexing.index_paper(paper)


def describe_again(paper: Paper) -> None:
    """Describe a stored paper anew by the rules of today; what people said of it stays.

    Writes as `create_paper` does, in the caller's transaction.
    """
    official = gbt9704.read_paper(paper.text, frozenset(paper.read.get("layout", ())))
    _take_over(paper, official)
    lineage.note_citations(paper, official.citations)
    apply_description(paper, near=paper.unit)
    indexing.index_paper(paper)


def unsaved_paper(
    *, stored: StoredFile, reading: Reading, official: OfficialPaper, given: dict[str, Any]
) -> Paper:
    """What was read as a row that nobody has written, its columns as yet without values."""
    paper = Paper(
        file=stored, format=reading.format, pages=reading.pages, text=reading.text, given=given
    )
    _take_in(paper, reading, official)
    return paper


def _take_in(paper: Paper, reading: Reading, official: OfficialPaper) -> None:
    """Put how it is printed, and what was read, into the row."""
    seen = {"layout": sorted(reading.layout), "ocr": list(reading.ocr)}
    paper.read = {name: value for name, value in seen.items() if value}
    _take_over(paper, official)


def _take_over(paper: Paper, official: OfficialPaper) -> None:
    """Put what was read into the row: values as JSON (dates ISO), spans, absent ones left out."""
    elements = {_NAMES.get(name, name): getattr(official, name) for name in ELEMENTS}
    read = {name: _as_json(name, one.value) for name, one in elements.items() if one}
    seen = {name: paper.read[name] for name in _SEEN if name in paper.read}
    signals = list(official.white_head.signals) if official.is_white_head else []
    told = {"white_signals": signals} if signals else {}
    paper.read = read | {"class": official.class_.value} | told | seen
    paper.spans = {name: list(one.span) for name, one in elements.items() if one}
    paper.body_characters = official.body_characters
    paper.layout = {"body": [list(span) for span in official.body]}
    paper.engine = ENGINE


def _as_json(name: str, value: str | tuple[str, ...]) -> str | list[str]:
    if isinstance(value, str):
        return value
    return "、".join(value) if name == "issuer_name" else list(value)


def apply_description(paper: Paper, *, near: Unit | None = None) -> None:
    """Put the values in force into the columns, and tell everyone who rests on them."""
    known = fill_columns(paper)
    stated_level = paper.corrections.get("level", "")
    paper.unit = _issuer(known, near, level=stated_level)
    paper.level = stated_level or (paper.unit.level if paper.unit else known.get("level", ""))
    paper.item = _item(paper)
    paper.foreign_places = indexing.foreign_places(paper)
    paper.save()
    _note_receivers(paper)
    lineage.settle(paper)
    demands.note_requirements(paper)


def fill_columns(paper: Paper) -> dict[str, Any]:
    """Put the values in force into the columns that need no unit; returns all values in force."""
    known = {**paper.read, **paper.given, **paper.corrections}
    paper.title = known.get("title", "")[:500]
    paper.title_keys = list(gbt9704.title_keys(paper.title))
    paper.number = known.get("number", "")[:100]
    paper.number_key = gbt9704.folded_number(paper.number)
    paper.kind = known.get("kind", "")[:20]
    paper.issuer_name = known.get("issuer_name", "")[:300]
    paper.issued_on = _day(known.get("issued_on", ""))
    paper.addressees = [name[:200] for name in known.get("addressees", [])]
    paper.is_white_head = known.get("class") == gbt9704.Class.WHITE_HEAD
    return known


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _issuer(known: dict[str, Any], near: Unit | None, *, level: str) -> Unit | None:
    """The unit that issued a paper; a name the tree does not hold becomes an external unit.

    A `level` that a person stated rules out units of any other.
    """
    for name in (known.get("unit", ""), *known.get("issuer_name", "").split("、")):
        unit = organisations.find_unit(name, near=near) if name else None
        if unit is not None and level in ("", unit.level):
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
