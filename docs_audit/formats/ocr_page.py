"""One scanned page to its lines, how sure they are, and what is red on it."""

import numpy as np

from .leaves import RecognisedPage
from .ocr_colour import Box, Dots, Mask, has_line, lifted, red_of, red_share, seals_on
from .ocr_engine import Engine, Word
from .ocr_lines import is_sideways, lines_of, points_a_dot, slope_of
from .page_images import page_image
from .red import BODY_POINTS, HEAD_CHARACTERS, RED_HEAD, RED_LINE, SEAL

_POINTS_A_MILLIMETRE = 72 / 25.4
_HEAD_SHARE = 1 / 3
_RED_PRINT = 0.5
# The box of a word is a little higher than its type.
_HEAD_BOX = 1.3 * BODY_POINTS
# A page that lies wrong reads as nonsense.
_UPRIGHT = 0.8


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


def _upright(engine: Engine, page: Dots) -> tuple[Dots, Mask, list[Box], list[Word]]:
    """The page turned so that it reads best, its red ink, seals and words."""
    best = _read(engine, page)
    confidence = _confidence(best[3])
    if confidence is None or (confidence >= _UPRIGHT and not is_sideways(best[3])):
        return best
    for turns in (1, 3) if is_sideways(best[3]) else (2,):
        turned = _read(engine, np.ascontiguousarray(np.rot90(page, turns)))
        if (_confidence(turned[3]) or 0.0) > (_confidence(best[3]) or 0.0) or is_sideways(best[3]):
            best = turned
    return best


def _read(engine: Engine, page: Dots) -> tuple[Dots, Mask, list[Box], list[Word]]:
    red = red_of(page)
    height, width = red.shape
    seals = seals_on(red, _POINTS_A_MILLIMETRE / points_a_dot(width, height))
    return page, red, seals, engine.words(lifted(page, red, seals))


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
