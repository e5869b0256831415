"""Between stored papers and the copy engine: what the engine is told, what the index keeps."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from docs_audit import register, textreuse
from docs_audit.index import PostgresStore
from docs_audit.models import Paper

REMEMBERED_PAPERS = 256


def engine_paper(paper: Paper) -> textreuse.Paper:
    """The engine's view of a paper; its id is the hash of the file (see `index`)."""
    facts = _Facts(
        sha256=paper.file.sha256,
        paper_id=paper.pk,
        unit_id=paper.unit_id,
        issuer=paper.unit.name if paper.unit else paper.issuer_name,
        level=paper.level,
        issued_on=paper.issued_on,
        number=paper.number,
        title=paper.title,
        lineage=register.lineage(register.line_of(paper.unit)),
    )
    return facts.told_of(paper.text, paper.layout["body"])


def index_paper(paper: Paper) -> None:
    """Write the fingerprints of a paper, in the caller's transaction."""
    prepared = textreuse.prepare(engine_paper(paper))
    PostgresStore().add(textreuse.entry_of(prepared), prepared.fingerprints)


def foreign_places(paper: Paper) -> list[dict[str, Any]]:
    """Names of other places left in a paper as if they were its own, by its text alone."""
    if paper.unit is None:
        return []
    places = textreuse.PlaceTree()
    register.learn_around(places, [paper.unit.path])
    found = textreuse.foreign_places(textreuse.prepare(engine_paper(paper)), places)
    return [{"name": one.name, "span": list(one.span), "sentence": one.sentence} for one in found]


_FACTS = """
SELECT file.sha256, paper.id, paper.unit_id, coalesce(unit.name, paper.issuer_name), paper.level,
       paper.issued_on, paper.number, paper.title, unit.path,
       ARRAY(SELECT above.level || ':' || above.name FROM organisations_unit AS above
              WHERE above.id = ANY(string_to_array(rtrim(unit.path, '/'), '/')::bigint[])
              ORDER BY above.path)
  FROM docs_audit_paper AS paper
  JOIN docs_audit_storedfile AS file ON file.id = paper.file_id
  LEFT JOIN organisations_unit AS unit ON unit.id = paper.unit_id
 WHERE file.sha256 = ANY(%s)
"""
_TEXTS = """
SELECT id, text, layout->>'body' FROM docs_audit_paper WHERE id = ANY(%s)
"""


@dataclass(frozen=True)
class _Facts:
    """What is known of a stored paper besides its text, which never changes."""

    sha256: str
    paper_id: int
    unit_id: int | None
    issuer: str
    level: str
    issued_on: date | None
    number: str
    title: str
    lineage: tuple[str, ...]

    def told_of(self, text: str, body: Iterable[Sequence[int]]) -> textreuse.Paper:
        """The paper as the engine takes it; `body` are the spans of its own body."""
        return textreuse.Paper(
            id=self.sha256,
            text=text,
            body=tuple((start, end) for start, end in body) or None,
            issuers=(self.issuer,) if self.issuer else (),
            level=self.level,
            issued_on=self.issued_on,
            number=self.number,
            title=self.title,
            register_id=str(self.unit_id or ""),
            lineage=self.lineage,
        )


_remembered: OrderedDict[_Facts, textreuse.Prepared] = OrderedDict()


class Corpus:
    """The stored papers as the engine fetches them, by the hashes of their files.

    Papers made ready are remembered by this process as long as what is known of them stays the
    same. `places` learns the division path of every issuer that is fetched, and of those asked
    for what lies around it.
    """

    def __init__(self) -> None:
        self.places = textreuse.PlaceTree()
        self._paths: dict[str, str] = {}
        self._learnt: set[str] = set()

    def fetch(self, ids: Sequence[str]) -> list[textreuse.Prepared]:
        """The prepared papers of some ids, in that order.

        Raises:
            Paper.DoesNotExist: one of them was removed meanwhile.
        """
        with connection.cursor() as cursor:
            cursor.execute(_FACTS, [list(ids)])
            rows = cursor.fetchall()
        known = {}
        for sha256, *facts, path, written in rows:
            line = [(name, level) for level, _, name in (one.partition(":") for one in written)]
            known[sha256] = _Facts(sha256, *(*facts, register.lineage(line)))
            self._learn_line(sha256, path or "", line)
        if known.keys() < set(ids):
            raise Paper.DoesNotExist
        _remember([facts for facts in known.values() if facts not in _remembered])
        for facts in known.values():
            _remembered.move_to_end(facts)
        found = [_remembered[known[sha256]] for sha256 in ids]
        while len(_remembered) > REMEMBERED_PAPERS:
            _remembered.popitem(last=False)
        return found

    def learn_around(self, ids: Iterable[str]) -> None:
        """Learn what lies around the issuers of fetched papers, whether it issued papers or not.

        A paper that was not fetched, as a draft, is passed over.
        """
        register.learn_around(self.places, {self._paths.get(one, "") for one in ids})

    def _learn_line(self, sha256: str, path: str, line: Iterable[tuple[str, str]]) -> None:
        """The places a unit lies in, the widest first: 江东省, 安平市, 清河县 of 清河县教育局."""
        self._paths[sha256] = path
        if path not in self._learnt:
            self._learnt.add(path)
            register.learn(self.places, line)


def _remember(missing: Sequence[_Facts]) -> None:
    if not missing:
        return
    with connection.cursor() as cursor:
        cursor.execute(_TEXTS, [[facts.paper_id for facts in missing]])
        texts = {pk: (text, body) for pk, text, body in cursor.fetchall()}
    for facts in missing:
        text, body = texts[facts.paper_id]
        _remembered[facts] = textreuse.prepare(facts.told_of(text, json.loads(body)))
