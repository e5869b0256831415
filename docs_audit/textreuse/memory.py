"""An index of fingerprints in memory: sorted segments that are merged as they grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.store import Entry, Postings, asked, issuer_of, posting_keys

_KEY_BITS = np.int64(32)
_KEY = np.int64(2**32 - 1)


class MemoryStore:
    """The store of a single run: a folder audited from a disk, a test, a benchmark.

    A row is one number, the fingerprint above the key. New rows wait in a list and become a
    sorted segment at the next question; segments of like size are merged, so adding a paper
    costs a logarithm and a question looks into few segments.
    """

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._keys: dict[str, int] = {}
        self._issuers: Counter[str] = Counter()
        self._removed: set[int] = set()
        self._pending: list[tuple[NDArray[np.int32], int]] = []
        self._segments: list[NDArray[np.int64]] = []

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def issuer_count(self) -> int:
        """How many issuers have papers in the index."""
        return len(self._issuers)

    def add(self, entry: Entry, fingerprints: NDArray[np.int32]) -> None:
        """Take a paper in, or replace what is kept under its id."""
        self.remove(entry.id)
        if self._removed:
            self._forget_removed()
        key = next(key for key in posting_keys(entry) if key not in self._entries)
        self._entries[key] = entry
        self._keys[entry.id] = key
        self._issuers[issuer_of(entry)] += 1
        self._pending.append((fingerprints, key))

    def remove(self, paper: str) -> None:
        """Forget a paper; its rows go when a paper is next added."""
        key = self._keys.pop(paper, None)
        if key is None:
            return
        entry = self._entries.pop(key)
        self._removed.add(key)
        self._issuers -= Counter([issuer_of(entry)])

    def entries(self, keys: Sequence[int]) -> dict[int, Entry]:
        """Return the entries of the given keys."""
        return {key: self._entries[key] for key in keys}

    def postings(self, fingerprints: NDArray[np.int32]) -> Postings:
        """Return the rows of the fingerprints that ``asked`` names, the first keys of each."""
        if self._removed:
            self._forget_removed()
        self._settle()
        chosen, most = asked(fingerprints)
        lowest = _shifted(chosen)
        rows = [np.zeros(0, dtype=np.int64)]
        for segment in self._segments:
            first = np.searchsorted(segment, lowest)
            last = np.searchsorted(segment, lowest + _KEY, side="right")
            counts = np.minimum(last - first, most)
            offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
            rows.append(segment[np.repeat(first, counts) + offsets])
        found = np.sort(np.concatenate(rows))
        at = np.searchsorted(lowest, found, side="right") - 1
        papers = np.bincount(at, minlength=len(chosen))
        if len(self._segments) > 1 and papers.max(initial=0) > most:
            place = np.arange(len(at)) - (np.cumsum(papers) - papers)[at]
            found, at = found[place < most], at[place < most]
            papers = np.minimum(papers, most)
        return Postings(at, (found & _KEY).astype(np.int32), papers)

    def _forget_removed(self) -> None:
        self._settle()
        gone = np.fromiter(self._removed, dtype=np.int64)
        self._segments = [one[~np.isin(one & _KEY, gone)] for one in self._segments]
        self._removed.clear()

    def _settle(self) -> None:
        """Turn what waits into a segment, and merge segments until each is twice the next."""
        if self._pending:
            found, keys = zip(*self._pending, strict=True)
            rows = _shifted(np.concatenate(found))
            rows += np.repeat(np.array(keys, dtype=np.int64), [len(one) for one in found])
            rows.sort()
            self._segments.append(rows)
            self._pending = []
        while len(self._segments) > 1 and len(self._segments[-2]) < 2 * len(self._segments[-1]):
            merged = np.concatenate(self._segments[-2:])
            merged.sort()
            self._segments[-2:] = [merged]


def _shifted(fingerprints: NDArray[np.int32]) -> NDArray[np.int64]:
    """Put fingerprints above the bits of a key; they ascend as the signed numbers do."""
    return fingerprints.astype(np.int64) << _KEY_BITS
