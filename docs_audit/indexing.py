"""Between stored papers and the copy engine: what the engine is told, what the index keeps."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from burden.organisations import naming
from burden.organisations.models import Unit
from docs_audit import textreuse
from docs_audit.index import PostgresStore
from docs_audit.models import Paper

REMEMBERED_PAPERS = 96


def engine_paper(paper: Paper) -> textreuse.Paper:
    """The engine's view of a stored paper; its id is the hash of the file (see `index`)."""
    issuer = paper.unit.name if paper.unit else paper.issuer_name
    return textreuse.Paper(
        id=paper.file.sha256,
        text=paper.text,
        body=tuple((start, end) for start, end in paper.layout["body"]) or None,
        issuers=(issuer,) if issuer else (),
        level=paper.level,
        issued_on=paper.issued_on,
        number=paper.number,
        title=paper.title,
    )


def index_paper(paper: Paper) -> None:
    """Write the fingerprints of a paper, in the caller's transaction."""
    prepared = textreuse.prepare(engine_paper(paper))
    PostgresStore().add(textreuse.entry_of(prepared), prepared.fingerprints)


def foreign_places(paper: Paper) -> list[dict[str, Any]]:
    """Names of other places left in a paper as if they were its own, by its text alone."""
    if paper.unit is None:
        return []
    found = textreuse.foreign_places(
        textreuse.prepare(engine_paper(paper)), _places_around(paper.unit)
    )
    return [{"name": one.name, "span": list(one.span), "sentence": one.sentence} for one in found]


def _places_around(unit: Unit) -> textreuse.PlaceTree:
    """The places a unit lies in and what lies directly in each of them, its own among them."""
    line = [*Unit.objects.filter(pk__in=unit.ancestor_ids).order_by("path"), unit]
    below = Unit.objects.filter(parent__in=line).values_list("parent", "name")
    places = textreuse.PlaceTree()
    paths: dict[int | None, list[str]] = {}
    path: list[str] = []
    for one in line:
        path = [*path, *filter(None, [naming.place_stem(one.name)])]
        paths[one.pk] = path
    for parent, name in below:
        places.learn_path([*paths[parent], *filter(None, [naming.place_stem(name)])])
    places.learn_path(path)
    return places


class Corpus:
    """The stored papers as the engine fetches them, by the hashes of their files.

    `places` learns the division path of every issuer that is fetched.
    """

    def __init__(self) -> None:
        self.places = textreuse.PlaceTree()
        self._learnt: set[int] = set()

    def fetch(self, ids: Sequence[str]) -> list[textreuse.Prepared]:
        """The prepared papers of some ids, in that order.

        Raises:
            Paper.DoesNotExist: one of them was removed meanwhile.
        """
        known = Paper.objects.filter(file__sha256__in=ids).select_related("file", "unit")
        papers = {paper.file.sha256: paper for paper in known.defer("text", *_NOT_COMPARED)}
        if len(papers) < len(set(ids)):
            raise Paper.DoesNotExist
        self._learn_places(papers.values())
        return _prepared([papers[sha256] for sha256 in ids])

    def _learn_places(self, papers: Iterable[Paper]) -> None:
        """The places a unit lies in, the widest first: 江东省, 安平市, 清河县 of 清河县教育局."""
        units = {paper.unit.pk: paper.unit for paper in papers if paper.unit is not None}
        new = [unit for pk, unit in units.items() if pk not in self._learnt]
        above = {pk for unit in new for pk in unit.ancestor_ids}
        names = dict(Unit.objects.filter(pk__in=above).values_list("pk", "name")) if above else {}
        for unit in new:
            line = [names[pk] for pk in unit.ancestor_ids if pk in names]
            places = [naming.place_stem(name) for name in (*line, unit.name)]
            self.places.learn_path([place for place in places if place])
        self._learnt |= units.keys()


_NOT_COMPARED = ("read", "given", "corrections")
_remembered: OrderedDict[Hashable, textreuse.Prepared] = OrderedDict()


def _prepared(papers: Sequence[Paper]) -> list[textreuse.Prepared]:
    """The papers made ready, remembered as long as what is known of them stays the same.

    The text of a stored file never changes, so neither text nor words are read again for each
    of the many papers it is compared with.
    """
    missing = [paper for paper in papers if _facts(paper) not in _remembered]
    texts = (
        dict(Paper.objects.filter(pk__in=[paper.pk for paper in missing]).values_list("pk", "text"))
        if missing
        else {}
    )
    found = []
    for paper in papers:
        key = _facts(paper)
        if key not in _remembered:
            paper.text = texts[paper.pk]
            _remembered[key] = textreuse.prepare(engine_paper(paper))
        _remembered.move_to_end(key)
        found.append(_remembered[key])
    while len(_remembered) > REMEMBERED_PAPERS:
        _remembered.popitem(last=False)
    return found


def _facts(paper: Paper) -> Hashable:
    known = (paper.file.sha256, paper.unit_id, paper.level, paper.issued_on, paper.number)
    return (*known, paper.issuer_name, paper.title)
