"""Between stored papers and the copy engine: what the engine is told, what the index keeps."""

from burden.organisations import naming
from burden.organisations.models import Unit
from docs_audit import textreuse
from docs_audit.index import PostgresStore
from docs_audit.models import Paper


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

    def fetch(self, sha256: str) -> textreuse.Prepared:
        """The prepared paper of an id; a paper that was removed meanwhile raises DoesNotExist."""
        paper = Paper.objects.select_related("file", "unit").get(file__sha256=sha256)
        if paper.unit is not None:
            self.places.learn_path(_places_of(paper.unit))
        return textreuse.prepare(engine_paper(paper))


def _places_of(unit: Unit) -> list[str]:
    """The places a unit lies in, the widest first: 江东省, 安平市, 清河县 of 清河县教育局."""
    above = {one.pk: one.name for one in Unit.objects.above(unit)}
    names = [above[pk] for pk in unit.ancestor_ids if pk in above] + [unit.name]
    return [place for name in names if (place := naming.place_stem(name))]
