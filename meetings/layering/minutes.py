"""Agenda items and own measures in the text of a meeting's minutes."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d{1,2}[.、．])\s*(.+)$"
)
_ITEMS_AT_MOST = 60
_ITEM_CHARACTERS = 60
_MEASURE = re.compile(
    r"(?:\d+(?:\.\d+)?\s*(?:万元|亿元|元))|(?:由[^。;；,，]{2,30}?(?:牵头|负责|落实))"
    r"|(?:责任人[:：]?[^。;；]{2,20})"
    r"|(?:(?:于|在)\d{1,2}月\d{1,2}日前)"
)


def decided_items(text: str) -> list[str]:
    """Return the numbered headings of the minutes, cut to their first sentence."""
    found = [match[1] for line in text.splitlines() if (match := _HEADING.match(line))]
    return [re.split(r"[。;；]", item)[0][:_ITEM_CHARACTERS] for item in found[:_ITEMS_AT_MOST]]


def own_measures(lower: str, upper: str) -> tuple[str, ...]:
    """Return sums, persons in charge and dates that the lower minutes set and the upper do not."""
    found = dict.fromkeys(match[0] for match in _MEASURE.finditer(lower))
    return tuple(measure for measure in found if measure not in upper)
