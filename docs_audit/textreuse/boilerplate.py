"""Words that are the common property of many issuers: closings, templates, stock clauses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.candidates import Neighbourhood
from docs_audit.textreuse.contenders import Contender
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.quotations import citations
from docs_audit.textreuse.store import Entry, issuer_of

FEWEST_ISSUERS = 6
MOST_WITNESSES = 24
VERSION = 0.62

_MOSTLY = 0.6
_ENACTED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日.{0,120}?(?:通过|批准|公布|发布|修正|修订)")
_FORMULA = re.compile(
    r"根据.{1,120}制定本(?:法|条例|办法|规定|细则|规则)|滥用职权.{0,12}(?:玩忽职守|徇私舞弊)|"
    r"玩忽职守.{0,12}(?:滥用职权|徇私舞弊)|构成犯罪的.{0,4}依法追究刑事责任|"
    r"(?:治安管理处罚|民事|赔偿)(?:责任)?(?:的|法).{0,30}依法|依法.{0,6}(?:民事|赔偿)责任|"
    r"不服.{0,40}(?:复议|诉讼|起诉)|不(?:起诉|申请.{0,6}复议).{0,60}强制执行|"
    r"(?:成绩|贡献)的.{0,40}(?:单位|组织|个人|公民).{0,60}(?:表彰|奖励)|"
    r"(?:法律|法规).{0,12}规定.{0,20}(?:从其规定|依照其规定)|未规定.{0,8}依照本|规定.{0,4}自.{1,20}起施行|自\d{4}年.{1,8}日起施行"
)
_SENTENCE = re.compile(r"[^。；！？!?;\n]+")


def witnesses(found: Neighbourhood, known: Collection[str]) -> list[Entry]:
    """Choose papers of other issuers to ask what is common, those that share most first.

    ``known`` are the ids of papers that are asked anyway. Empty where no fingerprint of the paper
    stands in enough papers.
    """
    if found.most_common < FEWEST_ISSUERS:
        return []
    chosen: dict[str, Entry] = {}
    for one in found.candidates:
        if one.entry.id not in known:
            chosen.setdefault(issuer_of(one.entry), one.entry)
    return list(chosen.values())[:MOST_WITNESSES]


def common_words(lower: Prepared, upper: Prepared, asked: Iterable[Contender]) -> NDArray[np.bool_]:
    """Mark the words of a paper that at least ``FEWEST_ISSUERS`` unrelated issuers use as well.

    Versions of either paper as a whole, and what their issuers wrote, do not count: a paper that
    everyone copied is no template. Nor does who names the upper by its number: a measure of it
    that many carry down is the upper's own. A sentence that is mostly common is common altogether,
    the names and dates filled into it included; a citation is as a whole or not at all.
    """
    related = {lower.paper.issuer_key, upper.paper.issuer_key}
    by_issuer: dict[str, NDArray[np.bool_]] = {}
    for one in asked:
        issuer = issuer_of(one.entry)
        if issuer in related or _names(one.upper, upper):
            continue
        if is_version(one.upper, lower) or is_version(one.upper, upper):
            continue
        by_issuer[issuer] = by_issuer[issuer] | one.covered if issuer in by_issuer else one.covered
    if len(by_issuer) < FEWEST_ISSUERS:
        return np.zeros(len(lower.words), dtype=np.bool_)
    common = np.sum(list(by_issuer.values()), axis=0) >= FEWEST_ISSUERS
    for start, end in lower.sentences:
        if common[start:end].mean() >= _MOSTLY:
            common[start:end] = True
    cited = np.array(citations(lower.paper.text), dtype=np.int64).reshape(-1, 2)
    for start, end in np.searchsorted(lower.words.starts, cited).tolist():
        common[start:end] = bool(common[start:end].sum() * 2 >= end - start)
    return np.asarray(common)


def _names(one: Prepared, other: Prepared) -> bool:
    return bool(other.paper.number) and other.paper.number in one.paper.text


def is_version(one: Prepared, other: Prepared) -> bool:
    """Say whether a paper is another as a whole: most of the smaller one's fingerprints agree."""
    mine, theirs = one.fingerprints, other.fingerprints
    shared = len(np.intersect1d(mine, theirs, assume_unique=True))
    return shared >= VERSION * max(1, min(len(mine), len(theirs)))


def formula_words(paper: Prepared) -> NDArray[np.bool_]:
    """Mark the words of the formulae of statutes, which are common however few papers have them."""
    return paper.inside(formulae(paper.paper.text))


def formulae(text: str) -> tuple[Span, ...]:
    """Return the sentences that statutes share by their form, ascending.

    Who passed it and when, the purpose, commendation, abuse of office, liability by other laws,
    remedies and commencement are worded as the technique of legislation prescribes (domain.md
    3.1: no kind of official paper bears them).
    """
    return tuple(
        match.span()
        for match in _SENTENCE.finditer(text)
        if _FORMULA.search(match[0]) or _ENACTED.search(match[0])
    )
