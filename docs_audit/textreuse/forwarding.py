"""Passing on: a paper that says openly that what follows is another's.

转发 passes on what comes from above or from a peer, 批转 what comes from below; 印发 issues an own
object, so there the other paper must be named by its issuer or number (domain.md 3.4).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz import fuzz

from docs_audit.textreuse.divisions import path_of, rank_of
from docs_audit.textreuse.issuers import each, short
from docs_audit.textreuse.papers import Paper, Span
from docs_audit.textreuse.sayings import CITED, NUMBER, Saying, is_ground, sayings

BY_NUMBER, BY_TITLE, BY_ISSUER = "number_passed_on", "title_passed_on", "issuer_passed_on"

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
_SUPERIORS = re.compile(
    r"(?<!我)(?<!本)(?<![\u4e00-\u9fff]全)(?P<level>上[级級面]|中央|国家|[部省市县縣区區])[级級里]?(?P<body>[厅廳局委办辦])?的?"
    r"[^，。《》转轉发發]{0,8}?(?:来?文件?|来[函电]|通知|意见|要求|明电|函)"
)
_LEVELS = {"中央": 1, "国家": 1, "部": 1, "省": 2, "市": 3, "县": 4, "縣": 4, "区": 4, "區": 4}
_UNLETTERED = re.compile(r"[\W_]+|第(?=\d)")
_YEAR = re.compile(r"(?<=[\u4e00-\u9fff])\d{4}(?=\d+号$)")
_LEAD, _HEADING = 400, 400
_FRONT, _TAIL = 4_000, 300
_ALIKE = 80
_SERIES = 3
_SHORTEST_NAME = 6


def passed_on(lower: Paper, upper: Paper, *, is_localised: bool) -> str:
    """Return by what the first paper passes the other on, or an empty string when it does not.

    ``is_localised``: the text names another level where the other paper names its own, so it is
    no longer the other's.
    """
    title = lower.title[:_HEADING] or _head(lower)
    for said in sayings(title, lead_of(lower), _further(lower)):
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
        if not is_localised and (by := _left_unnamed(said, lower, upper)):
            return by
    return ""


def names(text: str, paper: Paper) -> bool:
    """Say whether a text names a paper by its number or by its whole title or subject."""
    folded = folding(text)
    if paper.number and folding(paper.number) in folded:
        return True
    return any(len(name) >= _SHORTEST_NAME and name in folded for name in _readings(paper.title))


def lead_of(paper: Paper) -> str:
    """Return the first words of a paper's body."""
    start, end = _edges(paper)
    return paper.text[start : min(end, start + _LEAD)]


def _further(paper: Paper) -> str:
    """Return what follows the first words of a body, and its last words, as sentences."""
    start, end = _edges(paper)
    front = min(end, start + _FRONT)
    return f"{paper.text[start + _LEAD : front]}\n{paper.text[max(front, end - _TAIL) : end]}"


def _edges(paper: Paper) -> Span:
    return (paper.body[0][0], paper.body[-1][1]) if paper.body else (0, len(paper.text))


def folding(text: str) -> str:
    """Return letters and digits only, in one width, as numbers and titles are compared."""
    return _UNLETTERED.sub("", unicodedata.normalize("NFKC", text)).lower()


def _head(paper: Paper) -> str:
    """Return what stands above the body, where the title must be if it was not told."""
    start = paper.body[0][0] if paper.body else 0
    return paper.text[max(0, start - _HEADING) : start].replace("\n", "，")


def _names_number(said: Saying, upper: Paper) -> bool:
    number = folding(upper.number)
    if number:
        context = folding(said.context)
        brief = _YEAR.sub("", number)
        return (number in context or (number != brief and brief in context)) and not any(
            number.endswith(folding(found)) and is_ground(said.clause.partition(found)[0])
            for found in _numbers(said.clause)
        )
    heading = folding(upper.text[:_HEADING])
    return any(folding(found) in heading for found in _numbers(said.context))


def _numbers(text: str) -> Iterator[str]:
    for found in NUMBER.finditer(text):
        yield text[max(0, found.start() - _SERIES) : found.end()]


def _names_exactly(said: Saying, upper: Paper) -> bool:
    """Say whether the object of 印发 is the upper's by name, and is said to be the upper's."""
    heading = folding(upper.title or upper.text[:_HEADING])
    for inner in CITED.findall(said.context):
        # 印发《贯彻落实〈…〉实施方案》 names the other paper as the ground of an own one.
        if is_ground(said.clause.partition(inner)[0]):
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
        objects = [*CITED.findall(said.context), *_UNCITED.findall(said.context)]
        return any(
            len(one) >= _SHORTEST_NAME and folding(one.removesuffix("的通知")) in heading
            for one in objects
        )
    return any(
        len(name) >= _SHORTEST_NAME and fuzz.partial_ratio(name, text) >= _ALIKE
        for name in _readings(upper.title)
    )


def _left_unnamed(said: Saying, lower: Paper, upper: Paper) -> str:
    """Return by what an act means the upper that names no paper: 上级文件转去, 现转发给你们.

    It means the paper whose heading stands above the text, or that of whoever is said to stand
    above.
    """
    if not said.is_whole or CITED.search(said.context) or NUMBER.search(said.context):
        return ""
    above = _SUPERIORS.search(said.context)
    if above is None and not said.is_bare:
        return ""
    if _bears_heading(lower, upper):
        return BY_TITLE
    ranks = _rank(lower), _rank(upper)
    if 0 < ranks[0] <= ranks[1] or (above is not None and not _fits(above, upper)):
        return ""
    return BY_ISSUER if all(ranks) or above is not None else ""


def _fits(above: re.Match[str], upper: Paper) -> bool:
    """Say whether an upper's issuer is of the level and sort that is named (省厅, 市里)."""
    level, body = _LEVELS.get(above["level"], 0), above["body"]
    if level and _rank(upper) not in (0, level):
        return False
    return not body or any(body in short(issuer) for issuer in each(upper.issuers))


def _bears_heading(lower: Paper, upper: Paper) -> bool:
    """Say whether the title of the upper stands in the lower's body as a line of its own."""
    name = folding(upper.title)
    lines = (folding(line) for line in f"{lead_of(lower)}{_further(lower)}".splitlines())
    return len(name) >= _SHORTEST_NAME and any(
        line.endswith(name) and len(line) <= len(name) + _SERIES for line in lines
    )


def _rank(paper: Paper) -> int:
    return paper.rank or max((rank_of(issuer) for issuer in each(paper.issuers)), default=0)


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
    return [folding(inner) for inner in CITED.findall(title)]


def _readings(title: str) -> list[str]:
    """Return what a title may be cited as: whole, its object, or its subject alone."""
    subject = _SUBJECT.search(title)
    whole = [folding(title), *([folding(subject["subject"])] if subject else [])]
    return [*whole, *_cores(title)] if title else []
