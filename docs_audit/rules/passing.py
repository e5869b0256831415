"""Papers made of a superior's paper: supporting papers and how far one is passed on.

N19-03, TL-10, and TL-01 for what was sent again to those who have it already (K05).
"""

import re
from collections.abc import Iterator

from docs_audit.gbt9704 import Level
from docs_audit.gbt9704.clauses import Statement

from .organs import Organ, rank
from .reporting import asks_for_supporting_paper
from .subjects import Hit, Subject

_SUPPORTING_TITLE = re.compile(r"实施意见|实施细则|贯彻(?:落实|实施|执行)?(?:的)?意见|落实意见")
_OF_A_LAW = re.compile(r"《[^》]*(?:法|条例)》")
_ASKED_FOR = re.compile(
    r"(?:制定|制订|出台|研究制定|细化)[^。；]{0,24}(?:实施(?:意见|细则|方案|办法)|具体(?:措施|办法|意见|方案)|配套|落实(?:措施|方案|意见)|工作方案)"
)
_FORWARDING_TITLE = re.compile(r"转发|翻印")
_RANGE = re.compile(
    r"此件(?:可)?(?:发|印发|传达|传阅)(?:至|到)(?P<to>[^，。；（）()]{1,12}?)(?:级|$)"
)
_RANGE_LEVELS = (
    ("村", Level.VILLAGE),
    ("社区", Level.VILLAGE),
    ("乡", Level.TOWNSHIP),
    ("镇", Level.TOWNSHIP),
    ("街道", Level.TOWNSHIP),
    ("县", Level.COUNTY),
    ("区", Level.COUNTY),
    ("市", Level.CITY),
    ("地", Level.CITY),
    ("省", Level.PROVINCE),
)


def find(subject: Subject) -> Iterator[Hit]:
    yield from _unasked(subject)
    yield from _beyond_own_range(subject)
    if subject.parent is not None and _FORWARDING_TITLE.search(subject.title):
        yield from _forwarded(subject, subject.parent)


def range_of(note: str) -> str:
    """The lowest level that 此件发至……级 names, or empty."""
    found = _RANGE.search(note)
    if found is None:
        return ""
    return next((level for word, level in _RANGE_LEVELS if word in found["to"]), "")


def _unasked(subject: Subject) -> Iterator[Hit]:
    """A supporting paper whose superior one, which must be known, asks for none."""
    parent = subject.parent
    if parent is None or not _SUPPORTING_TITLE.search(subject.title):
        return
    is_asked_for = any(_asks(one) for one in parent.statements)
    if not is_asked_for and not _OF_A_LAW.search(subject.title):
        yield subject.hit("N19-03", subject.title, subject.paper.title.span, other=parent.id)


def _asks(statement: Statement) -> bool:
    return asks_for_supporting_paper(statement) or statement.demands(_ASKED_FOR) is not None


def _beyond_own_range(subject: Subject) -> Iterator[Hit]:
    """A paper that is addressed below the level it may go to by its own note."""
    beyond = _beyond(range_of(subject.paper.note.value), subject)
    if beyond is not None:
        span = subject.paper.note.span
        figures = {"addressee": beyond.name}
        yield subject.hit("TL-10", subject.text[slice(*span)], span, figures=figures)


def _beyond(lowest: str, subject: Subject) -> Organ | None:
    if not lowest:
        return None
    return next(
        (
            one
            for one in subject.addressees
            if one.levels and min(map(rank, one.levels)) > rank(lowest)
        ),
        None,
    )


def _forwarded(subject: Subject, parent: Subject) -> Iterator[Hit]:
    title = subject.paper.title
    lowest = range_of(parent.paper.note.value)
    beyond = _beyond(lowest, subject)
    if beyond is not None:
        figures = {"addressee": beyond.name, "range": lowest}
        yield subject.hit("TL-10", title.value, title.span, other=parent.id, figures=figures)
        return
    had = {level for one in parent.addressees for level in one.levels if rank(level) >= 0}
    if lowest:
        had |= {level for level in Level if rank(parent.level) < rank(level) <= rank(lowest)}
    below = {level for one in subject.addressees for level in one.levels if subject.is_below(one)}
    if below and below <= had:
        figures = {"levels": "、".join(sorted(below))}
        yield subject.hit("TL-01", title.value, title.span, other=parent.id, figures=figures)
