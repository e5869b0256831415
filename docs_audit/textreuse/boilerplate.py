"""Words that are the common property of many issuers: closings, templates, stock clauses."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.candidates import Neighbourhood
from docs_audit.textreuse.fingerprints import fingerprint_of
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.store import POSTINGS

FEWEST_ISSUERS = 6
SHARE_OF_ISSUERS = 0.005
# An index counts no more issuers of a fingerprint than it reads rows of it.
ENOUGH_ISSUERS = POSTINGS // 2

_MOSTLY = 0.6
_ENACTED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日.{0,120}?(?:通过|批准|公布|发布|修正|修订)")
_FORMULA = re.compile(
    r"根据.{1,120}制定本(?:法|条例|办法|规定|细则|规则)|滥用职权.{0,12}(?:玩忽职守|徇私舞弊)|"
    r"玩忽职守.{0,12}(?:滥用职权|徇私舞弊)|构成犯罪的.{0,4}依法追究刑事责任|"
    r"(?:治安管理处罚|民事|赔偿)(?:责任)?(?:的|法).{0,30}依法|依法.{0,6}(?:民事|赔偿)责任|"
    r"不服.{0,40}(?:复议|诉讼|起诉)|不(?:起诉|申请.{0,6}复议).{0,60}强制执行|"
    r"(?:法律|法规).{0,12}规定.{0,20}从其规定|规定.{0,4}自.{1,20}起施行|自\d{4}年.{1,8}日起施行"
)
_SENTENCE = re.compile(r"[^。；！？!?;\n]+")
_SENTENCE_END = re.compile(r"[。；！？!?;\n]+")


def has_common_words(found: Neighbourhood) -> bool:
    """Say whether any fingerprint of a paper can be boilerplate at all."""
    return bool((found.issuers >= FEWEST_ISSUERS).any())


def common_words(
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


def formula_words(paper: Prepared) -> NDArray[np.bool_]:
    """Mark the words of the formulae of statutes, which are common however few papers have them."""
    return paper.inside(formulae(paper.paper.text))


def formulae(text: str) -> tuple[Span, ...]:
    """Return the sentences that statutes share by their form, ascending.

    Who passed it and when, the purpose, abuse of office, liability by other laws, remedies and
    commencement are worded as the technique of legislation prescribes (domain.md 3.1: no kind of
    official paper bears them).
    """
    return tuple(
        match.span()
        for match in _SENTENCE.finditer(text)
        if _FORMULA.search(match[0]) or _ENACTED.search(match[0])
    )


def sentences(paper: Prepared) -> list[tuple[int, int]]:
    """Return the paper's sentences as stretches of words."""
    ends = [match.start() for match in _SENTENCE_END.finditer(paper.paper.text)]
    edges = np.unique(np.searchsorted(paper.words.starts, np.array([0, *ends, 2**31 - 1])))
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True))
