"""Agenda items and own measures in the text of a meeting's minutes."""

from __future__ import annotations

import re
from functools import lru_cache

_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d{1,2}[.、．])\s*(.+)$"
)
MEASURES_OF_ONES_OWN = frozenset({"money", "person", "quantity"})
_ITEMS_AT_MOST = 60
_ITEM_CHARACTERS = 60
_MEASURE = re.compile(
    r"(?P<money>\d+(?:\.\d+)?\s*(?:万元|亿元|元))"
    r"|(?P<person>由(?!各|全体|相关|有关|所有|上述)[^。;；,，、]{2,30}?(?:牵头|负责|落实|担任|任)"
    r"|责任人[:：]?[^。;；,，]{2,20}"
    r"|(?:确定|明确|聘请|指定|安排)[^。;；,，、]{2,8}?(?:为|任|担任)[^。;；,，]{0,12}"
    r"(?:组长|责任人|联络员|验收人|队长|片长|网格长|网格员|顾问|指挥长))"
    r"|(?P<date>(?:(?:于|在|截至)\s*)?\d{1,2}月\d{1,2}日(?:之前|以前|前))"
    r"|(?P<quantity>\d+\s*(?:台|辆|套|处|公里|亩|户|座|间|吨|个(?:点位|片区|网格|卡口|小组)))"
)


def decided_items(text: str) -> list[str]:
    """Return the numbered headings of the minutes, cut to their first sentence."""
    found = [match[1] for line in text.splitlines() if (match := _HEADING.match(line))]
    return [re.split(r"[。;；]", item)[0][:_ITEM_CHARACTERS] for item in found[:_ITEMS_AT_MOST]]


def own_measures(lower: str, upper: str) -> tuple[str, ...]:
    """Return sums, persons in charge, dates and amounts that the lower minutes set and the upper
    do not."""
    found = dict.fromkeys(match[0] for match in _MEASURE.finditer(lower))
    return tuple(measure for measure in found if measure not in upper)


@lru_cache(maxsize=65536)
def kinds_of(text: str) -> frozenset[str]:
    """Return the kinds of measures in a text: money, person, date, quantity."""
    return frozenset(match.lastgroup for match in _MEASURE.finditer(text) if match.lastgroup)
