"""Forms of a made-up county as sheets, and which of their columns ask for the same data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from tests.benchmarks.activities import form_words
from tests.benchmarks.papers.dice import Dice, thrown

_RECEIVERS = tuple(f"township {number}" for number in range(10))
_BEGIN = date(2026, 4, 1)
_DAYS = 25
_ROSTER_SHARE = 0.5


@dataclass(frozen=True)
class MadeForm:
    """A form as rows of cells, and what each of its columns means; empty: not data of its own."""

    number: int
    title: str
    asked_on: date
    receivers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    meanings: tuple[str, ...]


Pair = tuple[int, int, int, int]


def forms(seed: int, count: int) -> list[MadeForm]:
    """Return forms in the order in which they were asked for."""
    return [_form(thrown(seed, "form", number), number) for number in range(count)]


def same_data(made: Sequence[MadeForm]) -> set[Pair]:
    """Return the pairs of columns, as form and column twice, that ask a receiver for one thing."""
    asked: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for form in made:
        for column, meaning in enumerate(form.meanings):
            if meaning:
                for receiver in form.receivers:
                    asked[receiver, meaning].append((form.number, column))
    return {
        (*first, *second)
        for places in asked.values()
        for first, second in combinations(sorted(places), 2)
        if first[0] != second[0]
    }


def _form(dice: Dice, number: int) -> MadeForm:
    is_roster = dice.random() < _ROSTER_SHARE
    title, columns = _roster(dice) if is_roster else _statistics(dice)
    furniture = dice.sample(form_words.FURNITURE, dice.randrange(1, 4))
    columns = [(("", name), "") for name in furniture[:1]] + columns
    columns += [(("", name), "") for name in furniture[1:]]
    return MadeForm(
        number,
        title,
        _BEGIN + timedelta(days=dice.randrange(_DAYS)),
        tuple(dice.sample(_RECEIVERS, dice.choice((1, 2, 4)))),
        tuple(_rows(dice, title, [heading for heading, _ in columns])),
        tuple(meaning for _, meaning in columns),
    )


Column = tuple[tuple[str, str], str]


def _roster(dice: Dice) -> tuple[str, list[Column]]:
    subject = dice.choice(sorted(form_words.SUBJECTS))
    who = _word(dice, form_words.SUBJECTS[subject])
    title = _word(dice, form_words.ROSTERS).format(who=who)
    group = dice.choice(("", "", dice.choice(form_words.GROUPS)))
    columns: list[Column] = []
    asked = ["name", *dice.sample(sorted(set(form_words.PERSONAL) - {"name"}), dice.randint(4, 12))]
    for one in asked:
        heading = _word(dice, form_words.PERSONAL[one]).format(who=who)
        columns.append(((group, heading), f"{subject} {one}"))
    for one in dice.sample(sorted(form_words.OTHERS), dice.randint(0, 3)):
        of_whom = "" if one in form_words.OF_PLACES else subject
        columns.append((("", _word(dice, form_words.OTHERS[one])), f"{of_whom} {one}"))
    return title, columns


def _statistics(dice: Dice) -> tuple[str, list[Column]]:
    period = dice.choice(sorted(form_words.PERIODS))
    when = _word(dice, form_words.PERIODS[period])
    title = _word(dice, form_words.STATISTICS).format(
        when=when, topic=_word(dice, form_words.TOPICS)
    )
    columns: list[Column] = []
    for one in dice.sample(sorted(form_words.NUMBERS), dice.randint(4, 10)):
        names, units = form_words.NUMBERS[one]
        name, unit = _word(dice, names), dice.choice(units)
        heading = f"{name}（{unit}）"
        if one not in form_words.WITH_PARTS or dice.random() < 0.4:
            columns.append((("", heading), f"{one} {period}"))
            continue
        columns.append(((heading, _word(dice, form_words.WHOLE)), f"{one} {period}"))
        for part in dice.sample(sorted(form_words.PARTS), dice.randint(1, 3)):
            word = _word(dice, form_words.PARTS[part])
            columns.append(
                ((heading, dice.choice((f"其中：{word}", word))), f"{one} {part} {period}")
            )
    return title, columns


def _word(dice: Dice, words: Sequence[str]) -> str:
    return dice.choice(dice.worded(words) or words)


def _rows(dice: Dice, title: str, headings: Sequence[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """A sheet: its title, one or two rows of headings, empty rows to fill in."""
    width = len(headings)
    yield (title, *[""] * (width - 1))
    if any(upper for upper, _ in headings):
        uppers = [upper or lower for upper, lower in headings]
        # A merged cell holds its words in the first column only.
        yield tuple(
            "" if at and upper == uppers[at - 1] else upper for at, upper in enumerate(uppers)
        )
        yield tuple(lower if upper else "" for upper, lower in headings)
    else:
        yield tuple(lower for _, lower in headings)
    for _ in range(dice.randrange(4)):
        yield ("",) * width
