"""When a value that was read equals the value that is true."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from tests.benchmarks.papers.made import Demand, Value

Line = Mapping[str, Any]

_BLANK = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[,，、;；:：。]")
_BRACKETS = re.compile(r"^[(（]+|[)）]+$")
_NUMBERED = re.compile(r"^\d+[.．、]")
_QUOTES = re.compile(r"[《》〈〉“”\"'()（）]")
_SECONDS = re.compile(r"(T\d\d:\d\d):00(\.0+)?$")
_CHINESE = {"一": "1", "两": "2", "二": "2", "三": "3"}
_FLAT = ("addressees", "cc")
_LISTS = ("issuers", "attachments", "signers")
_TAIL_OF_MATERIAL = 4


def folded(text: str) -> str:
    """Return a text without blanks, full-width forms as half-width ones."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def value_of(line: Line, name: str) -> Any:
    """Return what was read of a field; of an absent one an empty text."""
    found = line.get("metadata", {}).get(name) or {}
    return found.get("value") or ""


def is_right(name: str, found: Any, true: tuple[Value, ...]) -> bool:
    """Say whether one of the true values was read; an absent element is right when empty."""
    return any(_key(name, found) == _key(name, one) for one in true)


def is_filled(true: tuple[Value, ...]) -> bool:
    """Say whether the paper bears the element."""
    return all(bool(one) for one in true)


def _key(name: str, value: Any) -> Any:
    parts = [value] if isinstance(value, str) else [str(one) for one in value or ()]
    parts = [part for part in parts if part]
    if name in _FLAT:
        return _SEPARATORS.sub("", folded("".join(parts)))
    if name in _LISTS:
        return tuple(_NUMBERED.sub("", folded(part)) for part in parts)
    text = folded("".join(parts))
    return _BRACKETS.sub("", text) if name == "note" else text


def same_demand(found: Mapping[str, Any], planted: Demand) -> bool:
    """Say whether a tuple that was read is a planted one: kind, value, and its sentence."""
    if found.get("kind") != planted.kind or not _same_value(planted, str(found.get("value", ""))):
        return False
    read, true = folded(str(found.get("sentence", ""))), folded(planted.sentence)
    if true.rstrip("。!") in read:
        return len(read) <= 2 * len(true) + 20
    return len(read) >= 6 and read.rstrip("。;!") in true


def _same_value(planted: Demand, found: str) -> bool:
    true = planted.value
    if planted.kind == "deadline":
        return _SECONDS.sub(r"\1", found.replace(" ", "T")) == true
    if planted.kind == "quota":
        return _counted(found) == _counted(true)
    if planted.kind == "material":
        return _same_nouns(_QUOTES.sub("", folded(found)), _QUOTES.sub("", folded(true)))
    return found == true


def _counted(value: str) -> str:
    text = folded(value)
    return _CHINESE.get(text[:1], text[:1]) + text[1:]


def _same_nouns(found: str, true: str) -> bool:
    """Equal, or one is the other with a short word before it: 本单位工作总结, 工作总结."""
    if min(len(found), len(true)) < 3:
        return found == true
    near = abs(len(found) - len(true)) <= _TAIL_OF_MATERIAL
    return near and (found.endswith(true) or true.endswith(found))
