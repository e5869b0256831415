"""Which papers descend from which: every paper's nearest superior, among papers that are here.

A paper descends from a paper that it names and that stands above it; of several, from the one
nearest in level, then in time (domain.md 3.4). Named is named by number, else by title. What a
paper merely answers from below (批复 a 请示) is named, yet no superior.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .numbers import folded
from .paper import Citation, Relation, Span
from .standing import Standing, may_be_of_one_line, standing_of
from .title_keys import core_of, issuer_in, keys_of

BY_NUMBER, BY_TITLE = "number", "title"
# So many papers of one level and title come from so many issuers: a yearly routine.
_CROWD = 64


@dataclass(frozen=True)
class Known:
    """A paper as far as descent is concerned; `level` empty and `issued_on` None when unknown."""

    id: str
    level: str
    issued_on: date | None
    number: str
    title: str
    issuers: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Link:
    """A citation and the paper it names; `found_by` is `number` or `title`."""

    citation: Citation
    cited: Known
    found_by: str

    @property
    def basis(self) -> str:
        """`forwards` or `implements` where the paper says so, else how the cited one was found."""
        relation = self.citation.relation
        is_said = relation in (Relation.FORWARDS, Relation.IMPLEMENTS)
        return relation.value if is_said else self.found_by


@dataclass(frozen=True)
class Parent:
    """The nearest superior; `basis` is number, title, forwards or implements; `span` names it."""

    id: str
    basis: str
    span: Span


def find_parents(papers: Sequence[Known]) -> dict[str, Parent]:
    """The nearest superior of each paper that has one; the order of the papers is of no matter."""
    parents = {}
    for paper, links in find_links(papers):
        nearest = nearest_superior(paper, links)
        if nearest is not None:
            citation = nearest.citation
            parents[paper.id] = Parent(nearest.cited.id, nearest.basis, citation.span)
    return parents


def find_links(papers: Sequence[Known]) -> Iterator[tuple[Known, tuple[Link, ...]]]:
    """Each paper with the papers it names, as far as they are among these."""
    shelf = Shelf(papers)
    for paper in papers:
        yield paper, shelf.links_of(paper)


def nearest_superior(paper: Known, links: Iterable[Link]) -> Link | None:
    """Of the papers named the one that stands above, nearest in level and then in time."""
    own = _standing(paper)
    above = [link for link in links if _is_above(link.cited, paper)]
    return min(above, key=lambda link: _distance(link, own), default=None)


def root_of(paper: str, parents: dict[str, Parent]) -> str:
    """The top of the line that a paper descends in; itself when it descends from none."""
    seen = {paper}
    while paper in parents and parents[paper].id not in seen:
        paper = parents[paper].id
        seen.add(paper)
    return paper


class Shelf:
    """Papers found by number and by title."""

    def __init__(self, papers: Iterable[Known]) -> None:
        self._by_number: dict[str, list[Known]] = defaultdict(list)
        self._by_title: dict[str, dict[int, list[Known]]] = defaultdict(lambda: defaultdict(list))
        for paper in sorted(papers, key=lambda one: one.id):
            if number := folded(paper.number):
                self._by_number[number].append(paper)
            for key in keys_of(paper.title):
                self._by_title[key][_standing(paper).rank].append(paper)

    def links_of(self, paper: Known) -> tuple[Link, ...]:
        """The papers that a paper names, in the order in which it names them."""
        return tuple(link for one in paper.citations if (link := self._link(one, paper)))

    def _link(self, citation: Citation, paper: Known) -> Link | None:
        if found := self._numbered(citation, paper):
            return Link(citation, found, BY_NUMBER)
        if found := self._titled(citation, paper):
            return Link(citation, found, BY_TITLE)
        return None

    def _numbered(self, citation: Citation, paper: Known) -> Known | None:
        number = folded(citation.number)
        bearers = [one for one in self._by_number.get(number, ()) if _is_other(one, paper)]
        if citation.title:
            keys = set(keys_of(citation.title))
            bearers = [one for one in bearers if keys & {*keys_of(one.title)}] or bearers
        return _only_one(bearers, paper)

    def _titled(self, citation: Citation, paper: Known) -> Known | None:
        for key in keys_of(citation.title):
            named = [
                one
                for one in self._titled_so(key, _standing(paper).rank)
                if _is_other(one, paper) and _may_be_meant(citation, one)
            ]
            if named:
                return _only_one(named, paper)
        return None

    def _titled_so(self, key: str, own_rank: int) -> Iterator[Known]:
        """Papers of a title, by rank; a crowd of one's own rank is nobody's superior."""
        for rank, papers in self._by_title.get(key, {}).items():
            if rank != own_rank or len(papers) <= _CROWD:
                yield from papers


def _is_other(one: Known, paper: Known) -> bool:
    """Not the paper itself, nor another record of it: a scan, a row of a joint issue."""
    number = folded(one.number)
    return one.id != paper.id and not (number and number == folded(paper.number))


def _may_be_meant(citation: Citation, one: Known) -> bool:
    """A number or an issuer that the citation tells must not speak against the paper."""
    cited, own = folded(citation.number), folded(one.number)
    if cited and own and not _is_misread(cited, own):
        return False
    issuer = issuer_in(citation.title)
    return not issuer or may_be_of_one_line(issuer, one.level, one.issuers)


def _is_misread(one: str, other: str) -> bool:
    """Whether two numbers differ in so little that a scan may have blurred one of them.

    Of another year it is another paper: many titles come again every year.
    """
    if len(one) != len(other) or one.partition("〔")[2][:4] != other.partition("〔")[2][:4]:
        return False
    return sum(left != right for left, right in zip(one, other, strict=True)) <= 1


def _only_one(papers: Sequence[Known], paper: Known) -> Known | None:
    """The paper meant; of several those that stand above come first, then those of the own line.

    Records of one joint paper are one; of papers that differ none is taken on a guess.
    """
    for kept in (
        [one for one in papers if _is_above(one, paper)],
        [one for one in papers if _is_not_later(one, paper)],
        list(papers),
    ):
        if kept:
            own = _standing(paper)
            nearest = min(kept, key=lambda one: _nearness(one, own))
            level = _standing(nearest).rank
            rivals = {core_of(one.title) for one in kept if _standing(one).rank == level}
            return nearest if len(rivals) == 1 else None
    return None


def _standing(paper: Known) -> Standing:
    return standing_of(paper.level, paper.issuers)


def _is_not_later(one: Known, paper: Known) -> bool:
    return not (one.issued_on and paper.issued_on and one.issued_on > paper.issued_on)


def _is_above(upper: Known, lower: Known) -> bool:
    """Of a higher level, or the seat of the own place; without a level the earlier of two."""
    if not _is_not_later(upper, lower):
        return False
    above, below = _standing(upper), _standing(lower)
    if above.is_known and below.is_known:
        return above.is_over(below)
    return bool(upper.issued_on and lower.issued_on and upper.issued_on < lower.issued_on)


def _nearness(one: Known, own: Standing) -> tuple[int, int, str]:
    days = -one.issued_on.toordinal() if one.issued_on else 0
    return own.steps_to(_standing(one)), days, one.id


def _distance(link: Link, own: Standing) -> tuple[tuple[int, int, str], int]:
    return _nearness(link.cited, own), link.citation.span[0]
