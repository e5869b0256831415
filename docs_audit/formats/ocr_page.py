"""One scanned page to its lines, how sure they are, and what is red on it."""

from typing import NamedTuple

import numpy as np

from .leaves import RecognisedPage
from .ocr_colour import Box, Dots, Mask, has_line, lifted, red_of, red_share, seals_on
from .ocr_engine import Engine, LiesWrongError, Word
from .ocr_lines import lines_of, points_a_dot, slope_of
from .page_images import page_image
from .red import BODY_POINTS, HEAD_CHARACTERS, RED_HEAD, RED_LINE, SEAL

_POINTS_A_MILLIMETRE = 72 / 25.4
_HEAD_SHARE = 1 / 3
_RED_PRINT = 0.5
# The box of a word is a little higher than its type.
_HEAD_BOX = 1.3 * BODY_POINTS


class _Read(NamedTuple):
    page: Dots
    red: Mask
    seals: list[Box]
    words: list[Word]


def recognise(engine: Engine, data: bytes, number: int) -> RecognisedPage:
    """Read page `number`, from 1, of these bytes; raises DocumentError where it has no picture."""
    page = np.asarray(page_image(data, number))
    page, red, seals, words = _upright(engine, page)
    height, width = red.shape
    layout = {
        RED_HEAD: _head_characters(page, red, words) >= HEAD_CHARACTERS,
        RED_LINE: has_line(red, slope_of(words)),
        SEAL: bool(seals),
    }
    return RecognisedPage(
        number,
        lines_of(words, width, height),
        _confidence(words),
        frozenset(mark for mark, holds in layout.items() if holds),
    )


def _upright(engine: Engine, page: Dots) -> _Read:
    """What is read on the page when it is turned as it should lie."""
    try:
        return _read(engine, page, 0)
    except LiesWrongError as wrong:
        turns = wrong.turns
    try:
        return _read(engine, page, turns)
    except LiesWrongError:
        # On its other side then; and what reads no better upside down is upright, only bad.
        return _read(engine, page, turns + 2, is_upright=True)


def _read(engine: Engine, page: Dots, turns: int, *, is_upright: bool = False) -> _Read:
    """Turn the page, find its red ink and seals, and read the words."""
    page = np.ascontiguousarray(np.rot90(page, turns))
    red = red_of(page)
    height, width = red.shape
    seals = seals_on(red, _POINTS_A_MILLIMETRE / points_a_dot(width, height))
    words = engine.words(lifted(page, red, seals), is_upright=is_upright)
    return _Read(page, red, seals, words)


def _confidence(words: list[Word]) -> float | None:
    """The mean over all characters."""
    count = sum(len(word.text) for word in words)
    if not count:
        return None
    return round(sum(word.score * len(word.text) for word in words) / count, 3)


def _head_characters(page: Dots, red: Mask, words: list[Word]) -> int:
    """Characters of large red print in the upper third."""
    height, width = red.shape
    scale = points_a_dot(width, height)
    count = 0
    for word in words:
        box = _box(word, width, height)
        is_large = (box[3] - box[1]) * scale > _HEAD_BOX
        if is_large and box[3] < height * _HEAD_SHARE and red_share(page, red, box) > _RED_PRINT:
            count += len(word.text)
    return count


def _box(word: Word, width: int, height: int) -> Box:
    (left, top), (right, bottom) = word.corners.min(axis=0), word.corners.max(axis=0)
    return (
        max(0, int(left)),
        max(0, int(top)),
        min(width, int(right) + 1),
        min(height, int(bottom) + 1),
    )
