"""Issuers: whether two names are one organ's, however they are written.

An issuer signs with its full or its standard short name (domain.md 3.2), with or without the
places above its own; its office speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from docs_audit.textreuse.divisions import Division, path_of

_PREFIX = re.compile(r"^(?:中国共产党|中共|中华人民共和国|国家税务总局(?=.))")
_LEVEL = re.compile(r"^(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)(?![场域级])(?=\w)")
_SPOKEN = (
    ("人民政府", "政府"),
    ("委员会", "委"),
    ("委会", "委"),
    ("党委", "委"),
    ("党工委", "工委"),
    ("工作委", "工委"),
    ("指挥部", "指"),
    ("办公厅", "办"),
    ("办公室", "办"),
)
_BODY = re.compile(r"(?:政府|委|指|领导小组)$")
_BUREAU = ("局", "厅", "委", "部")
_BRANCH = re.compile(r"(?:分局|总队|支队|大队|中队|所|站|中心)$")
_OF_PLACE = re.compile(r"^(?:政府|委|工委)?办?$")
# A blank parts Chinese names; in an English one it parts only words.
_SEVERAL = re.compile(r"[、；;/|]|(?<=[\u4e00-\u9fff]{5})\s+(?=[\u4e00-\u9fff]{5})")
_AND_OTHERS = re.compile(r"等[\d一二三四五六七八九十]*(?:个?(?:部门|单位|机关))?$")
_ORDINAL = re.compile(r"\d+|第[一二三四五六七八九十百]+")
_UNLETTERED = re.compile(r"[\W_]+")
_SHORTEST_ABBREVIATION, _LONGEST_ABBREVIATION = 2, 5
_LONGEST_NAME = 4


def is_one_organ(one: str, other: str) -> bool:
    """Say whether two names are those of one organ: the same place and the same department.

    A name that tells only a level (县委办公室) fits any place of that level. The office of a body
    (人民政府办公室) and the body are one.
    """
    bare, other_bare = _UNLETTERED.sub("", one).lower(), _UNLETTERED.sub("", other).lower()
    if not bare or not other_bare or bare == other_bare:
        return bool(bare) and bare == other_bare
    place, organ = _parts(one)
    other_place, other_organ = _parts(other)
    return _is_one_place(place, other_place) and _is_one_body(organ, other_organ)


def share_an_organ(some: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether two lists of issuers have an organ in common; a string may name several."""
    listed = list(each(others))
    return any(is_one_organ(one, other) for one in each(some) for other in listed)


def each(issuers: Iterable[str]) -> Iterable[str]:
    """Part issuers that a record names in one string: 甲局、乙局 or 甲局等三部门."""
    for issuer in issuers:
        for name in _SEVERAL.split(issuer):
            if name.strip():
                yield _AND_OTHERS.sub("", name.strip())


def is_of_place(issuer: str) -> bool:
    """Say whether an issuer is a place's own committee or government, or the office of one."""
    place, organ = _parts(issuer)
    return bool(place) and bool(organ) and _OF_PLACE.match(organ) is not None


def is_own_government(department: str, government: str) -> bool:
    """Say whether an issuer is the committee or government of the place of the department."""
    if not is_of_place(government) or is_of_place(department):
        return False
    return _is_one_place(_parts(department)[0], _parts(government)[0])


def is_branch(organ: str, bureau: str) -> bool:
    """Say whether an organ is by its name a branch of the other: 市生态环境局云岫分局."""
    place, name = _parts(organ)
    other_place, whole = _parts(bureau)
    if not whole.endswith(_BUREAU) or not name.startswith(whole):
        return False
    return _BRANCH.search(name, len(whole)) is not None and _is_one_place(place, other_place)


def short(organ: str) -> str:
    """Return an organ's name as it is spoken, letters only."""
    name = _PREFIX.sub("", _UNLETTERED.sub("", organ).lower())
    for word, spoken in _SPOKEN:
        name = name.replace(word, spoken)
    return name


@lru_cache(4_096)
def _parts(name: str) -> tuple[tuple[Division, ...] | str, str]:
    """Return the path of places (or the bare level) and the spoken name of the organ itself."""
    bare = _PREFIX.sub("", _UNLETTERED.sub("", name).lower())
    path = path_of(bare)
    if path:
        return path, short(bare[sum(len(one.name) for one in path) :])
    level = _LEVEL.match(bare)
    return (level[0], short(bare[level.end() :])) if level else ("", short(bare))


def _is_one_place(one: tuple[Division, ...] | str, other: tuple[Division, ...] | str) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    if isinstance(one, str):
        one, other = other, one
    if isinstance(other, str):
        return bool(other) and isinstance(one, tuple) and one[-1].name.endswith(other)
    if not isinstance(one, tuple) or one[-1].name != other[-1].name:
        return False
    above = {place.rank: place.name for place in one[:-1]}
    return all(above.get(place.rank, place.name) == place.name for place in other[:-1])


def _is_one_body(one: str, other: str) -> bool:
    brief, full = sorted((_without_office(one), _without_office(other)), key=len)
    if brief == full:
        return True
    if len(brief) < _SHORTEST_ABBREVIATION or len(full) > _LONGEST_NAME * len(brief):
        return False
    if _ORDINAL.findall(brief) != _ORDINAL.findall(full):
        return False
    # 生态环境局云岫分局 is a part of 生态环境局 and not the same organ.
    if full.startswith(brief):
        return False
    # 发改委 and 交警支队 keep the first and the last letter; longer names keep more of them.
    edge = 1 if len(brief) <= _LONGEST_ABBREVIATION else 2
    if (brief[:edge], brief[-edge:]) != (full[:edge], full[-edge:]):
        return False
    letters = iter(full)
    return all(letter in letters for letter in brief)


def _without_office(organ: str) -> str:
    body = organ.removesuffix("办")
    return body if body != organ and _BODY.search(body) else organ
