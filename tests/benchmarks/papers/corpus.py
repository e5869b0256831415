"""The papers of a run: how many of each sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from tests.benchmarks.papers import lawful, numbered, own_forms, white
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice, thrown
from tests.benchmarks.papers.made import MadePaper

_Maker = Callable[[Dice], Sheet]
_WHITE_OF_EACH = 7

_NUMBERED: tuple[tuple[_Maker, int], ...] = (
    (partial(numbered.downward, kind="通知"), 34),
    (partial(numbered.downward, kind="意见"), 12),
    (partial(numbered.downward, kind="决定"), 8),
    (partial(numbered.downward, kind="通报"), 10),
    (partial(numbered.forwarding, act="印发"), 12),
    (partial(numbered.forwarding, act="转发"), 10),
    (partial(numbered.forwarding, act="批转"), 6),
    (numbered.joint, 12),
    (partial(numbered.upward, kind="报告"), 12),
    (partial(numbered.upward, kind="请示"), 12),
    (partial(numbered.upward, kind="议案"), 5),
    (numbered.reply, 10),
    (partial(numbered.public, kind="公告"), 6),
    (partial(numbered.public, kind="通告"), 6),
    (partial(numbered.public, kind="公报"), 4),
    (partial(numbered.public, kind="决议"), 5),
    (own_forms.letter, 24),
    (own_forms.order, 8),
    (own_forms.minutes, 18),
)


def papers(seed: int) -> Iterator[MadePaper]:
    """Yield the papers of a seed, each from dice of its own so that sorts do not shift others."""
    makers = (*_NUMBERED, *((one, _WHITE_OF_EACH) for one in white.SORTS), *lawful.SORTS)
    at = 0
    for maker, count in makers:
        for _ in range(count):
            yield maker(thrown(seed, at)).made(f"p{at:03}")
            at += 1
