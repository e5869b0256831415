"""Between stored papers and the copy engine: what the engine is told, what the index keeps."""

from docs_audit import textreuse
from docs_audit.index import PostgresStore
from docs_audit.models import Paper


def engine_paper(paper: Paper) -> textreuse.Paper:
    """The engine's view of a stored paper; its id is the hash of the file (see `index`)."""
    issuer = str(paper.unit_id) if paper.unit_id else paper.issuer_name
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
