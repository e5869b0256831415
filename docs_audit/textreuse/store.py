"""What an index of fingerprints must be able to do; memory and database fulfil it alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.prepared import Prepared


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
    ``keys[n]`` (the index's own integer). ``issuers[f]`` and ``papers[f]`` are the frequencies
    of fingerprint ``f`` in the whole index, also where its rows were left out.
    """

    at: NDArray[np.intp]
    keys: NDArray[np.int64]
    issuers: NDArray[np.int64]
    papers: NDArray[np.int64]


class Store(Protocol):
    """An index of papers by fingerprint.

    To be kept for each paper: its ``Entry``, and a row (fingerprint, paper) for each of its
    fingerprints; a fingerprint is a *signed* 64-bit integer (``bigint``), spread over the whole
    range. Adding a paper that is there replaces it. The answers depend on what is stored, never
    on the order in which it came.
    """

    def add(self, entry: Entry, fingerprints: NDArray[np.int64]) -> None:
        """Take a paper in, or replace what is kept under its id."""

    def remove(self, paper: str) -> None:
        """Forget a paper; unknown ids are no error."""

    def postings(self, fingerprints: NDArray[np.int64], *, rows: int) -> Postings:
        """Return the rows of the rarest fingerprints, ``rows`` at most.

        Fingerprints are taken whole, the one in the fewest papers first and ties by value.
        """

    def entries(self, keys: NDArray[np.int64]) -> list[Entry]:
        """Return the entries of the given keys, in that order."""

    @property
    def issuer_count(self) -> int:
        """How many issuers have papers in the index."""


def entry_of(paper: Prepared) -> Entry:
    """Describe a prepared paper to an index."""
    known = paper.paper
    return Entry(known.id, known.issuer, known.rank, known.issued_on, len(paper.fingerprints))
