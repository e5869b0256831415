"""Notices and minutes put together from their parts, with what they tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.benchmarks.notices import wording
from tests.benchmarks.papers.dice import Dice

_FIRST = date(2026, 1, 12)
_WEEK = "一二三四五六日"


@dataclass(frozen=True)
class Made:
    """A text and its truth: field to value, lists in order; fields left out are not judged."""

    text: str
    truth: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class _Call:
    """What all parts of a notice speak of."""

    place: str
    office: str
    topic: str
    name: str
    issued: date
    day: date


def notice(dice: Dice) -> Made:
    """A notice with labelled parts, or one in running sentences."""
    call = _call(dice)
    when, start, end = _when(dice, call.day)
    venue = dice.choice(dice.worded(wording.VENUES))
    seats = dice.sample(wording.SEATS, dice.randint(1, 3))
    truth: dict[str, Any] = {"name": call.name, "start": start, "end": end, "place": venue}
    truth["seats"] = list(seats)
    title = dice.choice(dice.worded(wording.TITLES)).format(office=call.office, name=call.name)
    if dice.random() < 0.25:
        line = dice.choice(dice.worded(wording.RUNNING))
        told = "、".join(_seat(one) for one in seats)
        body = line.format(time=when, place=venue, name=call.name, seats=told)
    else:
        body = _labelled(dice, call, when, venue, seats, truth)
    chair, truth["convener"] = dice.choice(dice.worded(wording.CHAIRS))
    text = "\n".join(filter(None, [title, "", "各有关单位：", body, chair, "", *_closing(call)]))
    return Made(text + "\n", truth)


def minutes(dice: Dice) -> Made:
    """Minutes with decisions."""
    call = _call(dice)
    chair, convener = dice.choice(
        [("副县长周敏", "deputy"), ("县委副书记、县长程远", "principal"), ("局长石磊", "principal")]
    )
    day = _day(dice, call.day, with_year=True)
    venue = dice.choice(dice.worded(wording.VENUES))
    opening = dice.choice(dice.worded(wording.MINUTES_OPENINGS))
    lines, decisions = [], []
    for number in range(dice.randint(2, 4)):
        sentence, has_day = dice.choice(dice.worded(wording.DECISIONS))
        unit = dice.choice(wording.UNITS)
        due = call.day + timedelta(days=dice.randint(5, 40))
        told = sentence.format(unit=unit, month=due.month, day=due.day)
        lines.append(f"{'一二三四五'[number]}、{told}")
        decisions.append((unit, due.isoformat() if has_day else ""))
    title = dice.choice(dice.worded(wording.MINUTES_TITLES))
    text = "\n".join(
        [
            title.format(name=call.name, topic=call.topic),
            "",
            opening.format(day=day, chair=chair, name=call.name, place=venue, topic=call.topic),
            *lines,
            "",
            *_closing(call, call.day + timedelta(days=2)),
        ]
    )
    truth = {"start": call.day.isoformat(), "convener": convener, "decisions": decisions}
    return Made(text + "\n", truth)


def _call(dice: Dice) -> _Call:
    place = dice.choice(wording.PLACES)
    topic = dice.choice(dice.worded(wording.TOPICS))
    scope = {"县": "全县", "区": "全区", "市": "全市", "镇": "全镇"}[place[-1]]
    issued = _FIRST + timedelta(days=dice.randint(0, 300))
    return _Call(
        place,
        dice.choice(wording.OFFICES[place]),
        topic,
        f"{scope}{topic}{dice.choice(dice.worded(wording.GATHERINGS))}",
        issued,
        issued + timedelta(days=dice.randint(1, 9)),
    )


def _labelled(
    dice: Dice,
    call: _Call,
    when: str,
    venue: str,
    seats: list[tuple[str, str, int | None]],
    truth: dict[str, Any],
) -> str:
    style = dice.randrange(len(wording.TIME_LABELS))
    told = "；".join(_seat(one) for one in seats)
    items = [one.format(topic=call.topic) for one in dice.sample(wording.ITEMS, dice.randint(2, 3))]
    branches, names = dice.choice(dice.worded(wording.BRANCHES))
    truth["agenda"], truth["branches"] = items, list(names)
    opening = dice.choice(dice.worded(wording.OPENINGS)).format(name=call.name, topic=call.topic)
    return "\n".join(
        filter(
            None,
            [
                opening,
                wording.TIME_LABELS[style].format(value=when),
                wording.PLACE_LABELS[style].format(value=venue),
                branches if style in (2, 3) else "",
                wording.SEAT_LABELS[style].format(value=told),
                wording.AGENDA_LABELS[style].format(value=_agenda(dice, items)),
                "" if style in (2, 3) else branches,
            ],
        )
    )


def _agenda(dice: Dice, items: list[str]) -> str:
    form = dice.randrange(4)
    if form == 0:
        return "；".join(f"{n}.{one}" for n, one in enumerate(items, 1))
    if form == 1:
        return "\n" + "\n".join(f"（{n}）{one}；" for n, one in zip("一二三", items, strict=False))
    if form == 2:
        return "\n" + "\n".join(f"{n}. {one}。" for n, one in enumerate(items, 1))
    return "；".join(f"（{n}）{one}" for n, one in enumerate(items, 1))


def _seat(seat: tuple[str, str, int | None]) -> str:
    unit, rank, people = seat
    return f"{unit}{rank}" + (f"{people}人" if people else "")


def _when(dice: Dice, day: date) -> tuple[str, str, str]:
    words, start, end = dice.choice(dice.worded(wording.HOURS))
    iso = day.isoformat()
    return words.format(day=_day(dice, day)), iso + start, iso + end if end else ""


def _day(dice: Dice, day: date, *, with_year: bool = False) -> str:
    forms = [one for one in dice.worded(wording.DAYS) if "{year}" in one or not with_year]
    return dice.choice(forms).format(
        year=day.year, month=day.month, day=day.day, week=f"星期{_WEEK[day.weekday()]}"
    )


def _closing(call: _Call, day: date | None = None) -> list[str]:
    day = day or call.issued
    return [call.office, f"{day.year}年{day.month}月{day.day}日"]
