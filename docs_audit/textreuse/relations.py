"""What a pair of papers is to each other, decided in visible steps after the comparison.

The reason of a relation is the rule that decided, a stable code of ``REASONS``; the product turns
it into words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docs_audit.textreuse.comparison import Comparison
from docs_audit.textreuse.divisions import rank_of
from docs_audit.textreuse.forwarding import (
    BY_ISSUER,
    BY_NUMBER,
    BY_TITLE,
    lead_of,
    names,
    passed_on,
)
from docs_audit.textreuse.issuers import each, is_branch
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.passages import QUOTED
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.sameness import (
    JOINTLY,
    ONE_ISSUE,
    ONE_NUMBER,
    ONE_TITLE,
    is_localised,
    one_document,
)
from docs_audit.textreuse.sayings import CITED, NUMBER
from docs_audit.textreuse.standing import is_elsewhere, is_under_government, share_an_issuer

COPIED, SIDEWAYS, REISSUED = "copied", "copied_sideways", "reissued"
FORWARDED, SAME, QUOTATION = "forwarded", "same_document", "quoted"

OWN_EARLIER_PAPER, OWN_SERIES = "own_earlier_paper", "own_number_series"
FROM_BELOW = "passed_on_from_below"
REPLY, ATTRIBUTED = "reply_to_its_letter", "only_attributed_passages"
SUPERIOR, OWN_GOVERNMENT, GROUND = "superior", "own_government", "named_as_ground"
SAME_LEVEL, ANOTHER_PLACE, LEVEL_UNKNOWN = "same_level", "another_place", "level_unknown"

REASONS = (
    *(ONE_NUMBER, ONE_TITLE, ONE_ISSUE, JOINTLY),
    *(OWN_EARLIER_PAPER, OWN_SERIES),
    *(BY_NUMBER, BY_TITLE, BY_ISSUER, FROM_BELOW),
    *(REPLY, ATTRIBUTED),
    *(SUPERIOR, OWN_GOVERNMENT, GROUND),
    *(SAME_LEVEL, ANOTHER_PLACE, LEVEL_UNKNOWN),
)

LISTED_CONTAINMENT = 0.10
LISTED_PASSAGE = 80

_SERIES = re.compile(r"^[\u4e00-\u9fff]{2,}(?=[〔﹝\[［【(（])")
_ANSWERING = re.compile(
    r"复函|復函|函[复復]|批[复復]|答[复復]|回[复復]|反[馈饋]|无[不异]|\breply|\breplies|\bresponse",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[函复復]$|意[见見]$")
_RECEIVED = re.compile(r"收悉|函悉|来函|來函|来文|收到|received", re.IGNORECASE)
_INCOMING = re.compile(r"[来來原][函文信]|[贵貴你]\S{1,6}[函文]|函[询詢商中悉]|[函信]收[悉到]")
_ANSWERED = re.compile(r"函$|[答回批反][复復馈饋]|[复復回]函|意[见見]")
_GROUND = re.compile(r"根[据據]|按照|依[据照據]|遵照|[贯貫][彻徹]|落[实實]|[为為]")
_SENTENCE = re.compile(r"[。；\n]")


@dataclass(frozen=True, slots=True)
class Relation:
    """The name of a relation and the rule that decided, a code of ``REASONS``."""

    name: str
    reason: str


def relate(found: Comparison, places: PlaceTree) -> Relation:
    """Name the relation of the lower paper of a comparison to the upper.

    Lawful ways of repeating come first: the same paper, the own earlier one, open forwarding, the
    answer to a letter, attributed quotation. Only what none of them explains is called copied.
    """
    lower, upper = found.lower.paper, found.upper.paper
    if sameness := one_document(found):
        return Relation(SAME, sameness)
    if own := _own_paper(lower, upper):
        return Relation(REISSUED, own)
    if by := _passing_on(found):
        return Relation(FORWARDED, by)
    if quoting := _quoting(found):
        return Relation(QUOTATION, quoting)
    return _copying(lower, upper, places)


def _passing_on(found: Comparison) -> str:
    lower, upper = found.lower.paper, found.upper.paper
    changed = is_localised(found)
    below = passed_on(upper, lower, is_localised=changed)
    return passed_on(lower, upper, is_localised=changed) or (FROM_BELOW if below else "")


def _quoting(found: Comparison) -> str:
    lower, upper = found.lower.paper, found.upper.paper
    if _answers(lower, upper) or _answers(upper, lower):
        return REPLY
    return ATTRIBUTED if is_quotation(found) else ""


def is_quotation(found: Comparison) -> bool:
    """Say whether nothing but attributed passages would have the pair listed."""
    copied = [passage.told for passage in found.passages if passage.kind != QUOTED]
    return (
        any(passage.kind == QUOTED for passage in found.passages)
        and found.containment < LISTED_CONTAINMENT
        and max(copied, default=0) < LISTED_PASSAGE
    )


def _own_paper(lower: Paper, upper: Paper) -> str:
    """Return why both papers are of one issuer, or an empty string.

    Where a record leaves the issuer out, the series of the number (安政办发) tells it.
    """
    if share_an_issuer(lower, upper):
        return OWN_EARLIER_PAPER
    if lower.issuers and upper.issuers:
        return ""
    below, above = _SERIES.match(lower.number), _SERIES.match(upper.number)
    return OWN_SERIES if below and above and below[0] == above[0] else ""


def _answers(answer: Paper, letter: Paper) -> bool:
    """Say whether a paper answers the other: 贵局《…函》收悉，现函复如下 (domain.md 3.1)."""
    lead = lead_of(answer)
    is_letter = _LETTER.search(answer.title) and _RECEIVED.search(lead)
    if not is_letter and not _ANSWERING.search(f"{answer.title}。{lead}"):
        return False
    if _refers_back(answer, letter):
        return True
    sentences = [answer.title, *_SENTENCE.split(lead)]
    naming = [one for one in sentences if names(one, letter)]
    if any(_ANSWERING.search(one) or _RECEIVED.search(one) for one in naming):
        return True
    return any(not _GROUND.search(one) for one in naming) and _RECEIVED.search(lead) is not None


def _refers_back(answer: Paper, letter: Paper) -> bool:
    """Say whether an answer that names no letter (来函提出：) can mean only the one it repeats."""
    lead = lead_of(answer)
    is_letter = _LETTER.search(letter.title) or "函" in letter.number or "请示" in letter.title
    if not is_letter or _INCOMING.search(lead) is None or not _ANSWERED.search(answer.title):
        return False
    return CITED.search(lead) is None and NUMBER.search(lead) is None


def _copying(lower: Paper, upper: Paper, places: PlaceTree) -> Relation:
    below, above = _rank(lower), _rank(upper)
    if is_under_government(lower, upper) and above >= below:
        return Relation(COPIED, OWN_GOVERNMENT)
    if is_elsewhere(lower, upper, places, lower_rank=below, upper_rank=above):
        return Relation(SIDEWAYS, ANOTHER_PLACE if above < below else SAME_LEVEL)
    if is_branch(lower.issuer, upper.issuer) and above <= below:
        return Relation(COPIED, SUPERIOR)
    if below and above:
        return Relation(COPIED, SUPERIOR) if above < below else Relation(SIDEWAYS, SAME_LEVEL)
    if _names_as_ground(lower, upper):
        return Relation(COPIED, GROUND)
    return Relation(SIDEWAYS, LEVEL_UNKNOWN)


def _names_as_ground(lower: Paper, upper: Paper) -> bool:
    """Say whether the lower gives the upper as its ground, as one does with a superior's."""
    sentences = [lower.title, *_SENTENCE.split(lead_of(lower))]
    return any(_GROUND.search(one) and names(one, upper) for one in sentences)


def _rank(paper: Paper) -> int:
    return paper.rank or max((rank_of(issuer) for issuer in each(paper.issuers)), default=0)
