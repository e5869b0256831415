"""A hash table of a paper's grams: where each of them begins, first place and following ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled

_HALF = np.uint64(32)


@compiled
def gram_table(
    grams: NDArray[np.uint64],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Return the table's slots, for each place the next place of the same gram, and the counts.

    Slots and following places hold places in ``grams`` or -1. Only the first place of a gram has
    a slot and a count; slots are probed one after the other from the hash on.
    """
    width = 8
    while width < 2 * len(grams):
        width *= 2
    slots = np.full(width, -1, dtype=np.int32)
    following = np.full(len(grams), -1, dtype=np.int32)
    last = np.arange(len(grams)).astype(np.int32)
    counts = np.zeros(len(grams), dtype=np.int32)
    for place in range(len(grams)):
        slot = np.int64(grams[place] >> _HALF) & (width - 1)
        while slots[slot] >= 0 and grams[slots[slot]] != grams[place]:
            slot = (slot + 1) & (width - 1)
        first = slots[slot]
        if first < 0:
            slots[slot] = first = place
        else:
            following[last[first]] = place
            last[first] = place
        counts[first] += 1
    return slots, following, counts


@compiled
def find(slots: NDArray[np.int32], grams: NDArray[np.uint64], gram: np.uint64) -> int:
    """Return the first place of a gram, or -1."""
    mask = len(slots) - 1
    slot = np.int64(gram >> _HALF) & mask
    while slots[slot] >= 0 and grams[slots[slot]] != gram:
        slot = (slot + 1) & mask
    return int(slots[slot])
