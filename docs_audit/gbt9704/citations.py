"""Other papers that a paper names: by number, by title, or by both. Laws are no papers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .numbers import numbers_in, without_words_before
from .paper import Citation, Element, Part, Relation, Segment, Span
from .passing_on import Act, inner_title
from .relations import relation_in_body, unmarked_papers
from .title_keys import core_of

_MARKED = re.compile(r"《(?P<title>[^《》]{4,200}(?:《[^《》]*》[^《》]{0,80})*)》")
_BETWEEN = re.compile(r"(?:\s|[（(](?:以下|下)?简称[^（）()]{1,30}[）)]|[，,])*[（(\[〔【]?\s*$")
_UNMARKED = re.compile(
    r"(?P<title>[\u4e00-\u9fff]{0,30}关于[^，。；：《》\n]{2,80}?的"
    r"(?:决议|决定|公告|通告|意见|通知|通报|报告|请示|批复|函|纪要))\s*[（(]\s*$"
)
_LAW = re.compile(
    r"^中华人民共和国|(?:法|法典|条例|宪法|章程|准则|公约|解释|标准|规范|规程|目录)(?:[（(].*[）)])?$"
)
_PAPER = re.compile(
    r"关于|(?:通知|意见|方案|决定|决议|通报|批复|函|纪要|要点|计划|规划|措施|公告|通告|纲要|行动|若干规定|报告|预案|清单)"
    r"(?:[（(].*[）)])?$"
)
_HANDED_OUT = re.compile(
    r"(?:现将|将|制定了?|印发|下发|编制了?|起草了?|附件\s*\d?\s*[：:.]?\s*\d?[.．、]?)\s*$"
)
_HANDING = re.compile(r"\s*(?:印发|下发|发)给")
_FAR = 400
_AFTER_NUMBER = re.compile(r"\s*[）)\]】〕]")


@dataclass
class _Mentioned:
    """A paper as it is named most fully so far, under all its names."""

    citation: Citation


def find_citations(
    text: str, segments: tuple[Segment, ...], own_number: str, title: Element
) -> tuple[Citation, ...]:
    """Each cited paper once, where it is named most fully, in the order of the text."""
    found: dict[str, _Mentioned] = {}
    for segment in segments:
        if segment.part in (Part.HEAD, Part.TAIL):
            continue
        for citation in _within(text, segment, title):
            own = citation.number == own_number and own_number
            if not own and not _is_own_object(text, citation, segment, title):
                _keep(found, citation)
    fullest = {mentioned.citation for mentioned in found.values()}
    return tuple(sorted(fullest, key=lambda citation: citation.span))


def _within(text: str, segment: Segment, title: Element) -> Iterator[Citation]:
    if segment.part is not Part.TITLE:
        for citation in _named(text, segment.span):
            yield replace(citation, relation=relation_in_body(text, citation.span))
        for name, span, relation in unmarked_papers(text, segment.span):
            yield Citation("", _flat(name), span, relation)
        return
    inner = inner_title(title.value)
    relation = Relation(inner.act) if inner and inner.act is not Act.ISSUES else Relation.CITES
    named = [*_named(text, segment.span)]
    if not named and inner and relation is not Relation.CITES and _names_a_paper(inner.title):
        named = [Citation("", inner.title, _place(text, segment.span, inner.title))]
    for citation in named:
        yield replace(citation, relation=relation)


def _named(text: str, span: Span) -> Iterator[Citation]:
    """Papers named by a number, or by a title in book-title marks."""
    start = span[0]
    for number, begin, end in numbers_in(text, *span):
        titled = _title_before(text, start, begin)
        if titled:
            closing = _AFTER_NUMBER.match(text, end)
            yield Citation(number, titled[0], (titled[1], closing.end() if closing else end))
        else:
            yield Citation(number, "", (begin, end))
        start = end
    for match in _MARKED.finditer(text, *span):
        if _names_a_paper(match["title"]):
            yield Citation("", _flat(match["title"]), match.span())


def _place(text: str, span: Span, words: str) -> Span:
    """Where the words of a title stand in the text, which may break them over lines."""
    found = re.compile(r"\s*".join(map(re.escape, "".join(words.split())))).search(text, *span)
    return found.span() if found else span


def _title_before(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The title that a number in brackets belongs to, and where it begins."""
    start = max(start, end - _FAR)
    before = text[start:end]
    marked = next(reversed([*_MARKED.finditer(before)]), None)
    if marked and _BETWEEN.fullmatch(before, marked.end()):
        return _flat(marked["title"]), start + marked.start()
    unmarked = _UNMARKED.search(before) if before.rstrip().endswith(("（", "(")) else None
    if unmarked:
        title = without_words_before(unmarked["title"])
        return _flat(title), start + unmarked.start("title") + unmarked["title"].rfind(title)
    return None


def _names_a_paper(title: str) -> bool:
    return bool(_PAPER.search(title)) and not _LAW.search(title)


def _is_own_object(text: str, citation: Citation, segment: Segment, title: Element) -> bool:
    """`现将《方案》印发给你们`: what the paper hands out itself is not another paper."""
    if citation.number:
        return False
    if segment.part is Part.TITLE:
        return re.search(r"印发\s*$", text[: citation.span[0]][-6:]) is not None
    before = text[max(0, citation.span[0] - 12) : citation.span[0]]
    if segment.part is Part.SIGNATURE:
        return True
    handed_out = bool(_HANDED_OUT.search(before) and _HANDING.match(text, citation.span[1]))
    return (
        handed_out
        or f"印发《{citation.title}》" in title.value
        or (f"印发{citation.title}" in title.value)
    )


def _keep(found: dict[str, _Mentioned], citation: Citation) -> None:
    """A later, fuller mention takes the place of the first; a shorter one adds nothing to it."""
    keys = [key for key in (citation.number, core_of(citation.title)) if key]
    mentioned = next((found[key] for key in keys if key in found), None)
    earlier = mentioned.citation if mentioned else None
    if earlier is not None and earlier.number and citation.number not in ("", earlier.number):
        mentioned = earlier = None
    if mentioned is None or earlier is None:
        mentioned = _Mentioned(citation)
    else:
        fuller = citation if citation.number and not earlier.number else earlier
        mentioned.citation = Citation(
            fuller.number,
            earlier.title or citation.title,
            fuller.span,
            max(earlier.relation, citation.relation, key=list(Relation).index),
        )
    for key in keys:
        found[key] = mentioned


def _flat(title: str) -> str:
    """A title broken over lines is one title."""
    return "".join(title.split())
