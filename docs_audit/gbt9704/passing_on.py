"""Titles within titles: what a paper passes on, issues or carries out, layer by layer.

`A关于转发《B关于印发〈方案〉的通知》的通知` holds the title of B's paper, and that one the title
of a plan. Book-title marks may be missing: `A转发B关于……的意见的通知`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .paper import Span

_FORWARDS, _ISSUES = r"转发|批转|翻印", r"印发|下发|发布|公布"
_IMPLEMENTS = r"(?:进一步|深入|认真|全面|切实)*(?:贯彻落实|贯彻执行|贯彻实施|贯彻|落实|执行)"
_ACT = re.compile(
    rf"(?:(?P<forwards>{_FORWARDS})|(?P<issues>{_ISSUES})|(?P<implements>{_IMPLEMENTS}))"
)
_OPENS, _CLOSES = "《〈<«＜", "》〉>»＞"
# The issuer of the inner paper may stand before the marks: 转发省教育厅《关于……的通知》.
_BEFORE_MARKS = re.compile(rf"\s*[^{_OPENS}{_CLOSES}，。；：]{{0,40}}[{_OPENS}]")
_ENDS = (
    r"决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
    r"|方案|办法|规定|措施|计划|要点"
)
_UNMARKED_PAPER = re.compile(rf"\s*(?P<inner>\S{{0,40}}?关于\S{{2,120}}(?:{_ENDS}))的\S{{0,12}}$")
_UNMARKED_OBJECT = re.compile(r"\s*(?P<inner>\S{4,120}?)的(?:补充|紧急)?(?:通知|决定|公告|通告)$")
_MOST_LAYERS = 4


class Act(StrEnum):
    """What a title does with the title that it holds."""

    FORWARDS = "forwards"
    ISSUES = "issues"
    IMPLEMENTS = "implements"


@dataclass(frozen=True)
class Inner:
    """A title inside another one, and its place there."""

    act: Act
    title: str
    span: Span


def inner_title(title: str) -> Inner | None:
    """The title that this one forwards, issues or carries out, without the marks around it."""
    for found in _ACT.finditer(title):
        if any(title[: found.start()].count(mark) for mark in _OPENS):
            return None
        act = Act(found.lastgroup or "")
        inner = _marked(title, found.end()) or _unmarked(title, found.end(), act)
        if inner is not None:
            return Inner(act, title[slice(*inner)].strip(), inner)
    return None


def layers(title: str) -> Iterator[Inner]:
    """All titles within the title, the outermost first."""
    for _ in range(_MOST_LAYERS):
        inner = inner_title(title)
        if inner is None:
            return
        yield inner
        title = inner.title


def _marked(title: str, start: int) -> Span | None:
    """What stands between the marks."""
    before = _BEFORE_MARKS.match(title, start)
    if before is None:
        return None
    opening = before.end() - 1
    closing = _closing(title, opening)
    if closing < 0:
        return None
    return opening + 1, closing


def _closing(title: str, opening: int) -> int:
    """Where the mark closes that opens here; marks of one shape may be nested."""
    depth = 0
    for at in range(opening, len(title)):
        depth += (title[at] in _OPENS) - (title[at] in _CLOSES)
        if depth == 0:
            return at
    return -1


def _unmarked(title: str, start: int, act: Act) -> Span | None:
    pattern = _UNMARKED_OBJECT if act is Act.ISSUES else _UNMARKED_PAPER
    found = pattern.match(title, start)
    return found.span("inner") if found else None
