"""A heading cut into words of one spelling, with its unit apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from . import words
from .units import dimension_of

ATTRIBUTE, ROLE, OFFICER, GROUP, THING, FILLER, UNKNOWN = range(7)
_LISTS: tuple[tuple[int, Mapping[str, str]], ...] = (
    (THING, words.THINGS),
    (GROUP, words.GROUPS),
    (OFFICER, words.OFFICERS),
    (ROLE, words.ROLES),
    (ATTRIBUTE, words.ATTRIBUTES),
)
_WORDS: dict[str, tuple[int, str]] = {
    spelling: (kind, canonical)
    for kind, told in _LISTS
    for canonical, spellings in told.items()
    for spelling in spellings.split()
} | dict.fromkeys(words.FILLERS.split(), (FILLER, ""))
_COUNTED = {
    "人数": "persons",
    "人次": "persons",
    "户数": "items",
    "金额": "money",
    "资金": "money",
    "比例": "share",
    "占比": "share",
    "面积": "area",
}
_COUNTS = re.compile(
    r"(人员|[个家座眼件处所条台辆项次张份只头株栋间套口起例]|人|户|名)?(?:总数量|总数|总人数|数量|数)$"
)
# How many, without a word for what is counted.
COUNT = "count"
_COUNTER = {"人员": "persons", "人": "persons", "名": "persons", None: COUNT}
_PATTERN = re.compile(
    "|".join(
        re.escape(word) for word in sorted([*_WORDS, *_COUNTED], key=lambda one: (-len(one), one))
    )
)
_BRACKETED = re.compile(r"[(\[【](.*?)[)\]】]")
_NUMBERING = re.compile(r"^(?:\d{1,3}[.、)]|\(\d{1,3}\)|[一二三四五六七八九十]{1,3}、|\*)+")
_HINT = re.compile(
    r"^(?:必填|选填|填写|如[:：]?|例如|格式|请|注|精确|保留|可多选|下拉|是/否|若|没有)"
)
_AGE = re.compile(r"(\d{1,3})周?岁?(?:及)?以(上|下)|(\d{1,3})周?岁(?:及)?以(上|下)")


@dataclass
class Reading:
    """Words of a heading by kind, each with how it was spelt; what it measures, in which unit."""

    found: dict[str, int] = field(default_factory=dict)
    spelt: dict[str, str] = field(default_factory=dict)
    dimension: str = ""
    unit: str = ""

    def add(self, kind: int, word: str, spelling: str) -> None:
        """Note a word once; the first spelling stays."""
        if word:
            self.found.setdefault(word, kind)
            self.spelt.setdefault(word, spelling)

    def of(self, *kinds: int) -> frozenset[str]:
        """Return the words of these kinds."""
        return frozenset(word for word, kind in self.found.items() if kind in kinds)


def folded(text: str) -> str:
    """Return a heading in narrow signs, without blanks and numbering."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    return _NUMBERING.sub("", plain)


def read(text: str, into: Reading) -> None:
    """Add the words of one folded heading to a reading; a unit at the end replaces one above."""
    bare = _without_brackets(text, into)
    bare = _AGE.sub(lambda age: f"{age[1] or age[3]}岁以{age[2] or age[4]}", bare)
    counts = _COUNTS.search(bare)
    if counts is not None and bare not in _WORDS:
        into.dimension = _COUNTER.get(counts[1], "items")
        # 残疾人数 is 残疾人 and 数; 监测户户数 is 监测户 and 户数.
        is_of_word = counts[1] and _ends_with_word(bare[: counts.end(1)])
        bare = bare[: counts.end(1) if is_of_word else counts.start()]
    for word, is_known in _cut(bare):
        if not is_known:
            into.add(UNKNOWN, word, word)
        elif word in _WORDS:
            into.add(*_WORDS[word], word)
        if word in _COUNTED:
            into.dimension = _COUNTED[word]


def _ends_with_word(text: str) -> bool:
    return any(text[start:] in _WORDS for start in range(len(text) - 1))


def _without_brackets(text: str, into: Reading) -> str:
    """Take units and hints in brackets out; other words in them belong to the heading."""

    def inside(found: re.Match[str]) -> str:
        told = found[1].removeprefix("单位:")
        if dimension := dimension_of(told):
            into.dimension = into.dimension if into.dimension == "share" else dimension
            into.unit = told
            return ""
        return "" if _HINT.match(told) else told

    return re.sub(r"[,，、:：;；。“”\"'/]", "", _BRACKETED.sub(inside, text))


def _cut(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the longest known words of a text and the stretches between them."""
    at = 0
    for found in _PATTERN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False
