"""The grammar of naming a source in English papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docs_audit.textreuse.papers import Span

_SOURCE = (
    r"(?:Act|Laws?|Code|Constitution|Statutes?|Ordinance|Regulations?|Rules?|Circular|Notice|Notification|"
    r"Directive|Instructions?|Guidelines|Memorandum|Resolution|Communiqu[eé]|Order|Bill|Opinions?|"
    r"Decision|Measures|Section|Article|Paragraph|Council|Ministry|Minister|Commission(?:er)?|"
    r"Government|Governor|Premier)\b"
)
_SAYING = (
    r"(?:provid|stat|say|said|read|requir|stipulat|specif|defin|declar|emphasi[sz]|stress|direct|"
    r"instruct|order|demand|add|not(?:es?|ed|ing)\b|explain|wr[io]te|told|tells?|laid\b|lays?\b|sets?\b|puts?\b|runs?\b|"
    r"makes?\sclear|is\sclear|accord|pursuant|under\b|quot|cit(?:e|ing)|extract|excerpt|words?\b|wording|passage|"
    r"text\b)"
)
_NAMED = re.compile(rf"\b{_SOURCE}|[号號]|》", re.IGNORECASE)
_PROPERLY_NAMED = re.compile(rf"\b{_SOURCE}|[号號]|》")
_LED = re.compile(rf"\b{_SAYING}[^.;“”]{{0,80}}[,:]?\s*$", re.IGNORECASE)
_OPENED = re.compile(r"[:,—–-]\s*(?:>\s*)?$")
_OWN = re.compile(
    r"\b(?:we|I|our|us|hereby|herewith|the\sfollowing\s(?:measures|arrangements)|"
    r"th(?:is|ese|e\spresent)\s(?:circular|notice|plan|order|measures|decision|opinions?|regulations?|rules)|"
    r"(?:all|each|every)\s(?:village|township|county|countie|citie|city|district|unit)s?\s(?:shall|must|should|are|will))\b",
    re.IGNORECASE,
)
_QUOTING = re.compile(
    r"\b(?:we|I|let\sus)\s(?:here\s)?(?:quote|cite|read|find|copy)\b", re.IGNORECASE
)
# What an act puts into a code is its own text.
_AMENDING = re.compile(
    r"\b(?:amend(?:ed|ing|s)?|add(?:ed|ing)|insert\w*|strik\w+|stricken|substitut\w+|repeal\w*|enact\w*)\b",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"\b(?:to\s(?:implement|carry\sout|fulfil)|implementing|in\saccordance|pursuant|having|guided|following|"
    r"on\sthe\sbasis|with\sregard|in\sthe\sspirit|in\sview)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])[”\"]?\s+(?=[A-Z“\"])|\n")
_FOLLOWED = re.compile(
    r"[,.\s]{0,3}(?:"
    rf"[(\[—–-]{{1,2}}\s?[^()\[\]\n“”]{{0,60}}?\b{_SOURCE}|"
    rf"(?:so\s)?(?:says|said|writes|wrote|states|stated|reads)\s[^.\n“”]{{0,40}}?\b{_SOURCE}|"
    rf"(?:The|This|These)\s(?:quot\w+|words?|passage|text|sentence|wording)\b[^.\n“”]{{0,60}}?\b{_SOURCE})"
)
_SPOKEN = re.compile(
    rf"(?:^|(?<=[.!?;]\s)|(?<=[.!?]”\s))(?P<lead>[^.;:“”\"\n]{{0,80}}?\b{_SOURCE}[^.;:“”\"\n]{{0,60}}?\b"
    r"(?:(?:provides|states|stipulates|specifies|requires|declares|directs|orders|instructs|says|emphasi[sz]es|"
    r"directed|required|stated|said|ordered)(?:\s+that\b|:)|"
    r"(?:reads|runs)(?:\sas\sfollows)?:))[ \t]*",
    re.MULTILINE,
)
_OWN_TURN = re.compile(
    r"(?<=[.!?]\s)(?:We|Our|Accordingly|Therefore|To\sth(?:is|at)\send|In\sour|For\sour|Th(?:is|e)\s(?:township|"
    r"county|city|village|district|bureau|office))\b"
)
_EXCERPT = re.compile(r"\b(?:extract|excerpt|quot\w+|text|wording|passage|words)\b", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"\b(?:reads|provides|states|says|stipulates|requires)(?:\sas\sfollows)?\s?:$", re.IGNORECASE
)
_HEADING = re.compile(r"^(?:annex|appendix|attachment|extract|excerpt|text|quot)", re.IGNORECASE)
_ORIGIN = re.compile(
    rf"(?:[(\[—–-]{{1,2}}\s?)(?:(?:from|quoted\sfrom|extract(?:ed)?\sfrom|source:|see)\s)?[^()\[\]\n“”]{{0,60}}?\b{_SOURCE}[^()\[\]\n“”]{{0,40}}[)\]]?\.?\s*$"
)
_CLOSED = re.compile(
    r"[.!?][”\"]?\s?[(\[](?:quoted|extract\w*|excerpt\w*|taken|cited|from|source)\b"
    rf"[^()\[\]\n]{{0,60}}?\b{_SOURCE}[^()\[\]\n]{{0,40}}[)\]]\.?\s*$"
)
_WORD = re.compile(r"[A-Za-z]{3}")
_LONGEST_HEADING = 120


def is_led(before: str) -> bool:
    """Say whether the words before a quotation mark name a source that is said to speak."""
    if _LED.search(before) is None or _NAMED.search(before) is None:
        return False
    return not _speaks_itself(_SENTENCE.split(before.rstrip())[-1])


def is_framed(before: str, after: str) -> bool:
    """Say whether the sentence around a whole quoted sentence names whose words they are."""
    if _FOLLOWED.match(after):
        return True
    lead = _SENTENCE.split(before.rstrip())[-1]
    if _OPENED.search(lead) is None or _PROPERLY_NAMED.search(lead) is None:
        return False
    return not _speaks_itself(lead) and _GROUND.search(lead) is None


def is_used(text: str) -> bool:
    """Say whether a text has a word of an alphabet at all."""
    return _WORD.search(text) is not None


def _speaks_itself(lead: str) -> bool:
    return _OWN.search(_QUOTING.sub("", lead)) is not None or _AMENDING.search(lead) is not None


def reported(line: str) -> Iterator[Span]:
    """Yield reported speech in a paragraph: what follows The Circular states that …

    It ends with the paragraph, or where another source or the paper itself speaks.
    """
    leads = [
        found.span()
        for found in _SPOKEN.finditer(line)
        if not _speaks_itself(found["lead"]) and _GROUND.search(found["lead"]) is None
    ]
    for at, (_, start) in enumerate(leads):
        limit = leads[at + 1][0] if at + 1 < len(leads) else len(line)
        turn = _OWN_TURN.search(line, start, limit)
        end = turn.start() if turn is not None else limit
        if start < end:
            yield start, end


def announces(line: str) -> bool:
    """Say whether a line announces that an excerpt of a named source stands below it."""
    bare = line.strip()
    if len(bare) > _LONGEST_HEADING or _PROPERLY_NAMED.search(bare) is None or _speaks_itself(bare):
        return False
    if _FOLLOWS.search(bare):
        return _GROUND.search(bare) is None
    is_open = bare.endswith(":") or _HEADING.match(bare) is not None
    return is_open and _EXCERPT.search(bare) is not None


def is_origin(line: str) -> bool:
    """Say whether a line tells nothing but where what stands above it was taken from."""
    return _ORIGIN.fullmatch(line.lstrip(" >\t")) is not None


def is_closed(line: str) -> bool:
    """Say whether a paragraph ends by telling in brackets where it was taken from."""
    return _CLOSED.search(line, max(0, len(line) - _LONGEST_HEADING)) is not None
