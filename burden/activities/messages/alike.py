"""Whether two matters are one: shortened and reworded yes, with another word in its place no."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz.distance import Indel

from .matter import Matter

_LONG, _ENOUGH = 40, 4
_WEAK = re.compile("防控|安全|使用|建设|管理|整治|专项|开展")
_CONTAINED, _COMMON = 0.75, 0.4
_LONG_CONTAINED, _LONG_COMMON = 0.7, 0.5
# What stands last names the thing: 名册公示 is no 名册.
_OTHER_HEAD = 2
# The same letters in another order: 党员发展, 发展党员.
_SAME_LETTERS = 0.85


def is_same(first: Matter, second: Matter) -> bool:
    """Tell whether two matters are the same demand; it is the same in either order."""
    if first.rounds != second.rounds:
        return False
    one, other = sorted((first.words, second.words), key=lambda words: (len(words), words))
    if one == other:
        return True
    if len(one) >= _LONG:
        return _share_much(one, other)
    return _is_shortened(one, other) or _is_same_but_for_weak(one, other)


def _is_shortened(one: str, other: str) -> bool:
    if _has_same_letters(one, other):
        return True
    common = (len(one) + len(other) - Indel.distance(one, other)) / 2
    if common < _CONTAINED * len(one) or common < _COMMON * len(other):
        return False
    return not _has_other_thing(one, other, common)


def _is_same_but_for_weak(one: str, other: str) -> bool:
    """Whether words that only go along, on one side alone, make the difference: 防控, 安全."""
    few, many = set(_WEAK.findall(one)), set(_WEAK.findall(other))
    if few == many or not (few <= many or many <= few):
        return False
    bare = sorted((_WEAK.sub("", one), _WEAK.sub("", other)), key=lambda words: (len(words), words))
    return len(bare[0]) >= _ENOUGH and (bare[0] == bare[1] or _is_shortened(bare[0], bare[1]))


def _has_same_letters(one: str, other: str) -> bool:
    is_near = one[-1:] == other[-1:] and len(one) >= _SAME_LETTERS * len(other)
    return is_near and not Counter(one) - Counter(other)


def shingles(words: str) -> frozenset[str]:
    """Return every two neighbouring characters."""
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _share_much(one: str, other: str) -> bool:
    few, many = shingles(one), shingles(other)
    common = len(few & many)
    return common >= _LONG_CONTAINED * min(len(few), len(many)) and (
        common >= _LONG_COMMON * len(few | many)
    )


def _has_other_thing(one: str, other: str, common: float) -> bool:
    """Whether somewhere both have words of their own between those they share: 防火, 防汛.

    A single letter in common is chance: 低保 and 养老保险 share one.
    """
    own_one = own_other = 0
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            if step.src_end - step.src_start > 1 or step.src_end == len(one):
                own_one = own_other = 0
            continue
        own_one += step.src_end - step.src_start
        own_other += step.dest_end - step.dest_start
        if own_one and own_other:
            return True
    if max(own_one, own_other) >= _OTHER_HEAD:
        return True
    # Who shortens drops words on one side alone: 留守儿童, 儿童疫苗接种.
    return len(one) - common >= _OTHER_HEAD and len(other) - common >= _OTHER_HEAD
