"""Words that are the common property of many issuers: closings, templates, stock clauses."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.candidates import Neighbourhood
from docs_audit.textreuse.fingerprints import fingerprint_of
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.store import POSTINGS

FEWEST_ISSUERS = 6
SHARE_OF_ISSUERS = 0.005
# An index counts no more issuers of a fingerprint than it reads rows of it.
ENOUGH_ISSUERS = POSTINGS // 2

_MOSTLY = 0.6
_SENTENCE_END = re.compile(r"[。；！？!?;\n]+")


def has_common_words(found: Neighbourhood) -> bool:
    """Say whether any fingerprint of a paper can be boilerplate at all."""
    return bool((found.issuers >= FEWEST_ISSUERS).any())


def boilerplate(
    paper: Prepared, found: Neighbourhood, upper: Neighbourhood, issuer_count: int
) -> NDArray[np.bool_]:
    """Mark the words of a paper that stand in sentences many unrelated issuers use.

    A fingerprint is common when at least ``FEWEST_ISSUERS`` issuers (``SHARE_OF_ISSUERS`` of all
    in a large index) use it beside the families of the two papers compared. The families are
    left out because a paper that everyone copied is no template.
    """
    related = len(found.family | upper.family) + 2
    least = max(FEWEST_ISSUERS, min(SHARE_OF_ISSUERS * issuer_count, ENOUGH_ISSUERS))
    common = paper.fingerprints[found.issuers - related >= least]
    marked = np.zeros(len(paper.words), dtype=np.bool_)
    if not len(common):
        return marked
    hashes = fingerprint_of(paper.grams)
    sampled = np.isin(hashes, paper.fingerprints)
    frequent = np.isin(hashes, common)
    for start, end in sentences(paper):
        seen = int(sampled[start:end].sum())
        if seen and frequent[start:end].sum() >= _MOSTLY * seen:
            marked[start:end] = True
    return marked


def sentences(paper: Prepared) -> list[tuple[int, int]]:
    """Return the paper's sentences as stretches of words."""
    ends = [match.start() for match in _SENTENCE_END.finditer(paper.paper.text)]
    edges = np.unique(np.searchsorted(paper.words.starts, np.array([0, *ends, 2**31 - 1])))
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
