"""Matches corpora and gathers what is right and wrong about the pairs that are listed."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.sources import Pair
from tests.benchmarks.copies import scoring
from tests.benchmarks.copies.planting import Corpus, Truth

_SHOWN = 400


def judged(corpora: Iterable[Corpus], misses: list[Mapping[str, object]]) -> dict[str, Any]:
    """Return the figures of some corpora together; every miss is told to ``misses``."""
    truths: list[Truth] = []
    listed: dict[tuple[str, str], Pair] = {}
    false: dict[tuple[str, str], str] = {}
    apart, papers, seconds = 0, 0, 0.0
    for corpus in corpora:
        progress(f"matching {len(corpus.papers)} papers")
        begun = time.perf_counter()
        found = scoring.by_pair(match(corpus.papers))
        seconds += time.perf_counter() - begun
        if corpus.judged is not None:
            apart += len(corpus.judged) // 2
            found = {key: pair for key, pair in found.items() if key in corpus.judged}
        wrong = scoring.false_copies(corpus.truths, found, corpus.innocent)
        misses += _misses(corpus, found, wrong)
        papers += len(corpus.papers)
        truths, listed, false = truths + corpus.truths, listed | found, false | wrong
    recall = scoring.recall_by_class(truths, listed)
    hits = [truth for truth in truths if scoring.is_found(truth, listed)]
    pairs = [listed[truth.lower, truth.upper] for truth in hits]
    errors = [
        abs(pair.found.containment - truth.containment)
        for pair, truth in zip(pairs, hits, strict=True)
    ]
    named = [pair.relation.name == truth.relation for pair, truth in zip(pairs, hits, strict=True)]
    return {
        "papers": papers,
        "ms_a_paper": 1_000 * seconds / papers,
        "planted_of_a_class_least": min(Counter(truth.kind for truth in truths).values()),
        "recall_least": min(recall.values()),
        "recall": recall,
        "statute_pairs_apart": apart,
        **scoring.precision(listed, false),
        "nearest_source": scoring.nearest_right(truths, listed),
        "passages": scoring.plagdet(truths, listed),
        "substitutions": scoring.substitutions(truths, listed),
        "relation_of_found_right": sum(named) / max(len(named), 1),
        "containment_error": sum(errors) / max(len(errors), 1),
    }


def progress(what: str) -> None:
    """Tell on standard error what is done now."""
    sys.stderr.write(f"copies: {what}\n")
    sys.stderr.flush()


def _misses(
    corpus: Corpus, found: scoring.Listed, wrong: Mapping[tuple[str, str], str]
) -> Iterable[Mapping[str, object]]:
    """Yield what a person has to look at: planted and not found, listed and not planted."""
    texts = {paper.id: paper.text for paper in corpus.papers}
    for truth in corpus.truths:
        pair = found.get((truth.lower, truth.upper))
        if not scoring.is_found(truth, found) or (pair and pair.relation.name != truth.relation):
            yield {
                "part": "recall" if pair is None else "relation of planted",
                "class": truth.kind,
                "named": pair.relation.name if pair else "not listed",
                "lower": truth.lower,
                "share": round(truth.containment, 3),
                "text": texts[truth.lower],
                "source": texts[truth.upper],
            }
    for key, kind in wrong.items():
        passages = scoring.passages_of(found[key])
        yield {
            "part": "precision",
            "class": kind,
            "pair": key,
            "containment": round(found[key].found.containment, 3),
            "passages": [texts[key[0]][slice(*lower)][:_SHOWN] for lower, _ in passages],
            "sources": [texts[key[1]][slice(*upper)][:_SHOWN] for _, upper in passages],
        }
    for truth, swaps in scoring.with_swaps(corpus.truths, found):
        planted = set(truth.substitutions)
        if swaps != planted:
            yield {
                "part": "substitutions",
                "lower": truth.lower,
                "not planted": sorted(swaps - planted),
                "not listed": sorted(planted - swaps),
            }
