"""How far two titles speak of one subject: a line of a plan and the paper made of it."""

import re

from .numerals import folded
from .title_keys import core_of

# Words that titles of any subject share; a year or a month names no subject either.
_WORN = re.compile(
    r"20\d\d年?(?:度)?|\d{1,2}月(?:份)?|(?:的)?(?:通知|意见|方案|办法|规定|决定|通报|报告|批复|函|纪要|要点|计划)"
    r"|印发|转发|批转|制定|出台|实施|贯彻落实|贯彻|落实|进一步|切实|全面|深入|扎实|做好|抓好|加强|开展|推进|规范"
    r"|工作|有关|相关|事项|问题|情况|任务|《|》|若干|关于|及|和|与|的|第|[（(]试行[）)]|[（(]暂行[）)]"
)
_FEWEST = 2


def subject_of(title: str) -> frozenset[str]:
    """Pairs of characters of what a title is about, without issuer and worn words."""
    runs = [run for run in _WORN.sub(" ", folded(core_of(title))).split() if run]
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def title_likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the shorter subject that stands in the longer one, 0 to 1.

    A plan names a paper in a few words, so the shorter counts; one shared word proves nothing.
    """
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= _FEWEST else 0.0
