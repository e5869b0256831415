"""Any number of papers that read like real ones and are not each other's copies.

Texts walk through the real ones: after every character stands what somewhere follows the same
three characters. So phrases, particles and formulas are as frequent as they are in life, and no
two papers share more than chance gives them. What is copied is planted on top of that.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.tokens import code_points

CONTEXT = 3
COPIED = 5
FAMILIES = 50
CLOSINGS = (
    "各级各部门要高度重视，加强组织领导，明确责任分工，确保各项任务落到实处。",
    "请各单位结合实际，认真组织实施，并将落实情况及时报送。",
    "本通知自印发之日起施行，由本机关负责解释。",
    "以上意见，请遵照执行。",
    "各单位要强化督导检查，严肃工作纪律，务求取得实效。",
)


@dataclass(frozen=True)
class Made:
    """One made paper: its text, and the number of the earlier paper it was copied from."""

    text: str
    copied_from: int | None


class Walk:
    """Walks through real texts; all chance comes from one seed."""

    def __init__(self, texts: list[str], seed: int) -> None:
        self._codes = code_points("".join(texts))
        self._order, self._first, self._count = _by_context(self._codes)
        self._seed = seed

    def papers(self, count: int, length: int) -> Iterator[Made]:
        """Yield papers of about a length, every fifth a copy of one of ``FAMILIES`` latest."""
        dice = random.Random(f"{self._seed}/{length}")
        originals: list[tuple[int, str]] = []
        for number in range(count):
            if number % COPIED == COPIED - 1:
                source, text = dice.choice(originals)
                yield Made(_taken_over(text, dice), source)
                continue
            text = self._text(length, dice.randrange(2**31)) + "\n" + dice.choice(CLOSINGS)
            originals = [*originals[1 - FAMILIES :], (number, text)]
            yield Made(text, None)

    def _text(self, length: int, seed: int) -> str:
        walked = _walk(self._codes, self._order, self._first, self._count, length, seed)
        return bytes(walked.tobytes()).decode("utf-32-le", "replace")


def _taken_over(text: str, dice: random.Random) -> str:
    """Copy a text as a lower level does: fewer sentences, the level's words changed."""
    kept = [one for one in text.split("。") if dice.random() > 0.2]
    return "。".join(kept).replace("省", "市").replace("全国", "全市").replace("国务院", "市政府")


def _by_context(
    codes: NDArray[np.uint32],
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Return the places by the characters before them, and each place's first and number."""
    wide = codes.astype(np.uint64)
    context = np.zeros(len(codes), dtype=np.uint64)
    for back in range(1, CONTEXT + 1):
        context[CONTEXT:] = (
            context[CONTEXT:] * np.uint64(1_000_003) + wide[CONTEXT - back : len(codes) - back]
        )
    order = np.argsort(context, kind="stable").astype(np.int32)
    _, first, inverse, counts = np.unique(
        context[order], return_index=True, return_inverse=True, return_counts=True
    )
    firsts = np.empty(len(codes), dtype=np.int32)
    numbers = np.empty(len(codes), dtype=np.int32)
    firsts[order], numbers[order] = first[inverse], counts[inverse]
    return order, firsts, numbers


@compiled
def _walk(
    codes: NDArray[np.uint32],
    order: NDArray[np.int32],
    first: NDArray[np.int32],
    count: NDArray[np.int32],
    length: int,
    seed: int,
) -> NDArray[np.uint32]:
    np.random.seed(seed)
    text = np.empty(length, dtype=np.uint32)
    place = np.random.randint(CONTEXT, len(codes) - 1)
    for at in range(length):
        place = order[first[place] + np.random.randint(0, count[place])]
        text[at] = codes[place]
        place = min(place + 1, len(codes) - 1)
    return text
