"""Copies: recall, passages and relations of planted copies, and speed beside datasketch and rensa.

Needs the texts of ``../shared/data``; says so and measures nothing when they are absent. The
seed here judges; tune on other ones.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from docs_audit.textreuse.matching import Matcher, match
from docs_audit.textreuse.memory import MemoryStore
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.prepared import prepare
from docs_audit.textreuse.sources import Pair
from docs_audit.textreuse.store import entry_of
from tests.benchmarks.copies_classes import CLASSES
from tests.benchmarks.copies_planting import Corpus, Planter, base_texts, independent
from tests.benchmarks.copies_scoring import plagdet, recall_by_class

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SEED = 20_261_123
PER_CLASS = {"regulations": 8, "bills_en": 1}
BACKGROUND = 250
SPEED_LENGTH = 1_560
SPEED_PAPERS = (1_000, 10_000)
MATCHED = 300
COPYING = ("copied", "copied_sideways")


def main() -> dict[str, Any]:
    """Return the figures of both languages, and milliseconds a paper of each index."""
    if not DATA.is_dir():
        return {"copies": f"not measured: {DATA} is absent"}
    figures = {folder: quality(folder, count) for folder, count in PER_CLASS.items()}
    figures |= {f"index_ms_{count}": speed(count) for count in SPEED_PAPERS}
    per_second = {count: matched_per_second(count) for count in SPEED_PAPERS}
    few, many = SPEED_PAPERS
    figures["match"] = {f"papers_per_second_{count}": rate for count, rate in per_second.items()}
    figures["match"]["times_slower"] = per_second[few] / per_second[many]
    return figures


def quality(folder: str, per_class: int) -> dict[str, Any]:
    """Plant copies among a folder's texts and score what is found."""
    corpus = planted(folder, per_class)
    started = time.perf_counter()
    pairs = list(match(corpus.papers))
    seconds = time.perf_counter() - started
    listed = {(one.found.lower.paper.id, one.found.upper.paper.id): one for one in pairs}
    relations = {key: one.relation.name for key, one in listed.items()}
    copied = {key: name for key, name in relations.items() if name in COPYING}
    recall = recall_by_class(corpus.truths, copied)
    hits = [truth for truth in corpus.truths if (truth.lower, truth.upper) in listed]
    errors = [abs(_pair(listed, t.lower, t.upper).containment - t.containment) for t in hits]
    truths = {(truth.lower, truth.upper) for truth in corpus.truths}
    return {
        "papers": len(corpus.papers),
        "ms_a_paper": 1_000 * seconds / len(corpus.papers),
        "recall_least": min(recall.values()),
        **{f"recall_{kind}": value for kind, value in recall.items()},
        **plagdet(corpus.truths, {key: _passages(one) for key, one in listed.items()}),
        "relation_right": sum(relations[t.lower, t.upper] == t.relation for t in hits)
        / max(len(hits), 1),
        "containment_error": sum(errors) / max(len(errors), 1),
        "other_pairs_listed": sum(key not in truths for key in copied),
        "other_pairs_over_a_tenth": sum(
            key not in truths and listed[key].found.containment >= 0.1 for key in copied
        ),
    }


def planted(folder: str, per_class: int) -> Corpus:
    """Build a corpus of every class and of papers that nothing was copied from."""
    texts = independent(base_texts(DATA / folder, SEED))
    planter = Planter(texts, SEED, latin=folder.endswith("_en"))
    for kind, make in CLASSES.items():
        for number in range(per_class):
            if planter.left > len(CLASSES):
                planter.plant(kind, f"{kind}{number}", make)
    for number in range(min(BACKGROUND, planter.left)):
        planter.upper(f"background{number}")
    return planter.corpus


def matched_per_second(count: int) -> float:
    """Papers a second, from the text to the pairs with their passages, among so many."""
    papers = {str(n): Paper(str(n), text) for n, text in enumerate(_texts(count))}
    store = MemoryStore()
    for paper in papers.values():
        prepared = prepare(paper)
        store.add(entry_of(prepared), prepared.fingerprints)
    matcher = Matcher(store, lambda keys: [prepare(papers[key]) for key in keys], PlaceTree())
    asked = random.Random(SEED).sample(sorted(papers), MATCHED)
    started = time.perf_counter()
    for key in asked:
        matcher.sources(key)
    return MATCHED / (time.perf_counter() - started)


def _texts(count: int) -> list[str]:
    joined = "".join(base_texts(DATA / "regulations", SEED))
    step = max(1, (len(joined) - SPEED_LENGTH) // count)
    return [joined[at * step : at * step + SPEED_LENGTH] for at in range(count)]


def speed(count: int) -> dict[str, float]:
    """Milliseconds a paper from its text to an index in memory, and ours as a multiple."""
    texts = _texts(count)
    ours = _timed(_ours, texts)
    # The peers' cost a paper does not depend on how many there are; a part of them is enough.
    some = texts[: min(count, 300)]
    peers = {"datasketch": _timed(_datasketch, some), "rensa": _timed(_rensa, some)}
    times = {f"times_{name}": spent / ours for name, spent in peers.items()}
    return {"ours": ours, **peers, **times}


def _timed(index: Callable[[list[str]], object], texts: list[str]) -> float:
    index(texts[:20])
    started = time.perf_counter()
    index(texts)
    return 1_000 * (time.perf_counter() - started) / len(texts)


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


def _rensa(texts: list[str]) -> object:
    index = RMinHashLSH(threshold=0.2, num_perm=128, num_bands=64)
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=SEED)
        sketch.update(list(_shingles(text)))
        index.insert(number, sketch)
    return index


def _pair(listed: dict[tuple[str, str], Pair], lower: str, upper: str) -> Any:
    return listed[lower, upper].found


def _passages(pair: Pair) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    return tuple((one.lower, one.upper) for one in pair.found.passages)
