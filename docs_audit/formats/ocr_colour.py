"""Red ink on a scanned page: which print is red, the red line, seals (GB/T 9704, 7.2.4, 7.2.7).

Arrays are heights x widths of dots; boxes are left, top, right, bottom in dots.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

Dots = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Box = tuple[int, int, int, int]

_LEAST_RED, _ABOVE_GREEN, _ABOVE_BLUE = 150, 70, 60
_INK = 160
_LINE_SHARE = 0.5
# A seal is 42 mm wide, of offices up to 50 mm; a blurred edge adds or takes some.
_SEAL_MM = (28.0, 60.0)
_SEAL_OBLONG = 1.4
# A ring with a star and letters; red print of the same extent is sparser.
_SEAL_FILL = 0.08
_SEAL_CORNER = 0.15
_GRID = 8
_BRIDGE = 3


def red_of(page: Dots) -> Mask:
    """Where the ink is red; pages are RGB."""
    red, green, blue = (page[:, :, index].astype(np.int16) for index in range(3))
    mask: Mask = (red > _LEAST_RED) & (red - green > _ABOVE_GREEN) & (red - blue > _ABOVE_BLUE)
    return mask


def red_share(page: Dots, red: Mask, box: Box) -> float:
    """How much of the ink in a box is red, 0 to 1."""
    left, top, right, bottom = box
    ink = page[top:bottom, left:right].min(axis=2) < _INK
    printed = int(ink.sum())
    return float((ink & red[top:bottom, left:right]).sum() / printed) if printed else 0.0


def has_line(red: Mask, slope: float) -> bool:
    """Whether one row of dots, slanting as the page lies, is red over half of the width.

    `slope` is downward dots for each dot to the right.
    """
    down, across = np.nonzero(red)
    if not down.size:
        return False
    height, width = red.shape
    rows = np.rint(down - across * slope).astype(np.int64)
    counts = np.bincount(rows - rows.min(), minlength=height)
    # Rounding shares the dots of a slanting row between two.
    return bool((counts[:-1] + counts[1:]).max() >= 2 * _LINE_SHARE * width)


def seals_on(red: Mask, dots_a_millimetre: float) -> list[Box]:
    """The round patches of red that have the size of a seal."""
    height, width = (side // _GRID * _GRID for side in red.shape)
    cells = red[:height, :width].reshape(height // _GRID, _GRID, width // _GRID, _GRID)
    coarse = np.asarray(cells.any(axis=(1, 3)), dtype=np.uint8)
    bridged = cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, np.ones((_BRIDGE, _BRIDGE), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(bridged)
    boxes = []
    for x, y, across, down, _ in found[1:]:
        box = (x * _GRID, y * _GRID, (x + across) * _GRID, (y + down) * _GRID)
        if _is_seal(red, box, dots_a_millimetre):
            boxes.append(box)
    return boxes


def lifted(page: Dots, red: Mask, seals: list[Box]) -> Dots:
    """The page with its seals taken off, so that the print below can be read.

    Red ink is light in the red part of the light, black ink is dark in all of it.
    """
    if not seals:
        return page
    clean = page.copy()
    for left, top, right, bottom in seals:
        patch = clean[top:bottom, left:right]
        patch[red[top:bottom, left:right]] = 255
        patch[:] = patch[:, :, :1]
    return clean


def _is_seal(red: Mask, box: Box, dots_a_millimetre: float) -> bool:
    left, top, right, bottom = box
    sides = sorted(((right - left) / dots_a_millimetre, (bottom - top) / dots_a_millimetre))
    if not (_SEAL_MM[0] <= sides[0] and sides[1] <= _SEAL_MM[1]):
        return False
    if sides[1] > _SEAL_OBLONG * sides[0]:
        return False
    patch = red[top:bottom, left:right]
    down, across = (max(1, int(side * _SEAL_CORNER)) for side in patch.shape)
    corners = (
        patch[:down, :across],
        patch[:down, -across:],
        patch[-down:, :across],
        patch[-down:, -across:],
    )
    # What is round leaves its corners empty.
    is_round = sum(corner.mean() for corner in corners) < _SEAL_FILL
    return bool(is_round and patch.mean() >= _SEAL_FILL)
