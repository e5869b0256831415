"""A month of messages in many groups, and which of them say the same instruction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tests.benchmarks.activities import matters
from tests.benchmarks.papers.dice import Dice, thrown

_BEGIN = datetime.combine(date(2026, 3, 2), time(7, 30))
_GROUPS = 120
_MINUTES = 30 * 24 * 60
# Within this many hours of each other the same demand is one; a round later it is another.
WITHIN = timedelta(hours=72)
_SPREAD = 48 * 60
_ROUND_MINUTES = 9 * 24 * 60
_TALK_SHARE, _BARE_SHARE = 0.45, 0.03


@dataclass(frozen=True)
class MadeMessage:
    """A message and the instruction it says; 0 for talk, -1 where it names no matter."""

    number: int
    group: str
    sent_at: datetime
    text: str
    instruction: int


def messages(seed: int, count: int) -> list[MadeMessage]:
    """Return messages in the order in which they were sent."""
    made = sorted(_made(seed, count), key=lambda one: (one[0], one[1], one[2]))
    return [
        MadeMessage(number, group, _BEGIN + timedelta(minutes=minute), text, instruction)
        for number, (minute, group, text, instruction) in enumerate(made)
    ]


def _made(seed: int, count: int) -> Iterator[tuple[int, str, str, int]]:
    dice = thrown(seed, "messages")
    talk, bare = int(count * _TALK_SHARE), int(count * _BARE_SHARE)
    for _ in range(talk):
        text = dice.choice(dice.worded(matters.TALK)).format(what=_what(dice, _pick(dice)))
        yield dice.randrange(_MINUTES), _group(dice), text, 0
    for _ in range(bare):
        text = dice.choice(dice.worded(matters.BARE))
        yield dice.randrange(_MINUTES), _group(dice), text, -1
    taken: dict[tuple[int, int], list[tuple[str, int]]] = {}
    left, instruction = count - talk - bare, 0
    while left:
        matter = _pick(dice)
        minute = dice.randrange(_MINUTES)
        others = taken.setdefault(matter[:2], [])
        if any(_is_one_with(matter[2], minute, *other) for other in others):
            continue
        others.append((matter[2], minute))
        instruction += 1
        for nth in range(min(left, dice.choice((1, 1, 2, 3, 4, 5, 6)))):
            left -= 1
            yield _said(dice, matter, nth, minute, instruction)


def _is_one_with(rounds: str, minute: int, other: str, then: int) -> bool:
    """Whether nobody could tell two demands of one matter apart: close, and not of two rounds."""
    is_close = abs(minute - then) < _ROUND_MINUTES
    return is_close and (not rounds or not other or rounds == other)


def _pick(dice: Dice) -> tuple[int, int, str]:
    topic = dice.randrange(len(matters.TOPICS))
    aspect = dice.randrange(len(matters.ASPECTS))
    rounds = dice.choice(("", dice.choice(matters.ROUNDS), dice.choice(matters.ROUNDS)))
    return topic, aspect, rounds


def _what(dice: Dice, matter: tuple[int, int, str]) -> str:
    topic, aspect, rounds = matter
    named = dice.choice(dice.worded(matters.TOPICS[topic]) or matters.TOPICS[topic])
    asked = dice.choice(dice.worded(matters.ASPECTS[aspect]) or matters.ASPECTS[aspect])
    return f"{rounds}{named}{asked}"


def _said(
    dice: Dice, matter: tuple[int, int, str], nth: int, minute: int, instruction: int
) -> tuple[int, str, str, int]:
    is_reminder = nth > 1 and dice.random() < 0.3
    order = dice.choice(dice.worded(matters.REMINDERS if is_reminder else matters.ORDERS))
    text = order.format(
        to=dice.choice(dice.worded(matters.ADDRESSED)),
        by=dice.choice(dice.worded(matters.DEADLINES)),
        at=dice.choice(dice.worded(matters.PLACES)),
        what=_what(dice, matter),
    )
    text = dice.choice(dice.worded(matters.BEFORE)) + text + dice.choice(dice.worded(matters.AFTER))
    return minute + dice.randrange(_SPREAD) if nth else minute, _group(dice), text, instruction


def _group(dice: Dice) -> str:
    return f"g{dice.randrange(_GROUPS)}"
