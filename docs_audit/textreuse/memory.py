"""An index of fingerprints in memory: sorted segments that are merged as they grow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.store import Entry, Postings

_FEWEST_PENDING = 256


class MemoryStore:
    """The store of a single run: a folder audited from a disk, a test, a benchmark.

    New rows wait in a list and become a sorted segment at the next question; segments of like
    size are merged, so adding a paper costs a logarithm and a question looks into few segments.
    """

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._issuer_of = np.zeros(1_024, dtype=np.int64)
        self._keys: dict[str, int] = {}
        self._issuers: dict[str, int] = {}
        self._papers_of_issuer: dict[str, int] = {}
        self._removed: set[int] = set()
        self._pending: list[tuple[NDArray[np.int64], int]] = []
        self._segments: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def issuer_count(self) -> int:
        """How many issuers have papers in the index."""
        return len(self._papers_of_issuer)

    def add(self, entry: Entry, fingerprints: NDArray[np.int64]) -> None:
        """Take a paper in, or replace what is kept under its id."""
        self.remove(entry.id)
        key = len(self._entries)
        if key == len(self._issuer_of):
            self._issuer_of = np.concatenate((self._issuer_of, np.zeros_like(self._issuer_of)))
        # A paper of no known issuer counts as one of its own, or all of them would be one.
        issuer = entry.issuer or f"\0{entry.id}"
        self._issuer_of[key] = self._issuers.setdefault(issuer, len(self._issuers))
        self._papers_of_issuer[issuer] = self._papers_of_issuer.get(issuer, 0) + 1
        self._keys[entry.id] = key
        self._entries.append(entry)
        self._pending.append((fingerprints, key))

    def remove(self, paper: str) -> None:
        """Forget a paper; its rows go when their segment is next merged."""
        key = self._keys.pop(paper, None)
        if key is None:
            return
        self._removed.add(key)
        issuer = self._entries[key].issuer or f"\0{paper}"
        self._papers_of_issuer[issuer] -= 1
        if not self._papers_of_issuer[issuer]:
            del self._papers_of_issuer[issuer]

    def entries(self, keys: NDArray[np.int64]) -> list[Entry]:
        """Return the entries of the given keys, in that order."""
        return [self._entries[key] for key in keys.tolist()]

    def postings(self, fingerprints: NDArray[np.int64], *, rows: int) -> Postings:
        """Return the rows of the rarest fingerprints, ``rows`` at most."""
        self._settle()
        bounds = [
            (np.searchsorted(hashes, fingerprints), np.searchsorted(hashes, fingerprints, "right"))
            for hashes, _ in self._segments
        ]
        papers = np.zeros(len(fingerprints), dtype=np.int64)
        for low, high in bounds:
            papers += high - low
        order = np.argsort(papers, kind="stable")
        chosen = np.zeros(len(fingerprints), dtype=np.bool_)
        chosen[order[np.cumsum(papers[order]) <= rows]] = True
        at, keys = self._rows(bounds, np.flatnonzero(chosen))
        issuers = papers.copy()
        issuers[chosen] = self._distinct_issuers(at, keys, len(fingerprints))[chosen]
        return Postings(at, keys, issuers, papers)

    def _rows(
        self, bounds: list[tuple[NDArray[np.intp], NDArray[np.intp]]], chosen: NDArray[np.intp]
    ) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        all_at, all_keys = [np.zeros(0, dtype=np.intp)], [np.zeros(0, dtype=np.int64)]
        for (low, high), (_, keys) in zip(bounds, self._segments, strict=True):
            counts = (high - low)[chosen]
            offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
            all_at.append(np.repeat(chosen, counts))
            all_keys.append(keys[np.repeat(low[chosen], counts) + offsets])
        at, keys = np.concatenate(all_at), np.concatenate(all_keys)
        if self._removed:
            kept = ~np.isin(keys, np.fromiter(self._removed, dtype=np.int64))
            at, keys = at[kept], keys[kept]
        return at, keys

    def _distinct_issuers(
        self, at: NDArray[np.intp], keys: NDArray[np.int64], count: int
    ) -> NDArray[np.int64]:
        pairs = np.unique(at * max(len(self._issuers), 1) + self._issuer_of[keys])
        return np.bincount(pairs // max(len(self._issuers), 1), minlength=count)

    def _settle(self) -> None:
        """Turn what waits into a segment, and merge segments until each is twice the next."""
        if self._pending:
            hashes = np.concatenate([found for found, _ in self._pending])
            keys = np.repeat(
                np.array([key for _, key in self._pending], dtype=np.int64),
                [len(found) for found, _ in self._pending],
            )
            self._segments.append(_sorted(hashes, keys))
            self._pending = []
        while len(self._segments) > 1 and len(self._segments[-2][0]) < 2 * len(
            self._segments[-1][0]
        ):
            (old, old_keys), (new, new_keys) = self._segments[-2:]
            merged = _sorted(np.concatenate((old, new)), np.concatenate((old_keys, new_keys)))
            self._segments[-2:] = [merged]


def _sorted(
    hashes: NDArray[np.int64], keys: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.argsort(hashes, kind="stable")
    return hashes[order], keys[order]
