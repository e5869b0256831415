"""Place names in running text: known ones, and unknown ones by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docs_audit.textreuse.places import Known, is_common_word
from docs_audit.textreuse.vocabulary import PROSE_CHARACTERS, WORDS_BEFORE_ENDINGS

_ENDING = re.compile(
    r"特别行政区|自治[区州县旗]|地区|林区|街道|社区|苏木|嘎查|[省市州盟县区旗镇乡村]"
)
_LONGEST_NAME = 14
_LONGEST_STEM = 5
_SHORTEST_NAME = 2
BOUNDARY = frozenset(
    "在于由对向从到和与及至赴经把将按以请让为是同报送各派自等并或即指据受往经使被给"
    "、，。；：？！（）()《》〈〉“”‘’\"'[]【】〔〕—-·/\\|*+=<>,.;:!?…　 \t\r\n"
)
_AFTER_STEM = frozenset("特全我本各该每某两几跨出入进下驻返离回还")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Where a name stands; ``is_known`` tells it from one that only has the form of a place."""

    start: int
    end: int
    is_known: bool


def place_names(text: str, known: Known, changed: bytes | None = None) -> Iterator[PlaceName]:
    """Yield the place names of a short text in order, the longest reading of each ending.

    ``changed`` marks with 1 what another paper has otherwise. It tells where an unknown name
    may begin, and only there are unknown names looked for.
    """
    floor = 0
    for ending in _ENDING.finditer(text):
        begin, end = ending.span()
        start = _known_start(text, floor, end, known)
        is_known = start is not None
        if start is None:
            start = _formed_start(text, floor, begin, changed)
        if start is not None:
            yield PlaceName(start, end, is_known)
            floor = end


def _known_start(text: str, floor: int, end: int, known: Known) -> int | None:
    for start in range(max(floor, end - _LONGEST_NAME), end - 1):
        if known(text[start:end]):
            # 和县, 成县: two characters are a name only where a word begins.
            if end - start == _SHORTEST_NAME and start > floor and text[start - 1] not in BOUNDARY:
                continue
            return start
    return None


def _formed_start(text: str, floor: int, begin: int, changed: bytes | None) -> int | None:
    """Return where an unknown name begins whose ending begins at ``begin``."""
    if begin - 1 < floor or text[begin - 1] in _AFTER_STEM:
        return None
    if text[begin : begin + 2] != "社区" and is_common_word(text[begin - 2 : begin + 1]):
        return None
    lowest = max(floor, begin - _LONGEST_STEM)
    if changed is not None and changed.find(1, lowest, begin) < 0:
        return None
    for start in range(begin - 2, lowest - 1, -1):
        if (start == floor or text[start - 1] in BOUNDARY) and is_stem(text[start:begin]):
            return start if changed is None or changed.find(1, start, begin) >= 0 else None
    if changed is None:
        return None
    start = changed.rfind(0, lowest, begin) + 1
    start = min(max(start, lowest), begin - 2)
    return start if start >= floor and is_stem(text[start:begin]) else None


def is_stem(stem: str) -> bool:
    """Say whether a string may be the name of a place without its ending."""
    if (
        not WORDS_BEFORE_ENDINGS.isdisjoint((stem, stem[:2], stem[-2:]))
        or stem[0] in "省市县区镇乡村治"
    ):
        return False
    if not PROSE_CHARACTERS.isdisjoint(stem) or not BOUNDARY.isdisjoint(stem):
        return False
    return all("\u4e00" <= one <= "\u9fff" for one in stem)
