"""The tree of an indicator system: classes, items, standards, with their points and depth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

# What only leaves a trace: it is there to be shown (GD-17).
_TRACE = re.compile(
    r"台账|照片|截图|截屏|留痕|痕迹|佐证|会议记录|记录[本簿]|工作日志|学习笔记|签到[表簿]|打卡|影像资料|图片资料|视频资料"
    r"|档案(?:资料)?(?:齐全|完整|规范)|资料(?:齐全|完整)|有(?:文件|方案|计划|总结|记录|通知|制度)|专题会议?[^，。]{0,6}研究|印发[^，。]{0,10}(?:方案|通知|文件)"
)
_POINTS = re.compile(r"[(（]\s*(?:满分|计|共)?\s*(?P<points>\d{1,4}(?:\.\d+)?)\s*分\s*[)）]")


@dataclass
class Indicator:
    """One node: its words, its points (None where none are told), its row, and what is below it."""

    text: str
    row: int
    points: float | None = None
    below: list[Indicator] = field(default_factory=list)

    @property
    def asks_for_traces(self) -> bool:
        """Whether what is marked is a record of work rather than its result."""
        return _TRACE.search(self.text) is not None

    def leaves(self) -> Iterator[Indicator]:
        """Yield what is marked in the end: the nodes with nothing below them."""
        if not self.below:
            yield self
        for one in self.below:
            yield from one.leaves()


@dataclass(frozen=True)
class IndicatorTree:
    """The indicators of one list, as their roots."""

    title: str
    roots: tuple[Indicator, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many nodes each level has: 8 classes, 39 items, 117 standards are (8, 39, 117)."""
        counts: list[int] = []
        level: Sequence[Indicator] = self.roots
        while level:
            counts.append(len(level))
            level = [below for one in level for below in one.below]
        return tuple(counts)

    @property
    def depth(self) -> int:
        """How many levels there are."""
        return len(self.counts)

    @property
    def standards(self) -> tuple[Indicator, ...]:
        """What is marked in the end."""
        return tuple(leaf for root in self.roots for leaf in root.leaves())

    @property
    def trace_ratio(self) -> float | None:
        """The share of standards that ask for traces, 0 to 1; None of an empty tree."""
        standards = self.standards
        if not standards:
            return None
        return sum(one.asks_for_traces for one in standards) / len(standards)


def points_in(text: str) -> float | None:
    """Return the points that a heading names in brackets: `组织领导（20分）`."""
    found = _POINTS.search(text)
    return float(found["points"]) if found else None
