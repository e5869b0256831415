"""Between stored papers and the copy engine: what the engine is told, what the index keeps."""

from collections import OrderedDict
from collections.abc import Hashable

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


class Corpus:
    """The stored papers as the engine fetches them, by the hash of their file.

    `places` learns the division path of every issuer that is fetched.
    """

    def __init__(self) -> None:
        self.places = textreuse.PlaceTree()
        self._names: dict[int, str] = {}

    def fetch(self, sha256: str) -> textreuse.Prepared:
        """The prepared paper of an id; a paper that was removed meanwhile raises DoesNotExist."""
        paper = Paper.objects.select_related("file", "unit").defer("text").get(file__sha256=sha256)
        self.learn_place(paper)
        return _prepared(paper)

    def learn_place(self, paper: Paper) -> None:
        """Learn the division path of the issuer of a paper, stored or not."""
        if paper.unit is not None:
            self.places.learn_path(self._places_of(paper.unit))

    def _places_of(self, unit: Unit) -> list[str]:
        """The places a unit lies in, the widest first: 江东省, 安平市, 清河县 of 清河县教育局."""
        missing = [pk for pk in unit.ancestor_ids if pk not in self._names]
        if missing:
            self._names |= dict(Unit.objects.filter(pk__in=missing).values_list("pk", "name"))
        names = [self._names[pk] for pk in unit.ancestor_ids if pk in self._names]
        return [place for name in (*names, unit.name) if (place := naming.place_stem(name))]


_remembered: OrderedDict[Hashable, textreuse.Prepared] = OrderedDict()


def _prepared(paper: Paper) -> textreuse.Prepared:
    """The paper made ready, remembered as long as what is known of it stays the same.

    The text of a stored file never changes, so neither text nor words are read again for each
    of the many papers it is compared with.
    """
    known = (paper.file.sha256, paper.unit_id, paper.level, paper.issued_on, paper.number)
    key = (*known, paper.issuer_name, paper.title)
    found = _remembered.get(key)
    if found is None:
        found = _remembered[key] = textreuse.prepare(engine_paper(paper))
    _remembered.move_to_end(key)
    while len(_remembered) > REMEMBERED_PAPERS:
        _remembered.popitem(last=False)
    return found
