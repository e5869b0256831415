"""How many of the fields that ask for the same data are found, and how fast."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from burden.activities.fields import (
    Field,
    Form,
    burdens,
    fields_of_rows,
    merged_form,
    repetitions,
)
from tests.benchmarks.activities.made_forms import MadeForm, Pair, forms, same_data
from tests.benchmarks.activities.scoring import Tally, at_least, at_most

FORMS, WIDE = 500, 3_000
LEAST_F1, MOST_SECONDS, MOST_WIDE_SECONDS = 0.9, 10, 5

Tell = Callable[[str, Any], None]


def figures(seed: int, tell: Tell) -> dict[str, Any]:
    """Return the figures of forms of a seed; misses are told where the seed is not the judge's."""
    made = forms(seed, FORMS)
    begun = time.perf_counter()
    asked = [_asked(one) for one in made]
    found = repetitions(asked)
    seconds = time.perf_counter() - begun
    true = same_data(made)
    pairs = found_pairs(found)
    _tell_misses(made, pairs, true, tell)
    return {
        "forms": len(made),
        "columns read": at_least(_columns_read(made, asked), 1),
        "pairs": Tally.of(pairs, true).figures(LEAST_F1),
        "seconds": at_most(round(seconds, 2), MOST_SECONDS),
        "burdens": len(burdens(found)),
        "fields saved by one form": merged_form(asked).saved,
        "one form of 3,000 fields beside 500, seconds": at_most(_wide(asked), MOST_WIDE_SECONDS),
    }


def found_pairs(found: Any) -> set[Pair]:
    """Return the pairs of columns that the engine found, as the generator tells them."""
    return {
        (int(one.form.key), one.field.place, int(other.form.key), other.field.place)
        for repetition in found
        for one in repetition.askings
        for other in repetition.askings
        if int(one.form.key) < int(other.form.key)
    }


def _asked(one: MadeForm) -> Form:
    title, fields = fields_of_rows(one.rows)
    return Form(str(one.number), title, one.asked_on, one.receivers, fields)


def _columns_read(made: list[MadeForm], asked: list[Form]) -> float:
    right = sum(
        len(one.meanings) == len(form.fields) for one, form in zip(made, asked, strict=True)
    )
    return right / len(made)


def _wide(asked: list[Form]) -> float:
    fields = tuple(
        Field((f"指标大类{n // 100}", f"第{n}项工作完成数（个）"), n) for n in range(WIDE)
    )
    first = Form("wide 1", "综合统计表", date(2026, 4, 2), ("township 1",), fields)
    second = Form("wide 2", "综合统计报表", date(2026, 4, 9), ("township 1",), fields)
    begun = time.perf_counter()
    repetitions([*asked, first, second])
    return round(time.perf_counter() - begun, 2)


def _tell_misses(made: list[MadeForm], pairs: set[Pair], true: set[Pair], tell: Tell) -> None:
    def heading(form: int, column: int) -> str:
        rows = made[form].rows
        cells = [row[column] for row in rows[1:3] if row[column]]
        return f"{made[form].title}: {'/'.join(cells)}"

    for name, missed in (("missed", true - pairs), ("wrong", pairs - true)):
        counts = Counter(tuple(sorted((heading(a, b), heading(c, d)))) for a, b, c, d in missed)
        for (one, other), count in counts.most_common(400):
            tell(name, f"{count}\t{one}\t{other}")
