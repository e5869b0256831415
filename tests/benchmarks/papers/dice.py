"""Seeded dice, and the wording that only the judge's seed may throw."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from typing import TypeVar

JUDGING_SEED = 20_261_127
_ONE_IN = 3

Worded = TypeVar("Worded")


class Dice(random.Random):
    """Dice of one paper or file. One wording in three is held out from all seeds but the judge's.

    So who tunes on another seed, and is told its misses, never meets a third of what is judged.
    """

    judging = False

    def worded(self, wordings: Sequence[Worded]) -> list[Worded]:
        """Return the wordings that these dice may throw."""
        return [one for one in wordings if self.judging or not held_out(one)]


def held_out(wording: object) -> bool:
    """Say whether a wording is the judge's alone, in whatever list it stands."""
    return zlib.crc32(repr(wording).encode()) % _ONE_IN == 0


def thrown(seed: int, *what: object) -> Dice:
    """Return dice for one thing of a seed, so that what is made before it does not shift it."""
    dice = Dice(" ".join(map(str, (seed, *what))))
    dice.judging = seed == JUDGING_SEED
    return dice
