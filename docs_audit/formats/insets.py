"""Pictures that stand in a text: which of them are looked at, and marks for where they stand."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from .contract import DocumentError, Inset
from .pictures import has_dots, may_hold_text

MOST_PICTURES = 100
# No character of any language: what bears it in a text was put there by `mark`.
_SIGN = "\ufdd0"
_MARK = re.compile(f"{_SIGN}(\\d{{1,9}}){_SIGN}")


@dataclass(frozen=True)
class Found:
    """A picture as a format finds it; its sides on the page are 0 where the file does not tell."""

    place: int
    load: Callable[[], bytes]
    width_mm: float = 0.0
    height_mm: float = 0.0


def legible(found: Iterable[Found]) -> Iterator[Inset]:
    """Those that may hold text, by their size and their dots; what is shown twice only once."""
    seen: set[bytes] = set()
    for one in found:
        is_known = one.width_mm > 0 and one.height_mm > 0
        if is_known and not may_hold_text(one.width_mm, one.height_mm):
            continue
        try:
            data = one.load()
        except DocumentError:
            continue
        digest = hashlib.sha256(data).digest()
        if digest not in seen and has_dots(data):
            seen.add(digest)
            yield Inset(one.place, one.load)


def looked_at(found: Iterable[Inset]) -> tuple[tuple[Inset, ...], tuple[str, ...]]:
    """The first hundred in the order of the text, and warnings."""
    insets = [*islice(found, MOST_PICTURES + 1)]
    kept = sorted(insets[:MOST_PICTURES], key=lambda one: one.place)
    warnings = ("pictures_unread", "pictures_left_out")
    return tuple(kept), warnings[: bool(insets) + (len(insets) > MOST_PICTURES)]


def mark(number: int) -> str:
    """What holds the place of a picture in a text until `unmarked` takes it out."""
    return f"{_SIGN}{number}{_SIGN}"


def unmarked(text: str) -> tuple[str, dict[int, int]]:
    """The text without marks, and where each stood that is still in it."""
    if _SIGN not in text:
        return text, {}
    pieces = _MARK.split(text)
    places: dict[int, int] = {}
    length = 0
    for words, number in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        length += len(words)
        if number:
            places.setdefault(int(number), length)
    return "".join(pieces[::2]), places
