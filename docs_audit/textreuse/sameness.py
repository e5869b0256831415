"""Sameness: one paper that two records tell of, taken in twice or issued jointly."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from docs_audit.textreuse.alignment import REPLACED, Block
from docs_audit.textreuse.comparison import Comparison
from docs_audit.textreuse.forwarding import folding
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.standing import are_namesakes, share_an_issuer

ONE_NUMBER, ONE_ISSUE = "same_number_and_text", "same_issuer_day_and_text"
ONE_TITLE, JOINTLY = "same_title_and_text", "joint_issue"

_RESEMBLANCE = 0.9
_ALL_OF_ONE, _MOST_OF_OTHER = 0.93, 0.6
_MISREAD = 94
_HEAD, _SHORTEST_TITLE = 1_000, 8
_LEVELS = frozenset("国省市州盟县区旗镇乡村")
_NAMED_BY = re.compile(r"^(?P<organ>.{4,40}?)(?:[关關]于|[转轉][发發]|印[发發]|批[转轉])")
_CITED = re.compile(r"《[^《》]*》")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_DIGITS = re.compile(r"\d+")


def one_document(found: Comparison) -> str:
    """Return why both papers of a comparison are one, or an empty string when they are two.

    One number, one text: the same paper, also when its issuers differ, for a joint paper bears
    the number of its lead organ (domain.md 3.2). Joint issue is between organs of one level.
    """
    if not _is_one_text(found) or is_localised(found):
        return ""
    lower, upper = found.lower.paper, found.upper.paper
    if are_namesakes(lower, upper):
        return ""
    if lower.number and upper.number:
        return _by_number(lower, upper)
    title = _titles_agree(lower, upper)
    if not _agree(lower.issued_on, upper.issued_on) or not (
        title or _years_agree(lower.title, upper.title)
    ):
        return ""
    return _by_title(lower, upper, title=title)


def _by_number(lower: Paper, upper: Paper) -> str:
    if not is_same_number(lower.number, upper.number):
        return ""
    if share_an_issuer(lower, upper):
        return ONE_NUMBER
    is_named = _titles_agree(lower, upper) and _names_issuer(lower)
    is_one_level = _agree(lower.rank, upper.rank)
    if not _agree(lower.issued_on, upper.issued_on) or not (is_one_level or is_named):
        return ""
    return JOINTLY if lower.issuers and upper.issuers else ONE_NUMBER


def _by_title(lower: Paper, upper: Paper, *, title: bool) -> str:
    """Decide by titles, issuers and days that do not contradict each other."""
    if title and _names_issuer(lower) and _names_issuer(upper):
        return ONE_TITLE
    if not _agree(lower.rank, upper.rank):
        return ""
    stated = bool(lower.issuers) and bool(upper.issuers)
    if share_an_issuer(lower, upper) or not stated:
        return ONE_ISSUE if title or not (lower.title and upper.title) else ""
    is_known_day = lower.issued_on is not None and lower.issued_on == upper.issued_on
    return JOINTLY if title and is_known_day else ""


def is_localised(found: Comparison) -> bool:
    """Say whether the lower names its own level where the upper names another (全省 -> 全市)."""
    return any(
        _swaps_level(found, block)
        for passage in found.passages
        for block in passage.blocks
        if block.kind == REPLACED
    )


def is_same_number(one: str, other: str) -> bool:
    """Say whether two document numbers are one, whatever brackets and blanks they bear."""
    return _written(one) == _written(other)


def _written(number: str) -> str:
    return folding(_LEADING_ZEROS.sub("", number))


def _swaps_level(found: Comparison, block: Block) -> bool:
    below, above = found.lower.words, found.upper.words
    if block.lower_end - block.lower != block.upper_end - block.upper:
        return False
    for at in range(block.lower_end - block.lower):
        here, there = block.lower + at, block.upper + at
        mine = found.lower.paper.text[below.starts[here] : below.ends[here]]
        theirs = found.upper.paper.text[above.starts[there] : above.ends[there]]
        if mine != theirs and mine in _LEVELS and theirs in _LEVELS:
            return True
    return False


def _is_one_text(found: Comparison) -> bool:
    """Say whether the texts are one, or one stands in the other beside a cover or a stamp."""
    if found.resemblance >= _RESEMBLANCE:
        return True
    lower, upper = found.lower.paper, found.upper.paper
    if not (lower.number and is_same_number(lower.number, upper.number)) and not (
        lower.issued_on is not None
        and lower.issued_on == upper.issued_on
        and share_an_issuer(lower, upper)
    ):
        return False
    shared = int(found.lower.lengths[found.covered].sum())
    sizes = int(found.lower.lengths.sum()), int(found.upper.lengths.sum())
    return shared >= _ALL_OF_ONE * min(sizes) and shared >= _MOST_OF_OTHER * max(sizes) > 0


def _agree(one: object, other: object) -> bool:
    """Say whether two stated facts are equal; one that is not stated contradicts nothing."""
    return not one or not other or one == other


def _titles_agree(lower: Paper, upper: Paper) -> bool:
    """Say whether both papers bear one title, as far as it was read: with a stamp or cover above
    it, the title of one stands at the head of the other without being cited there.
    """
    if _is_headed(lower, upper.title) or _is_headed(upper, lower.title):
        return True
    one, other = sorted((folding(lower.title), folding(upper.title)), key=len)
    if not one or not _years_agree(one, other):
        return False
    return other.endswith(one) or fuzz.ratio(one, other) >= _MISREAD


def _is_headed(paper: Paper, title: str) -> bool:
    name = folding(title)
    return len(name) >= _SHORTEST_TITLE and name in folding(_CITED.sub("", paper.text[:_HEAD]))


def _years_agree(one: str, other: str) -> bool:
    below, above = _DIGITS.findall(folding(one)), _DIGITS.findall(folding(other))
    return not one or not other or below == above


def _names_issuer(paper: Paper) -> bool:
    """Say whether a paper's title begins with the name of its issuer."""
    return _NAMED_BY.match(paper.title) is not None
