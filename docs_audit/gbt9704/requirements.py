"""Demands on the receiver: deadlines, quotas, frequencies and materials, with their sentences."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from .clauses import Clause, clauses_of
from .deadlines import deadlines_in
from .frequencies import frequencies_in
from .headings import Headings
from .materials import materials_in
from .moments import Issue
from .numerals import folded
from .paper import Part, Requirement, Segment, Span
from .quotas import quotas_in
from .sentences import LONGEST, sentences_in

# A sentence without one of these demands nothing that can be held against another.
_RELEVANT = re.compile(
    r"[\d０-９%％底末每逐报日天周旬月季年一二两三四五六七八九十]|[交报填附发将把请须]|务必|备查|反馈|上传|提[供出]|形成|[撰编]|汇总|建立|制[定订]|签订|完善|更新|拟[定订]"
)
_FILLERS = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|请|并|要|须|应|务必|必须|确保|力争|原则上|于|在|且|同时)+|[\s、：:]+$"
)
# `（一）`, `2.`, `办理要求：`; a label that names a date or asks for something orders, too.
_OPENING = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]+(?:是(?!要)|、))*"
    r"(?:(?!\S{0,6}(?:时间|日期|时限|期限|截止|报|交|填|附))[\u4e00-\u9fff]{2,8}[：:])?"
)
# More than anyone could be held to; endless repetitions must not be kept.
_MOST = 2_000
_LONGEST_MATTER, _FARTHEST_MATTER = 60, 8
_SHORTEST_MATTER = 4


def find_requirements(
    text: str, segments: tuple[Segment, ...], issued_on: str
) -> tuple[Requirement, ...]:
    """The demands of body and attachments; a year that is not said is the paper's.

    `issued_on` is the paper's ISO date, only its year, or empty.
    """
    issue = Issue.of(issued_on)
    kept = (segment for segment in segments if segment.part in (Part.BODY, Part.ATTACHMENTS))
    found = (one for segment in kept for one in _within(text, segment.span, issue))
    return tuple(islice(found, _MOST))


def _within(text: str, span: Span, issue: Issue) -> Iterator[Requirement]:
    headings = Headings()
    ended = span[0]
    for sentence, start in sentences_in(text, span):
        # Sentences end within a line; only blanks or the end of a line stand between two.
        begins_line = ended == span[0] or "\n" in text[ended:start]
        headings.pass_by(sentence, begins_line=begins_line)
        ended = start + len(sentence)
        place = start, ended
        yield from _in_sentence(sentence, place, issue, reports=headings.announce_report)


def _in_sentence(
    sentence: str, span: Span, issue: Issue, *, reports: bool
) -> Iterator[Requirement]:
    if len(sentence) > LONGEST or not _RELEVANT.search(sentence):
        return
    plain = _OPENING.sub("", folded(sentence))
    clauses = clauses_of(plain, reports=reports, year=issue.year)
    if not any(clause.demands for clause in clauses):
        return
    for deadline in deadlines_in(clauses, issue):
        what = _matter(clauses, deadline.clause, without=deadline.words)
        yield Requirement("deadline", deadline.value, what, sentence, span)
    for quota in quotas_in(clauses):
        what = _shortened(quota.what) or _matter(clauses, quota.clause)
        yield Requirement("quota", quota.value, what, sentence, span)
    for frequency in frequencies_in(clauses):
        what = _matter(clauses, frequency.clause, without=frequency.words)
        yield Requirement("frequency", frequency.value, what, sentence, span)
    for material in materials_in(plain, issue, reports=reports):
        yield Requirement("material", material.value, material.value, sentence, span)


def _matter(clauses: Sequence[Clause], index: int, without: str = "") -> str:
    """What is demanded: the clause without its date, or the next one that says more."""
    for clause in clauses[index : index + _FARTHEST_MATTER]:
        matter = _shortened(clause.text.replace(without, "", 1) if without else clause.text)
        if len(matter) >= _SHORTEST_MATTER:
            return matter
    return _shortened(clauses[max(index - 1, 0)].text)


def _shortened(text: str) -> str:
    return _FILLERS.sub("", _FILLERS.sub("", text.strip()))[:_LONGEST_MATTER]
