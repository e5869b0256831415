"""The index of the copy search in PostgreSQL: the rows are the truth, memory holds nothing.

A row of `IndexedPaper` is all that is written; triggers keep the rows of its fingerprints in the
same transaction, so the index is whole after a kill at any moment. A question reads the first
rows of each fingerprint (`textreuse.store.asked`), a bounded number whatever the index holds.
"""

from collections.abc import Sequence
from functools import cached_property
from uuid import UUID

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from burden.organisations.models import Unit
from docs_audit.textreuse.papers import LEVEL_RANKS
from docs_audit.textreuse.store import (
    MOST_ASKED,
    Entry,
    Postings,
    asked,
    first_key_below,
    posting_keys,
)

FINGERPRINTS = "3"
REMEMBERED_ENTRIES = 50_000
MOST_BELOW = 2_000

_POSTINGS = """
SELECT asked.at - 1, found.keys
  FROM unnest(%(hashes)s::integer[]) WITH ORDINALITY AS asked(hash, at)
 CROSS JOIN LATERAL (
       SELECT string_agg(int4send(first.key), ''::bytea) AS keys
         FROM (SELECT key FROM docs_audit_fingerprint
                WHERE hash = asked.hash ORDER BY key LIMIT %(most)s) AS first) AS found
 WHERE found.keys IS NOT NULL
"""
_BELOW = """
SELECT paper.uuid
  FROM (SELECT unnest(found.keys) AS key
          FROM unnest(%(hashes)s::integer[]) AS asked(hash)
         CROSS JOIN LATERAL (
               SELECT array_agg(first.key) AS keys
                 FROM (SELECT key FROM docs_audit_fingerprint
                        WHERE hash = asked.hash AND key >= %(first)s
                        ORDER BY key LIMIT %(most)s + 1) AS first) AS found
         WHERE cardinality(found.keys) <= %(most)s) AS shared
  JOIN docs_audit_indexedpaper AS indexed USING (key)
  JOIN docs_audit_paper AS paper ON paper.id = indexed.paper_id
 GROUP BY paper.uuid, indexed.hashes
HAVING count(*) >= greatest(%(fewest)s, %(share)s * cardinality(indexed.hashes))
"""
_BEARERS = """
SELECT key, paper_id FROM docs_audit_indexedpaper WHERE key = ANY(%s::integer[])
"""
_ENTRIES = """
SELECT indexed.key, indexed.paper_id, file.sha256,
       coalesce(paper.unit_id::text, paper.issuer_name), paper.level, paper.issued_on,
       cardinality(indexed.hashes)
  FROM docs_audit_indexedpaper AS indexed
  JOIN docs_audit_paper AS paper ON paper.id = indexed.paper_id
  JOIN docs_audit_storedfile AS file ON file.id = paper.file_id
 WHERE indexed.key = ANY(%s::integer[])
"""
_ADD = """
INSERT INTO docs_audit_indexedpaper (paper_id, key, hashes, engine)
SELECT paper.id, %(key)s, %(hashes)s::integer[], %(engine)s
  FROM docs_audit_paper AS paper JOIN docs_audit_storedfile AS file ON file.id = paper.file_id
 WHERE file.sha256 = %(id)s
    ON CONFLICT (key) DO NOTHING
"""
_REMOVE = """
DELETE FROM docs_audit_indexedpaper AS indexed
 USING docs_audit_paper AS paper, docs_audit_storedfile AS file
 WHERE file.sha256 = %s AND paper.file_id = file.id AND indexed.paper_id = paper.id
"""

# By key and paper: a paper whose level, date or issuer is corrected gets another key, but a key
# that has become free may be taken by another paper.
_remembered: dict[tuple[int, int], Entry] = {}


class PostgresStore:
    """`docs_audit.textreuse.Store` over the tables of papers and fingerprints.

    The engine's id of a paper is the SHA-256 of its file, the same in every installation.
    """

    @cached_property
    def issuer_count(self) -> int:
        """How many units there are that may have issued papers."""
        return Unit.objects.count()

    def add(self, entry: Entry, fingerprints: NDArray[np.int32]) -> None:
        """Index a stored paper, or index it anew.

        Raises:
            LookupError: no stored paper has this id.
        """
        row = {"id": entry.id, "hashes": fingerprints.tolist(), "engine": FINGERPRINTS}
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM docs_audit_storedfile WHERE sha256 = %s", [entry.id])
            if cursor.fetchone() is None:
                raise LookupError(entry.id)
            cursor.execute(_REMOVE, [entry.id])
            for key in posting_keys(entry):
                cursor.execute(_ADD, {**row, "key": key})
                if cursor.rowcount:
                    return

    def remove(self, paper: str) -> None:
        """Forget a paper; unknown ids are no error."""
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE, [paper])

    def postings(self, fingerprints: NDArray[np.int32]) -> Postings:
        """Return the rows of the fingerprints that `asked` names, the first keys of each."""
        chosen, most = asked(fingerprints)
        with connection.cursor() as cursor:
            cursor.execute(_POSTINGS, {"hashes": chosen.tolist(), "most": most})
            rows = cursor.fetchall()
        papers = np.zeros(len(chosen), dtype=np.int64)
        found = [np.frombuffer(keys, dtype=">i4") for _, keys in rows]
        for (at, _), keys in zip(rows, found, strict=True):
            papers[at] = len(keys)
        keys = np.concatenate(found) if found else np.zeros(0)
        return Postings(np.repeat(np.arange(len(chosen)), papers), keys.astype(np.int32), papers)

    def papers_below(
        self, fingerprints: NDArray[np.int32], rank: int, *, fewest: int, share: float
    ) -> set[UUID]:
        """Return the papers of lower levels that share so many fingerprints, and of theirs a share.

        All of them, as a superior paper that arrives late meets every copy made of it; only
        fingerprints that more than MOST_BELOW of them have tell nothing and are left out.
        """
        asked_for = {"hashes": fingerprints[:MOST_ASKED].tolist(), "first": first_key_below(rank)}
        with connection.cursor() as cursor:
            bounds = {"most": MOST_BELOW, "fewest": fewest, "share": share}
            cursor.execute(_BELOW, {**asked_for, **bounds})
            return {uuid for (uuid,) in cursor.fetchall()}

    def entries(self, keys: Sequence[int]) -> dict[int, Entry]:
        """Return the entries of the given keys, without those of papers removed meanwhile."""
        with connection.cursor() as cursor:
            cursor.execute(_BEARERS, [list(keys)])
            bearers = cursor.fetchall()
            missing = [key for key, paper in bearers if (key, paper) not in _remembered]
            if missing:
                if len(_remembered) > REMEMBERED_ENTRIES:
                    _remembered.clear()
                    missing = [key for key, _ in bearers]
                cursor.execute(_ENTRIES, [missing])
                for key, paper, sha256, issuer, level, issued_on, size in cursor.fetchall():
                    rank = LEVEL_RANKS.get(level, 0)
                    _remembered[key, paper] = Entry(sha256, issuer, rank, issued_on, size)
        return {
            key: _remembered[key, paper] for key, paper in bearers if (key, paper) in _remembered
        }
