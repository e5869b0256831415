"""Acts of passing on: the clauses in which a paper passes something on, and what they name.

A verb that is governed by a ground (根据…转发的通知), asked of others (请及时转发) or told of the
superior (已印发) is none. Where the clause names no object, its topic stands before it
(domain.md 3.4).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_PASSING = re.compile(
    r"[转轉][发發](?![了过過后後到至]|以[来來])|[转轉](?:[发發]?[到至给給]|[发發]?)(?=你|各|贵)|"
    r"批[转轉]|翻印|[转轉]印|[转轉]送|"
    r"\b(?:forward|transmit|circulat)(?:s|t?ed|t?ing|e|es)?\b",
    re.IGNORECASE,
)
_ISSUING = re.compile(
    r"(?<!已)(?<!已[经經])(?:[印下][发發](?![了过過后後的]|以[来來])|印送)|\bpublish(?:ed|ing)?\b",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"根[据據]|按照|依[据照據]|遵照|[对對]照|[贯貫][彻徹]|落[实實]|[为為](?!你|各)|精神|"
    r"pursuant to|in accordance with|according to|\bunder\b",
    re.IGNORECASE,
)
_CALLING = re.compile(r"请|請|[须須]|要|及[时時]")
_PERFORMING = re.compile(r"现|現|hereby|^(?:[^，]{0,40}?[关關]于)?(?:再次|重新)?[转轉批翻印]")
_CLAUSE = re.compile(r"[，,：:]|(?<=\S)(?=现将|現將)")
_REFERRING = re.compile(
    r"(?:现|現)[将將把]?(?:[该該此其]|上述|前述|有关|相关)?(?:通知|文件|意见|决定|方案|办法|通报|原件|文)?"
    r"(?:原文|全文|随文|予以|予|一并)?$"
)
_SENTENCE = re.compile(r"[。；;\n]|(?<=[a-z])\.\s")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)*)》")
CITED = re.compile(r"[《〈]([^《》〈〉]{2,})[》〉]")
NUMBER = re.compile(r"[〔﹝\[［【(（]\d{4}[〕﹞\]］】)）]\s?第?\d{1,5}[号號]")
_SHORTHAND = re.compile(
    r"^(?:通知|意见|方案|办法|决定|规定|通报|函|报告|纲要|规划|条例|公告|通告)$"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """An act of passing on: its clause, the words in which its object is named, whether 印发."""

    clause: str
    context: str
    is_issuing: bool


@lru_cache(1_024)
def sayings(title: str, lead: str) -> tuple[Saying, ...]:
    """Return the acts of passing on in a title and in the first sentences of a body."""
    return tuple(_said(title, "")) + tuple(
        one for before, sentence in _with_before(lead) for one in _said(sentence, before)
    )


def _with_before(lead: str) -> Iterator[tuple[str, str]]:
    before = ""
    for sentence in _SENTENCE.split(lead):
        yield before, sentence
        before += f"，{sentence}"


def _said(sentence: str, before: str) -> Iterator[Saying]:
    if _PASSING.search(sentence) or _ISSUING.search(sentence):
        clauses = _clauses(sentence)
        for at, clause in enumerate(clauses):
            # A cited title may itself pass something on; only the paper's own verb counts.
            bare = _TITLE.sub("《》", clause)
            passing = _PASSING.search(bare)
            verb = passing or _ISSUING.search(bare)
            if verb is None or is_ground(bare[: verb.start()]) or _calls_for_it(bare, verb):
                continue
            context = _context(clauses, at, before, refers=_refers(bare, passing))
            yield Saying(clause, context, passing is None)


def _clauses(sentence: str) -> list[str]:
    """Part a sentence at its commas, but not inside book-title marks."""
    held = _TITLE.sub(lambda found: "\0" * len(found[0]), sentence)
    edges = [0, *(found.end() for found in _CLAUSE.finditer(held)), len(sentence)]
    return [sentence[start:end] for start, end in itertools.pairwise(edges) if start < end]


def _refers(clause: str, passing: re.Match[str] | None) -> bool:
    """Say whether what is passed on was named before: 根据《…》要求，现将该通知转发给你们."""
    return passing is not None and _REFERRING.search(clause[: passing.start()]) is not None


def _context(clauses: list[str], at: int, before: str, *, refers: bool) -> str:
    """Return the clause with its object; where it names none, what stands before it as the topic.

    What is only the ground of the paper is no topic, unless the clause refers to it.
    """
    clause = clauses[at]
    if clause.rstrip().endswith(("：", ":")):
        clause += "".join(clauses[at + 1 : at + 2])
    named = [one for one in CITED.findall(clause) if not _SHORTHAND.match(one)]
    if named or NUMBER.search(clause) or "关于" in clause:
        return clause
    topics = _topics(clauses[:at], refers=refers)
    if not any(map(_is_named, topics)):
        topics += _topics(_clauses(before), refers=refers)
    return "，".join([*topics, clause])


def _topics(clauses: list[str], *, refers: bool) -> list[str]:
    return [one for one in clauses if refers or not is_ground(_TITLE.sub("", one))]


def _is_named(clause: str) -> bool:
    return bool(CITED.search(clause) or NUMBER.search(clause))


def is_ground(words: str) -> bool:
    """Say whether words hold a preposition or verb that makes what follows a mere ground."""
    return _GROUND.search(words) is not None


def _calls_for_it(clause: str, verb: re.Match[str]) -> bool:
    """Say whether the paper asks others to pass something on, instead of doing so (请及时转发)."""
    return (
        _CALLING.search(clause[: verb.start()]) is not None
        and _PERFORMING.search(clause[: verb.end()]) is None
    )
