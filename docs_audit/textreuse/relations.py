"""What a pair of papers is to each other, decided in visible steps after the comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from docs_audit.textreuse.comparison import QUOTED, Comparison
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.places import PlaceTree

COPIED, SIDEWAYS, REISSUED = "copied", "copied_sideways", "reissued"
FORWARDED, SAME, QUOTATION = "forwarded", "same_document", "quoted"

SAME_RESEMBLANCE = 0.9
PASSED_ON_CONTAINMENT = 0.3
LISTED_CONTAINMENT = 0.10
LISTED_PASSAGE = 80

_PASSING_ON = re.compile(
    r"转发|批转|翻印|转印|转送|轉發|批轉|forward|transmit|circulat", re.IGNORECASE
)
_ISSUING = re.compile(r"印发|印發|下发|下發|publish|issu", re.IGNORECASE)
_OBJECT_ISSUER = re.compile(
    r"(?:(?:转发|批转|翻印|转印|转送|印发)[《〈]?|[《〈])(?P<organ>[^《》〈〉，。]{2,40}?)关于"
)
_QUOTED_TITLE = re.compile(r"《[^《》]*》")
_SPOKEN = (
    ("中国共产党", ""),
    ("中共", ""),
    ("人民政府", "政府"),
    ("工作委员会", "工委"),
    ("委员会", "委"),
    ("办公厅", "办"),
    ("办公室", "办"),
)
_TITLE_ALIKE = 80
_LEAD = 400
_UNLETTERED = re.compile(r"[\W_]+")
_CITED = re.compile(r"《([^《》]{4,})》")
_SUBJECT = re.compile(
    r"关于(?P<subject>.{4,}?)的?(?:通知|意见|决定|通报|方案|办法|函|报告|请示|批复|公告|通告|纪要|细则|措施)?$"
)
_SHORTEST_NAME = 6
_CORE = re.compile(r"[《〈](?P<inner>[^《》〈〉]{4,})[》〉]")


@dataclass(frozen=True, slots=True)
class Relation:
    """The name of a relation and the reason for it as a stable code."""

    name: str
    reason: str


def relate(found: Comparison, places: PlaceTree) -> Relation:
    """Name the relation of the lower paper of a comparison to the upper.

    Lawful ways of repeating come first: the same paper, the own earlier one, open forwarding,
    attributed quotation. Only what none of them explains is called copied.
    """
    lower, upper = found.lower.paper, found.upper.paper
    if is_same_document(found):
        return Relation(SAME, "same_number_or_signature")
    if found.containment >= PASSED_ON_CONTAINMENT and (
        is_passed_on(lower, upper) or is_passed_on(upper, lower)
    ):
        return Relation(FORWARDED, "title_passes_it_on")
    if set(_names(lower)) & set(_names(upper)):
        return Relation(REISSUED, "same_issuer")
    if is_quotation(found):
        return Relation(QUOTATION, "only_attributed_passages")
    return _copying(lower, upper, places)


def _copying(lower: Paper, upper: Paper, places: PlaceTree) -> Relation:
    if not 0 < upper.rank < lower.rank:
        return Relation(SIDEWAYS, "same_level")
    ranks = {"lower_rank": lower.rank, "upper_rank": upper.rank}
    if places.is_elsewhere(lower.issuer, upper.issuer, **ranks):
        return Relation(SIDEWAYS, "another_place")
    return Relation(COPIED, "superior")


def is_same_document(found: Comparison) -> bool:
    """Say whether both are one paper: joint issue, or the same paper taken in twice."""
    lower, upper = found.lower.paper, found.upper.paper
    if found.resemblance < SAME_RESEMBLANCE:
        return False
    names, others = set(_names(lower)), set(_names(upper))
    if lower.issued_on and upper.issued_on and lower.issued_on != upper.issued_on:
        return False
    if lower.number and upper.number:
        return _folded(lower.number) == _folded(upper.number)
    alike = _folded(lower.title) == _folded(upper.title)
    return bool(names & others) or not (names and others) or (alike and bool(lower.title))


def is_passed_on(lower: Paper, upper: Paper) -> bool:
    """Say whether the title or lead of a paper openly passes the other on.

    印发 issues an own object as a rule, so there the object must be the other paper itself by
    name; 转发 and 批转 may cite it by number or in other words.
    """
    for sentence in _openings(lower):
        # A cited title may itself pass something on; only the paper's own verb counts.
        said = _QUOTED_TITLE.sub("", sentence)
        passing = _PASSING_ON.search(said)
        if passing is None and _ISSUING.search(said) is None:
            continue
        cites_number = bool(upper.number) and _folded(upper.number) in _folded(sentence)
        if cites_number and (passing or not _is_basis(sentence, upper.number)):
            return True
        if _names_another_issuer(sentence, lower, upper):
            continue
        if _names_title(sentence, upper.title, exactly=passing is None):
            return True
    return False


def _names_another_issuer(sentence: str, lower: Paper, upper: Paper) -> bool:
    """Say whether the issuers named for what is passed on are all others than the upper's.

    Peers that issue one superior paper again give it the same subject; the name of the issuer in
    转发《某局关于…》 tells which of them is meant.
    """
    own = [_short(name) for name in lower.issuers]
    named = [_short(organ) for organ in _OBJECT_ISSUER.findall(sentence)]
    named = [organ for organ in named if organ and organ not in own]
    issuers = [_short(name) for name in upper.issuers if name]
    if not named or not issuers:
        return False
    return not any(organ in name or name in organ for organ in named for name in issuers)


def _short(organ: str) -> str:
    """Return an organ's name without the words that are left out in speech."""
    for word, short in _SPOKEN:
        organ = organ.replace(word, short)
    return _folded(organ)


def is_quotation(found: Comparison) -> bool:
    """Say whether nothing but attributed passages would have the pair listed."""
    copied = [passage.told for passage in found.passages if passage.kind != QUOTED]
    return (
        any(passage.kind == QUOTED for passage in found.passages)
        and found.containment < LISTED_CONTAINMENT
        and max(copied, default=0) < LISTED_PASSAGE
    )


def _openings(paper: Paper) -> list[str]:
    start = paper.body[0][0] if paper.body else 0
    lead = paper.text[start : start + _LEAD]
    return [paper.title, *re.split(r"[。；\n]", lead)]


def _is_basis(sentence: str, number: str) -> bool:
    """Say whether a number is cited as the ground for an own paper (根据…制定…现印发)."""
    before = sentence.partition(number)[0]
    return re.search(r"根据|按照|依据|贯彻|落实|為|为", before) is not None


def _names_title(sentence: str, title: str, *, exactly: bool) -> bool:
    if not title:
        return False
    if exactly:
        names = {_folded(title), *(_folded(inner) for inner in _CORE.findall(title))}
        return any(_folded(inner) in names for inner in _CITED.findall(sentence))
    text = _folded(sentence)
    return any(
        len(name) >= _SHORTEST_NAME and fuzz.partial_ratio(name, text) >= _TITLE_ALIKE
        for name in map(_folded, _readings(title))
    )


def _readings(title: str) -> list[str]:
    """Return what a title may be cited as: whole, its object, or its subject alone."""
    subject = _SUBJECT.search(title)
    return [title, *_CORE.findall(title), *([subject["subject"]] if subject else [])]


def _names(paper: Paper) -> list[str]:
    return [_folded(name) for name in paper.issuers if name]


def _folded(text: str) -> str:
    return _UNLETTERED.sub("", text).lower()
