"""Headings tell whether what follows is a report: 一、工作开展情况 demands nothing."""

import re

# The four ranks of GB/T 9704: 一、 （一） 1. （1）
_RANKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*[一二三四五六七八九十]{1,3}、",
        r"\s*[（(][一二三四五六七八九十]{1,3}[）)]",
        r"\s*\d{1,2}[.．、](?!\d)",
        r"\s*[（(]\d{1,2}[）)]",
    )
)
_REPORTS = re.compile(
    r"(?:基本|工作|开展|完成|落实|进展|总体|推进|整改|主要|建设|运行|执行)(?:工作)?情况$"
    r"|(?:成效|做法|回顾|问题|不足|亮点|现状|形势|背景|成绩|特点|经验|差距)$"
)
# `三、每月报送进展情况。` is numbered like a heading and asks all the same.
_ASKS = re.compile(r"报送|上报|提交|填报|反馈|请|每|务必|\d[月日]")
_LONGEST = 30


class Headings:
    """Follows the headings of a part, sentence after sentence."""

    def __init__(self) -> None:
        self._reporting: int | None = None

    @property
    def announce_report(self) -> bool:
        """Whether the sentences here stand under a heading that announces a report."""
        return self._reporting is not None

    def pass_by(self, sentence: str, *, begins_line: bool) -> None:
        """Take note of a sentence; a heading ends those of its own rank and below."""
        if not begins_line or len(sentence) > _LONGEST:
            return
        rank = next((n for n, pattern in enumerate(_RANKS) if pattern.match(sentence)), None)
        if rank is None or (self._reporting is not None and rank > self._reporting):
            return
        title = sentence.rstrip("。；：: 　")
        self._reporting = rank if _REPORTS.search(title) and not _ASKS.search(title) else None
