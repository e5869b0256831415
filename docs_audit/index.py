"""The index of the copy search in PostgreSQL: the rows are the truth, memory holds nothing.

A fingerprint that many papers have says little; its postings are read up to POSTINGS rows, so a
frequent one costs no more than that, and it counts as frequent (at least so many issuers).
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from docs_audit.models import Fingerprint, Paper
from docs_audit.textreuse.papers import LEVEL_RANKS
from docs_audit.textreuse.store import Entry, Postings

POSTINGS = 400

_POSTINGS = """
SELECT asked.at, found.paper_id
  FROM unnest(%(hashes)s::bigint[]) WITH ORDINALITY AS asked(hash, at)
 CROSS JOIN LATERAL (
       SELECT paper_id FROM docs_audit_fingerprint
        WHERE hash = asked.hash LIMIT %(limit)s) AS found
"""


class PostgresStore:
    """`docs_audit.textreuse.Store` over the tables of papers and fingerprints.

    The engine's id of a paper is the SHA-256 of its file, the same in every installation; the
    index's own integer is the paper's primary key.
    """

    def __init__(self) -> None:
        self._known: dict[int, Entry] = {}

    @cached_property
    def issuer_count(self) -> int:
        """How many issuers have papers in the index."""
        return Paper.objects.filter(fingerprint_count__gt=0).values("unit").distinct().count()

    def add(self, entry: Entry, fingerprints: NDArray[np.int64]) -> None:
        """Write the fingerprints of a stored paper anew, within the caller's transaction."""
        paper = Paper.objects.only("pk").get(file__sha256=entry.id)
        self.remove(entry.id)
        Fingerprint.objects.bulk_create(
            [Fingerprint(hash=value, paper=paper) for value in fingerprints.tolist()],
            batch_size=5_000,
        )
        Paper.objects.filter(pk=paper.pk).update(fingerprint_count=len(fingerprints))

    def remove(self, paper: str) -> None:
        """Forget the fingerprints of a paper; unknown ids are no error."""
        Fingerprint.objects.filter(paper__file__sha256=paper).delete()
        Paper.objects.filter(file__sha256=paper).update(fingerprint_count=0)

    def postings(self, fingerprints: NDArray[np.int64], *, rows: int) -> Postings:
        """Return the rows of the rarest fingerprints, `rows` at most, at most POSTINGS of each."""
        with connection.cursor() as cursor:
            cursor.execute(_POSTINGS, {"hashes": fingerprints.tolist(), "limit": POSTINGS})
            found = np.array(cursor.fetchall(), dtype=np.int64).reshape(-1, 2)
        at, keys = found[:, 0] - 1, found[:, 1]
        papers = np.bincount(at, minlength=len(fingerprints))
        issuers = self._distinct_issuers(at, keys, len(fingerprints))
        order = np.argsort(papers, kind="stable")
        chosen = np.zeros(len(fingerprints), dtype=np.bool_)
        chosen[order[np.cumsum(papers[order]) <= rows]] = True
        # A fingerprint cut off at POSTINGS rows would favour whichever rows came first.
        chosen &= papers < POSTINGS
        kept = chosen[at]
        return Postings(at[kept], keys[kept], issuers, papers)

    def entries(self, keys: NDArray[np.int64]) -> list[Entry]:
        """Return the entries of the given keys, in that order."""
        self._learn(keys.tolist())
        return [self._known[key] for key in keys.tolist()]

    def _distinct_issuers(
        self, at: NDArray[np.int64], keys: NDArray[np.int64], count: int
    ) -> NDArray[np.int64]:
        distinct, inverse = np.unique(keys, return_inverse=True)
        self._learn(distinct.tolist())
        numbers: dict[str, int] = {}
        issuer_of = np.array(
            [
                numbers.setdefault(self._known[key].issuer or f"\0{key}", len(numbers))
                for key in distinct.tolist()
            ],
            dtype=np.int64,
        )
        if not len(distinct):
            return np.zeros(count, dtype=np.int64)
        pairs = np.unique(at * len(numbers) + issuer_of[inverse])
        return np.bincount(pairs // len(numbers), minlength=count)

    def _learn(self, keys: Sequence[int]) -> None:
        missing = [key for key in keys if key not in self._known]
        rows = Paper.objects.filter(pk__in=missing).values_list(
            "pk",
            "file__sha256",
            "unit_id",
            "issuer_name",
            "level",
            "issued_on",
            "fingerprint_count",
        )
        for pk, sha256, unit, name, level, issued_on, size in rows:
            issuer = str(unit) if unit else name
            self._known[pk] = Entry(sha256, issuer, LEVEL_RANKS.get(level, 0), issued_on, size)
