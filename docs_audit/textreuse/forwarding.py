"""Passing on: a paper that says openly that what follows is another's.

转发 passes on what comes from above or from a peer, 批转 what comes from below; 印发 issues an own
object, so there the other paper must be named by its issuer or number (domain.md 3.4).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from docs_audit.textreuse.organs import each, short
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.places import path_of

BY_NUMBER, BY_TITLE, BY_ISSUER = "number_passed_on", "title_passed_on", "issuer_passed_on"

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
_CITED = re.compile(r"[《〈]([^《》〈〉]{2,})[》〉]")
_NUMBER = re.compile(r"[〔﹝\[［【(（]\d{4}[〕﹞\]］】)）]\s?第?\d{1,5}[号號]")
_SHORTHAND = re.compile(
    r"^(?:通知|意见|方案|办法|决定|规定|通报|函|报告|纲要|规划|条例|公告|通告)$"
)
_SUBJECT = re.compile(
    r"[关關]于(?P<subject>.{4,}?)的?(?:通知|意见|决定|通报|方案|办法|函|报告|请示|批复|公告|通告|"
    r"纪要|细则|措施)?$"
)
_UNCITED = re.compile(r"[关關]于[^，。；《》]{6,80}")
_OBJECT_ISSUER = re.compile(
    r"(?:(?:[转轉][发發]|批[转轉]|翻印|[转轉]印|[转轉]送|印[发發])[《〈]?|[《〈])"
    r"(?P<organ>[^《》〈〉，。]{2,40}?)[关關]于"
)
_OF_ABOVE = re.compile(r"^(?:全[国省市县]|[省市县](?!区|场)|国家|国务院|中共|中央)")
_UNLETTERED = re.compile(r"[\W_]+|第(?=\d)")
_LEAD, _HEADING = 400, 400
_ALIKE = 80
_SERIES = 3
_SHORTEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Saying:
    """An act of passing on: its clause, the words in which its object is named, whether 印发."""

    clause: str
    context: str
    is_issuing: bool


def passed_on(lower: Paper, upper: Paper, *, is_localised: bool) -> str:
    """Return by what the first paper passes the other on, or an empty string when it does not.

    ``is_localised``: the text names another level where the other paper names its own, so it is
    no longer the other's.
    """
    for said in _sayings(lower.title[:_HEADING] or _head(lower), lead_of(lower)):
        if _names_number(said, upper):
            return BY_NUMBER
        if _names_another_issuer(said, lower, upper):
            continue
        if said.is_issuing:
            if not is_localised and _names_exactly(said, upper):
                return BY_TITLE
        elif _names_title(said, upper):
            return BY_TITLE
        elif not is_localised and _names_issuer(said, upper):
            return BY_ISSUER
    return ""


def names(text: str, paper: Paper) -> bool:
    """Say whether a text names a paper by its number or by its whole title or subject."""
    folded = folding(text)
    if paper.number and folding(paper.number) in folded:
        return True
    return any(len(name) >= _SHORTEST_NAME and name in folded for name in _readings(paper.title))


def lead_of(paper: Paper) -> str:
    """Return the first words of a paper's body."""
    start = paper.body[0][0] if paper.body else 0
    return paper.text[start : start + _LEAD]


def folding(text: str) -> str:
    """Return letters and digits only, in one width, as numbers and titles are compared."""
    return _UNLETTERED.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(1_024)
def _sayings(title: str, lead: str) -> tuple[Saying, ...]:
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
            if verb is None or _is_ground(bare[: verb.start()]) or _calls_for_it(bare, verb):
                continue
            context = _context(clauses, at, before, refers=_refers(bare, passing))
            yield Saying(clause, context, passing is None)


def _head(paper: Paper) -> str:
    """Return what stands above the body, where the title must be if it was not told."""
    start = paper.body[0][0] if paper.body else 0
    return paper.text[max(0, start - _HEADING) : start].replace("\n", "，")


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
    named = [one for one in _CITED.findall(clause) if not _SHORTHAND.match(one)]
    if named or _NUMBER.search(clause) or "关于" in clause:
        return clause
    topics = _topics(clauses[:at], refers=refers)
    if not any(map(_is_named, topics)):
        topics += _topics(_clauses(before), refers=refers)
    return "，".join([*topics, clause])


def _topics(clauses: list[str], *, refers: bool) -> list[str]:
    return [one for one in clauses if refers or not _is_ground(_TITLE.sub("", one))]


def _is_named(clause: str) -> bool:
    return bool(_CITED.search(clause) or _NUMBER.search(clause))


def _is_ground(words: str) -> bool:
    return _GROUND.search(words) is not None


def _calls_for_it(clause: str, verb: re.Match[str]) -> bool:
    """Say whether the paper asks others to pass something on, instead of doing so (请及时转发)."""
    return (
        _CALLING.search(clause[: verb.start()]) is not None
        and _PERFORMING.search(clause[: verb.end()]) is None
    )


def _names_number(said: Saying, upper: Paper) -> bool:
    number = folding(upper.number)
    if number:
        return number in folding(said.context) and not any(
            number.endswith(folding(found)) and _is_ground(said.clause.partition(found)[0])
            for found in _numbers(said.clause)
        )
    heading = folding(upper.text[:_HEADING])
    return any(folding(found) in heading for found in _numbers(said.context))


def _numbers(text: str) -> Iterator[str]:
    for found in _NUMBER.finditer(text):
        yield text[max(0, found.start() - _SERIES) : found.end()]


def _names_exactly(said: Saying, upper: Paper) -> bool:
    """Say whether the object of 印发 is the upper's by name, and is said to be the upper's."""
    heading = folding(upper.title or upper.text[:_HEADING])
    for inner in _CITED.findall(said.context):
        # 印发《贯彻落实〈…〉实施方案》 names the other paper as the ground of an own one.
        if _is_ground(said.clause.partition(inner)[0]):
            continue
        name = folding(inner)
        is_whole = name in _cores(upper.title) or (
            heading.endswith(name) if upper.title else name in heading
        )
        if is_whole and len(name) >= _SHORTEST_NAME:
            return (
                bool(path_of(inner))
                or _OF_ABOVE.match(inner) is not None
                or _names_issuer(said, upper)
            )
    return False


def _names_title(said: Saying, upper: Paper) -> bool:
    text = folding(said.context)
    if not upper.title:
        heading = folding(upper.text[:_HEADING])
        objects = [*_CITED.findall(said.context), *_UNCITED.findall(said.context)]
        return any(
            len(one) >= _SHORTEST_NAME and folding(one.removesuffix("的通知")) in heading
            for one in objects
        )
    return any(
        len(name) >= _SHORTEST_NAME and fuzz.partial_ratio(name, text) >= _ALIKE
        for name in _readings(upper.title)
    )


def _names_issuer(said: Saying, upper: Paper) -> bool:
    """Say whether the issuer of the upper is named in the words that pass something on."""
    text = short(said.context)
    for issuer in each(upper.issuers):
        name = short(issuer)
        places = path_of(issuer)
        # 省政府办公厅 leaves out the name of the place, 安平市农业农村局 the places above it.
        spoken = {name, name[sum(len(one.name) for one in places[:-1]) :]}
        if places:
            spoken.add(name[sum(len(one.name) for one in places) - 1 :])
            spoken.add(short(places[-1].name))
        if any(len(one) > 2 and one in text for one in spoken):
            return True
    return False


def _names_another_issuer(said: Saying, lower: Paper, upper: Paper) -> bool:
    """Say whether the issuers named for what is passed on are all others than the upper's.

    Peers that issue one superior paper again give it the same subject; the name of the issuer in
    转发《某局关于…》 tells which of them is meant.
    """
    own = [short(name) for name in each(lower.issuers)]
    named = [short(organ) for organ in _OBJECT_ISSUER.findall(said.context)]
    named = [organ for organ in named if organ and organ not in own]
    issuers = [short(name) for name in each(upper.issuers)]
    if not named or not issuers:
        return False
    return not any(organ in name or name in organ for organ in named for name in issuers)


def _cores(title: str) -> list[str]:
    return [folding(inner) for inner in _CITED.findall(title)]


def _readings(title: str) -> list[str]:
    """Return what a title may be cited as: whole, its object, or its subject alone."""
    subject = _SUBJECT.search(title)
    whole = [folding(title), *([folding(subject["subject"])] if subject else [])]
    return [*whole, *_cores(title)] if title else []
