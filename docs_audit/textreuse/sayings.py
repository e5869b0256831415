"""Acts of passing on: the clauses in which a paper passes something on, and what they name.

A verb that is governed by a ground (根据…转发的通知), asked of others (请及时转发), told of the
superior (已印发) or denied (不必另行转抄) is none. Where the clause names no object, its topic
stands before it (domain.md 3.4).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_YOU = r"你|您|各|贵|大家"
_TO = rf"{_YOU}|有关|所属|全[省市县區区镇乡]"
_PASSING = re.compile(
    r"(?<![运好流周扭旋逆翻中移])(?<!已)(?<!已[经經])(?:"
    r"[转轉][发發](?![了过過后後到至的]|以[来來])|"
    rf"[转轉](?:[发發过過去]?[到至给給]|[发發]?)(?={_TO})|"
    rf"传达(?=如下|给)|[转轉][达達](?={_TO}|如下)|[批函抄照][转轉](?![了过過后後]|[来來])|[转轉][知抄呈]|翻印|[转轉]印|[转轉]送|"
    r"[转轉](?:[去下上请請]|过去|過去)(?![级級游]|[一]步)|(?<=[兹现予])[转轉]|[转轉](?=[：:])|"
    rf"(?<=.)(?<![印下])[发發]给(?={_TO}))|"
    r"\b(?:forward|transmit|circulat)(?:s|t?ed|t?ing|e|es)?\b",
    re.IGNORECASE,
)
_ISSUING = re.compile(
    r"(?<!已)(?<!已[经經])(?:[印下][发發](?![了过過后後的]|以[来來])|印送)|附上|附后|附後|\bpublish(?:ed|ing)?\b",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"根[据據]|按照|依[据照據]|遵照|[对對]照|[贯貫][彻徹]|落[实實]|[为為](?!你|各)|精神|"
    r"pursuant to|in accordance with|according to|\bunder\b",
    re.IGNORECASE,
)
# Whoever passes on himself says so by 现 or to whom; a procedure (市政府批转民政部门) does not.
_PERFORMED = re.compile(
    r"[现現兹特]|予以?|随文|原文|全文|一并|hereby|forward|transmit|circulat|publish", re.IGNORECASE
)
_ADDRESSED = re.compile(
    rf".{{0,4}}(?:{_YOU})|(?:查[收照]|阅[知办]|办理|研办)?[^，]{{0,4}}如下|"
    r"(?:查[收照]|阅[知办]|办理|研办)?[，：:]?$|\S{0,3}[一二三两]?[份件]"
)
_DECLARING = re.compile(
    r"\s*(?:[^，]{0,20}，)?[^，]{0,60}[现現兹]|\s*(?:以上|上述)[^，]{0,80}，[现現兹]"
)
_WHOLE = re.compile(r"原文|全文|原件|随文|附上|附后|附後")
# Of a part only an excerpt is shown: 现将《…》第三部分原文附后。
_PART = re.compile(r"第\S{1,6}(?:[条條款项項章]|部分)|[節节][录錄选選]|摘[录錄抄编編]|[条條]文")
_FORMULA = re.compile(
    r"[\W_]|[现現兹特]|予以?|[将將把]|原文|全文|随文|一并|如下|[给給发發]|你们|各(?:地|单位|部门|镇|县)|通知|文件|[下以]列|以下"
)
_LONGEST_ADVERB = 4
_PROCEDURE = re.compile(r"[由应應可须須]|审[核批查]|報|报(?!告)")
_CALLING = re.compile(r"请|請|[须須]|要|及[时時]")
_PERFORMING = re.compile(r"[现現兹]|hereby|^(?:[^，]{0,40}?[关關]于)?(?:再次|重新)?[转轉批翻印]")
# What is denied stands right before the verb; behind 现 the paper speaks of another act. 未 begins
# nouns too (未成年人, 未保办), so only an adverb may stand behind it.
_DENIED = re.compile(
    r"(?:不[必再需须用要得予能宜许准另]|[无無毋][需须須]|勿)[^，现現兹]{0,6}$|"
    r"(?:[未沒没]|没有|沒有)(?:再|另行?|曾|予以?)*$|"
    r"\b(?:not|never|without)\b[^,]{0,20}$",
    re.IGNORECASE,
)
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
    """An act of passing on: its clause, the words in which its object is named, whether 印发.

    ``is_whole`` where the text itself is said to be passed on (原文, 随文附上), ``is_bare`` where
    nothing is said of whose it is (现转发给你们).
    """

    clause: str
    context: str
    is_issuing: bool
    is_whole: bool
    is_bare: bool


@lru_cache(1_024)
def sayings(title: str, lead: str, further: str = "") -> tuple[Saying, ...]:
    """Return the acts of passing on in a title, in the first sentences of a body, and further on.

    Behind own points or at the end of a paper only the set phrase is an act (现将…转发给你们).
    """
    later = (one for one in _SENTENCE.split(further) if _DECLARING.match(one))
    return (
        *_said(title, "", is_own=True),
        *(one for before, sentence in _with_before(lead) for one in _said(sentence, before)),
        *(one for sentence in later for one in _said(sentence, "")),
    )


def _with_before(lead: str) -> Iterator[tuple[str, str]]:
    before = ""
    for sentence in _SENTENCE.split(lead):
        yield before, sentence
        before += f"，{sentence}"


def _said(sentence: str, before: str, *, is_own: bool = False) -> Iterator[Saying]:
    """Yield the acts of passing on in a sentence; in a title (``is_own``) all are the paper's."""
    if _PASSING.search(sentence) or _ISSUING.search(sentence):
        clauses = _clauses(sentence)
        for at, clause in enumerate(clauses):
            # A cited title may itself pass something on; only the paper's own verb counts.
            bare = _TITLE.sub("《》", clause)
            passing = _PASSING.search(bare)
            verb = passing or _ISSUING.search(bare)
            if passing is None and _PART.search(bare):
                continue
            if verb is None or _is_none(bare, verb):
                continue
            if not is_own and not _is_own_act(bare, verb, is_first=at == 0):
                continue
            context = _context(clauses, at, before, refers=_refers(bare, passing))
            yield Saying(
                clause,
                context,
                is_issuing=passing is None,
                is_whole=passing is not None or _WHOLE.search(bare) is not None,
                is_bare=not _FORMULA.sub("", _PASSING.sub("", context)),
            )


def _is_none(clause: str, verb: re.Match[str]) -> bool:
    """Say whether what stands before the verb makes it a ground, a request or a denial."""
    before = clause[: verb.start()]
    return is_ground(before) or _DENIED.search(before) is not None or _calls_for_it(clause, verb)


def _is_own_act(clause: str, verb: re.Match[str], *, is_first: bool) -> bool:
    """Say whether the paper itself passes on, and does not tell of a procedure or of others."""
    before, behind = clause[: verb.start()], clause[verb.end() :]
    if _PERFORMED.search(clause[: verb.end()]):
        return True
    if _PROCEDURE.search(before) or _PROCEDURE.search(behind):
        return False
    begins = is_first and len(before.strip()) <= _LONGEST_ADVERB
    return begins or _ADDRESSED.match(behind) is not None


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
