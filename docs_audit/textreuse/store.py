"""What an index of fingerprints must be able to do; memory and database fulfil it alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import count
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.prepared import Prepared

MOST_ASKED = 4_096
POSTINGS, FEWEST_POSTINGS, ROWS = 64, 8, 16_384

_EPOCH = date(1980, 1, 1)
_WEEKS = 4_096
_TRIES = 8
_UNKNOWN_LAST = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """What an index knows of a paper beside its fingerprints.

    ``issuer`` is the key that frequencies are counted by; ``rank`` is 1 (central) to 6
    (village) or 0; ``size`` is the number of the paper's fingerprints.
    """

    id: str
    issuer: str
    rank: int
    issued_on: date | None
    size: int


@dataclass(frozen=True, slots=True)
class Postings:
    """Rows of an index for some fingerprints.

    Row ``n`` says that fingerprint number ``at[n]`` of the question stands in the paper
    ``keys[n]``. ``papers[f]`` counts the rows of fingerprint ``f``.
    """

    at: NDArray[np.int64]
    keys: NDArray[np.int32]
    papers: NDArray[np.int64]


class Store(Protocol):
    """An index of papers by fingerprint.

    To be kept for each paper: its ``Entry`` under one of ``posting_keys``, and a row
    (fingerprint, key) for each of its fingerprints; both are signed 32-bit integers. Adding a
    paper that is there replaces it. The answers depend on what is stored, never on the order in
    which it came.
    """

    def add(self, entry: Entry, fingerprints: NDArray[np.int32]) -> None:
        """Take a paper in, or replace what is kept under its id."""

    def remove(self, paper: str) -> None:
        """Forget a paper; unknown ids are no error."""

    def postings(self, fingerprints: NDArray[np.int32]) -> Postings:
        """Return the rows of the fingerprints that ``asked`` names, the first keys of each."""

    def entries(self, keys: Sequence[int]) -> Mapping[int, Entry]:
        """Return the entries of the given keys, without those of papers removed meanwhile."""

    @property
    def issuer_count(self) -> int:
        """How many issuers have papers in the index."""


def posting_keys(entry: Entry) -> Iterator[int]:
    """Yield the keys a paper may have in an index, the wanted one first.

    Keys ascend with the level, then with the week of issue, so the first rows of a fingerprint
    are those of the papers most likely to be a source, however many have copied it. The rest is
    a hash: papers share their order over all fingerprints, and it does not tell who came first.
    """
    rank = entry.rank or _UNKNOWN_LAST
    day = entry.issued_on
    week = min(max((day - _EPOCH).days // 7, 0), _WEEKS - 1) if day else _WEEKS - 1
    for attempt in count():
        named = f"{entry.id}\0{entry.issuer}\0{rank}\0{day}\0{attempt}".encode(
            "utf-8", "surrogatepass"
        )
        slot = int.from_bytes(blake2b(named, digest_size=2).digest(), "big")
        later = (week + attempt // _TRIES) % _WEEKS
        yield rank << 28 | later << 16 | slot


def first_key_below(rank: int) -> int:
    """Return the lowest key of papers below a level; those of no known level are the last."""
    return ((rank or _UNKNOWN_LAST) + 1) << 28


def asked(fingerprints: NDArray[np.int32]) -> tuple[NDArray[np.int32], int]:
    """Return which fingerprints of a paper are looked up, and how many rows of each at most.

    Of a very long paper the lowest are, which every copy of it has as well: a question touches
    a bounded number of rows whatever the paper and whatever the index.
    """
    chosen = fingerprints[:MOST_ASKED]
    return chosen, min(POSTINGS, max(FEWEST_POSTINGS, ROWS // max(len(chosen), 1)))


def issuer_of(entry: Entry) -> str:
    """Return whom a paper counts for; one of no known issuer counts for itself."""
    return entry.issuer or f"\0{entry.id}"


def entry_of(paper: Prepared) -> Entry:
    """Describe a prepared paper to an index."""
    known = paper.paper
    return Entry(known.id, known.issuer_key, known.rank, known.issued_on, len(paper.fingerprints))
