"""Which papers here a paper names, and from which of them it descends.

The rule is `gbt9704.lineage`, the same for a folder and for the product; here the papers that may
be meant are fetched, and what was found is written down. A paper that comes in later, or whose
number, title or date is corrected, has those that name it judged again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit
from docs_audit import gbt9704
from docs_audit.gbt9704 import lineage
from docs_audit.gbt9704.lineage import Known, Link, Shelf
from docs_audit.models import Citation, Paper

# A title that more papers of one line bear names none of them.
MOST_NAMESAKES = 300


@dataclass(frozen=True)
class Descent:
    """The nearest superior that a paper names, and the citation that names it."""

    superior: Paper
    citation: Citation

    @property
    def basis(self) -> str:
        """How it is known: `forwards` or `implements` if the paper says so, `number`, `title`."""
        is_said = self.citation.relation in (
            Citation.Relation.FORWARDS,
            Citation.Relation.IMPLEMENTS,
        )
        return self.citation.relation if is_said else self.citation.found_by


def note_citations(paper: Paper, found: Iterable[gbt9704.Citation]) -> None:
    """Write down the papers that a paper names, in the caller's transaction."""
    paper.citations.all().delete()
    Citation.objects.bulk_create(_rows(paper, found))


def named_superior(paper: Paper, found: Iterable[gbt9704.Citation]) -> Paper | None:
    """The nearest superior that a paper names which nobody stored; nothing is written."""
    rows = _rows(paper, found)
    papers, links = _linked(paper, rows)
    descent = _descent(paper, rows, links, papers)
    return descent.superior if descent is not None else None


def settle(paper: Paper) -> Descent | None:
    """Tie what a paper names to the papers that are here; returns its nearest superior."""
    rows = list(paper.citations.order_by("start", "pk"))
    papers, links = _linked(paper, rows)
    found = {link.citation.span: link for link in links}
    for row in rows:
        link = found.get((row.start, row.end))
        cited_id = papers[link.cited.id].pk if link else None
        found_by = link.found_by if link else ""
        if (row.cited_id, row.found_by) != (cited_id, found_by):
            row.cited_id, row.found_by = cited_id, found_by
            row.save(update_fields=["cited", "found_by"])
    return _descent(paper, rows, links, papers)


def descent_of(paper: Paper, citations: Iterable[Citation]) -> Descent | None:
    """The nearest superior among the papers that a paper's citations are known to mean."""
    rows = [row for row in citations if row.cited is not None]
    papers = {str(row.cited_id): row.cited for row in rows if row.cited is not None}
    links = [Link(_read(row), _known(papers[str(row.cited_id)], ()), row.found_by) for row in rows]
    return _descent(paper, rows, links, papers)


def _rows(paper: Paper, found: Iterable[gbt9704.Citation]) -> list[Citation]:
    return [
        Citation(
            paper=paper,
            number=one.number[:100],
            number_key=gbt9704.folded_number(one.number)[:100],
            title=one.title[:500],
            title_keys=[key[:500] for key in gbt9704.title_keys(one.title)],
            relation=one.relation.value,
            start=one.span[0],
            end=one.span[1],
        )
        for one in found
    ]


def _linked(paper: Paper, rows: list[Citation]) -> tuple[dict[str, Paper], list[Link]]:
    """The papers that may be meant, by their id as text, and which of them each row means."""
    papers = {str(one.pk): one for one in _may_be_meant(paper, rows)}
    known = {key: _known(one, ()) for key, one in papers.items()}
    return papers, list(Shelf(known.values()).links_of(_known(paper, rows)))


def _descent(
    paper: Paper, rows: Iterable[Citation], links: Iterable[Link], papers: dict[str, Paper]
) -> Descent | None:
    in_line = [link for link in links if _is_in_line(papers[link.cited.id].unit, paper.unit)]
    nearest = lineage.nearest_superior(_known(paper, rows), in_line)
    if nearest is None:
        return None
    citation = next(row for row in rows if (row.start, row.end) == nearest.citation.span)
    return Descent(papers[nearest.cited.id], citation)


def judge_those_that_name(paper: Paper) -> None:
    """Ask for the papers that name this one, or did so before it was corrected, to be judged."""
    names = Q(cited=paper)
    if paper.number_key:
        names |= Q(number_key=paper.number_key)
    if paper.title_keys:
        names |= Q(title_keys__overlap=paper.title_keys)
    naming = Citation.objects.filter(names).exclude(paper=paper)
    uuids: set[UUID] = set(naming.values_list("paper__uuid", flat=True))
    for uuid in sorted(map(str, uuids)):
        jobs.enqueue("paper.judge", uuid, lane=Lane.BULK)


def _may_be_meant(paper: Paper, rows: Iterable[Citation]) -> list[Paper]:
    """Bearers of the numbers named, and of the titles named those in the line of the issuer."""
    numbers = {row.number_key for row in rows if row.number_key}
    titles = {key for row in rows for key in row.title_keys}
    others = Paper.objects.exclude(pk=paper.pk).select_related("unit__parent", "item")
    others = others.defer("text")
    found = list(others.filter(number_key__in=numbers)) if numbers else []
    if titles:
        entitled = _in_line(others.filter(title_keys__overlap=list(titles)), paper.unit)
        found += entitled.order_by("-issued_on", "pk")[:MOST_NAMESAKES]
    return list({one.pk: one for one in found}.values())


def _in_line(papers: QuerySet[Paper], unit: Unit | None) -> QuerySet[Paper]:
    """Papers of the superiors of a unit, of their organs, of what is below, and of unknown ones."""
    if unit is None:
        return papers
    above = [*unit.ancestor_ids, unit.pk]
    return papers.filter(
        Q(unit__in=above)
        | Q(unit__parent__in=above, unit__level=F("unit__parent__level"))
        | Q(unit__path__startswith=unit.path)
        | Q(unit__is_external=True)
        | Q(unit=None)
    )


def _is_in_line(upper: Unit | None, lower: Unit | None) -> bool:
    """Whether a unit's place holds the other one; of units outside the tree names must tell."""
    if upper is None or lower is None or upper.is_external or lower.is_external:
        return True
    return lower.path.startswith(organisations.seat_path(upper))


def _known(paper: Paper, rows: Iterable[Citation]) -> Known:
    issuer = paper.unit.name if paper.unit else paper.issuer_name
    return Known(
        id=str(paper.pk),
        level=paper.level,
        issued_on=paper.issued_on,
        number=paper.number,
        title=paper.title,
        issuers=(issuer,) if issuer else (),
        citations=tuple(_read(row) for row in rows),
    )


def _read(row: Citation) -> gbt9704.Citation:
    relation = gbt9704.Relation(row.relation)
    return gbt9704.Citation(row.number, row.title, (row.start, row.end), relation)
