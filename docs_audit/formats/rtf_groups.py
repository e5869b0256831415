"""Pictures and embedded files in rich text: groups of hexadecimal digits or plain bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from .contract import Member
from .insets import Found
from .office_art import as_bitmap_file
from .ole_objects import COMPOUND, packed_file, unwrapped

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_PICTURES = re.compile(r"\{(?:\\\*)?\\(?:shppict|nonshppict|pict)(?![a-z])")
_OBJECTS = re.compile(r"\{\\\*\\objdata(?![a-z])")
_GROUP = re.compile(r"\{\\pict(?![a-z])")
_WORD = re.compile(r"\\([a-z]+)(-?\d{1,9})? ?")
_INNER = re.compile(r"\{[^{}]*\}")
_NO_DIGIT = re.compile(r"[^0-9A-Fa-f]+")
_BYTES = re.compile(r"\\bin(\d{1,9}) ?")
_MM_A_TWIP = 25.4 / 1440
_MOST_NESTED = 8
_PACKER = b"Package\0"
_HEAD_BYTES = 4
_BITMAP = "\\dibitmap"
# In these first letters of a picture stands what it is.
_HEAD = 2_000


@dataclass(frozen=True)
class Group:
    """A group of the source from its opening brace to behind its closing one."""

    start: int
    end: int


def groups(source: str, opening: re.Pattern[str]) -> Iterator[Group]:
    """The groups that begin so, those within one another told once."""
    at = 0
    while found := opening.search(source, at):
        at = end_of(source, found.end())
        yield Group(found.start(), at)


def pictures(source: str) -> Iterator[tuple[Group, Found]]:
    """The pictures with the groups that hold them; of a picture told twice the better one."""
    for group in groups(source, _PICTURES):
        for inner in groups(source[group.start : group.end], _GROUP):
            content = source[group.start + inner.start : group.start + inner.end]
            words = dict(_WORD.findall(content[:_HEAD]))
            sides = (_side(words, "picwgoal", "picscalex"), _side(words, "pichgoal", "picscaley"))
            yield group, Found(0, partial(_bytes, content), *sides)


def objects(source: str) -> tuple[Member, ...]:
    """The files embedded as OLE objects, by [MS-OLEDS]."""
    found = groups(source, _OBJECTS)
    return tuple(
        Member(f"{number}", partial(_object, source[one.start : one.end]))
        for number, one in enumerate(found, 1)
    )


def end_of(source: str, at: int) -> int:
    """Behind the brace that closes the group open at `at`; bytes as they are have no braces."""
    depth = 1
    while depth and (step := _BRACE.search(source, at)):
        at = step.end()
        raw = _BYTES.match(source, step.start()) if step[0] == "\\b" else None
        if raw:
            at = raw.end() + int(raw[1])
        depth += {"{": 1, "}": -1}.get(step[0], 0)
    return at if not depth else len(source)


def _bytes(group: str) -> bytes:
    if raw := _BYTES.search(group):
        return group[raw.end() : raw.end() + int(raw[1])].encode("latin-1", "replace")
    body = group[1:-1]
    for _ in range(_MOST_NESTED):
        if "{" not in body:
            break
        body = _INNER.sub("", body)
    digits = _NO_DIGIT.sub("", _WORD.sub("", body))
    data = bytes.fromhex(digits[: len(digits) & ~1])
    return as_bitmap_file(data) if _BITMAP in group[:_HEAD] else data


def _object(group: str) -> bytes:
    data = _bytes(group)
    start = data.find(COMPOUND)
    if start >= 0:
        return unwrapped(data[start:])
    _, packed, rest = data.partition(_PACKER)
    # Two empty names, then the length that a native stream begins with as well.
    return packed_file(rest[2 * _HEAD_BYTES :]) if packed else data


def _side(words: dict[str, str], goal: str, scale: str) -> float:
    twips, percent = (int(words.get(key) or 0) for key in (goal, scale))
    return max(0, twips) * _MM_A_TWIP * (percent or 100) / 100
