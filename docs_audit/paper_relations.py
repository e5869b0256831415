"""How the papers of a folder stand to each other, in whatever order they were read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from docs_audit import textreuse
from docs_audit.gbt9704 import (
    Demands,
    Escalation,
    OfficialPaper,
    escalations_of,
    folded_number,
    place_of,
)
from docs_audit.gbt9704.cities import levelled
from docs_audit.gbt9704.lineage import Known, find_parents
from docs_audit.textreuse.divisions import COUNTY
from docs_audit.textreuse.relations import FORWARDED, SAME

# From here on two texts are versions of one paper (a scan, a print, a draft), not two papers.
SAME_PAPER_RESEMBLANCE = 0.8
# A number that more papers bear was misread off a form.
MOST_BEARERS = 100


@dataclass(frozen=True, slots=True)
class FolderPaper:
    """One paper as it was read, and as the engine of copies takes it.

    `stated_level` is what the manifest says; empty where only the name of the issuer may tell.
    """

    official: OfficialPaper
    paper: textreuse.Paper
    stated_level: str = ""


@dataclass(frozen=True, slots=True)
class Relations:
    """What is known of a paper only beside the others.

    `same_number` are ids of other bearers of its number, `parent` that of its nearest superior
    paper ("" for none), `escalations` what it made of that one's demands.
    """

    same_number: tuple[str, ...] = ()
    leftover_places: tuple[textreuse.LeftoverPlace, ...] = ()
    parent: str = ""
    escalations: tuple[Escalation, ...] = ()


def relate(papers: Sequence[FolderPaper]) -> dict[str, Relations]:
    """Return the relations of every paper by its id."""
    places = textreuse.PlaceTree()
    for one in papers:
        for issuer in one.paper.issuers:
            places.learn(issuer)
            _learn_city(places, issuer, one.paper)
    bearers = _other_bearers(one.paper for one in papers)
    by_id = {one.paper.id: one for one in papers}
    parents = {below: above.id for below, above in find_parents(levelled(_known(papers))).items()}
    return {
        one.paper.id: Relations(
            same_number=tuple(sorted(bearers[one.paper.id])),
            leftover_places=textreuse.foreign_places(textreuse.prepare(one.paper), places),
            parent=parents.get(one.paper.id, ""),
            escalations=_grown(one, by_id.get(parents.get(one.paper.id, ""))),
        )
        for one in papers
    }


def _learn_city(places: textreuse.PlaceTree, issuer: str, paper: textreuse.Paper) -> None:
    """Learn that a city is one of county level, which its name does not tell but its papers do."""
    own = places.territory(issuer, paper.rank)
    if own and own.rank == COUNTY and own.own.endswith("市"):
        places.learn_path((own.own,), (COUNTY,))


def _known(papers: Iterable[FolderPaper]) -> list[Known]:
    return [
        Known(
            id=one.paper.id,
            level=one.stated_level,
            issued_on=one.paper.issued_on,
            number=one.paper.number,
            title=one.paper.title,
            issuers=tuple(one.paper.issuers),
            citations=one.official.citations,
        )
        for one in papers
    ]


def _grown(child: FolderPaper, parent: FolderPaper | None) -> tuple[Escalation, ...]:
    """What a paper made of its parent's demands; what it relaxed is no burden."""
    if parent is None:
        return ()
    found = escalations_of(_demands(child), _demands(parent))
    return tuple(one for one in found if one.change != "loosened")


def _demands(one: FolderPaper) -> Demands:
    return Demands(one.paper.issued_on, one.official.requirements)


def _other_bearers(papers: Iterable[textreuse.Paper]) -> defaultdict[str, set[str]]:
    """By id the other papers of one place that bear the same number (K11)."""
    by_number: defaultdict[str, list[textreuse.Paper]] = defaultdict(list)
    for paper in papers:
        if number := folded_number(paper.number):
            by_number[number].append(paper)
    others: defaultdict[str, set[str]] = defaultdict(set)
    for bearers in by_number.values():
        if len(bearers) > MOST_BEARERS:
            continue
        for one, other in combinations(bearers, 2):
            if _is_of_one_place(one, other) and not _is_one_paper(one, other):
                others[one.id].add(other.id)
                others[other.id].add(one.id)
    return others


def _is_of_one_place(one: textreuse.Paper, other: textreuse.Paper) -> bool:
    """Say whether no issuer speaks against it: two counties may share the code of an organ."""
    mine, theirs = place_of(one.issuer), place_of(other.issuer)
    return not mine or not theirs or mine == theirs


def _is_one_paper(one: textreuse.Paper, other: textreuse.Paper) -> bool:
    """Say whether both are one paper, or one passes the other on and shows its number."""
    return any(
        pair.relation.name in (SAME, FORWARDED) or pair.found.resemblance >= SAME_PAPER_RESEMBLANCE
        for pair in textreuse.match([one, other])
    )
