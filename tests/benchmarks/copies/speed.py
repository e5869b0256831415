"""What indexing and matching cost, beside datasketch and rensa in the same run."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from docs_audit.textreuse.matching import Matcher
from docs_audit.textreuse.memory import MemoryStore
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.prepared import prepare
from docs_audit.textreuse.store import entry_of
from docs_audit.textreuse.tokens import tokenise
from tests.benchmarks.copies.base import base_texts

LENGTH = 1_560
SIZES = (1_000, 10_000)
MATCHED = 300
_PEERS_MEASURED = 300


def figures(data: Path, seed: int) -> dict[str, dict[str, float]]:
    """Return what an index of each size costs, and papers a second through ``match``."""
    joined = "".join(base_texts(data / "regulations", seed))
    per_second = {count: _matched_per_second(_texts(joined, count), seed) for count in SIZES}
    few, many = SIZES
    return {
        **{f"index_ms_{count}": _indexing(_texts(joined, count), seed) for count in SIZES},
        "fingerprints": _fingerprints(_texts(joined, few)),
        "match": {
            **{f"papers_per_second_{count}": rate for count, rate in per_second.items()},
            "times_slower": per_second[few] / per_second[many],
        },
    }


def _texts(joined: str, count: int) -> list[str]:
    step = max(1, (len(joined) - LENGTH) // count)
    return [joined[at * step : at * step + LENGTH] for at in range(count)]


def _indexing(texts: list[str], seed: int) -> dict[str, float]:
    """Return milliseconds a paper from its text to an index in memory, and ours as a multiple."""
    ours = _timed(_ours, texts)
    # The peers' cost a paper does not depend on how many there are; a part of them is enough.
    some = texts[:_PEERS_MEASURED]
    peers = {
        "datasketch": _timed(_datasketch, some),
        "rensa": _timed(lambda texts: _rensa(texts, seed), some),
    }
    times = {f"times_{name}": spent / ours for name, spent in peers.items()}
    return {"ours": ours, **peers, **times}


def _fingerprints(texts: list[str]) -> dict[str, float]:
    """Return the speed of the fingerprints as a share of that of folding and tokenising alone."""
    bare = _timed(lambda texts: [tokenise(text) for text in texts], texts)
    whole = _timed(lambda texts: [prepare(Paper("", t)).fingerprints for t in texts], texts)
    return {"tokenise_ms": bare, "fingerprints_ms": whole, "share_of_bare_speed": bare / whole}


def _matched_per_second(texts: list[str], seed: int) -> float:
    """Papers a second, from the text to the pairs with their passages, among so many."""
    papers = {str(number): Paper(str(number), text) for number, text in enumerate(texts)}
    matcher = Matcher(
        _ours(texts), lambda keys: [prepare(papers[key]) for key in keys], PlaceTree()
    )
    asked = random.Random(seed).sample(sorted(papers), MATCHED)
    begun = time.perf_counter()
    for key in asked:
        matcher.sources(key)
    return MATCHED / (time.perf_counter() - begun)


def _timed(work: Callable[[list[str]], object], texts: list[str]) -> float:
    work(texts[:20])
    begun = time.perf_counter()
    work(texts)
    return 1_000 * (time.perf_counter() - begun) / len(texts)


def _ours(texts: list[str]) -> MemoryStore:
    store = MemoryStore()
    for number, text in enumerate(texts):
        paper = prepare(Paper(str(number), text))
        store.add(entry_of(paper), paper.fingerprints)
    store.postings(paper.fingerprints)
    return store


def _shingles(text: str) -> set[str]:
    return {text[at : at + 5] for at in range(len(text) - 4)}


def _datasketch(texts: list[str]) -> object:
    index = MinHashLSH(threshold=0.2, num_perm=128)
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        index.insert(str(number), sketch)
    return index


def _rensa(texts: list[str], seed: int) -> object:
    index = RMinHashLSH(threshold=0.2, num_perm=128, num_bands=64)
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=seed)
        sketch.update(list(_shingles(text)))
        index.insert(number, sketch)
    return index
