"""How right demands and repeated instructions are found in messages, and how fast."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

from burden.activities.messages import Kind, Sent, demands_in, is_demand, repeated_in
from tests.benchmarks.activities.repeated import WITHIN, messages
from tests.benchmarks.activities.scoring import Tally, at_least, pairs_within

MESSAGES = 50_000
LEAST_REPEATED_F1, LEAST_RATE, LEAST_CLAUSE_F1 = 0.95, 2_000, 0.93
_FOLDER = Path(__file__).parent
_KINDS = {
    "I": Kind.INSTRUCTION,
    "R": Kind.REPLY,
    "C": Kind.CHAIN,
    "P": Kind.PROOF,
    "K": Kind.CHECK_IN,
}
# Local time, as exports tell it.
_SENT_AT = datetime.combine(date(2026, 3, 4), clock(10))

Tell = Callable[[str, Any], None]


def sentences(name: str) -> Iterator[tuple[frozenset[Kind], str]]:
    """Yield the sentences of a file with the kinds of what they ask for."""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        label, tab, text = line.partition("\t")
        if tab:
            yield frozenset(_KINDS[one] for one in label if one != "-"), text


def clauses(name: str, tell: Tell) -> dict[str, Any]:
    """Return how right demands are told from talk, in all and of each kind."""
    told = list(sentences(name))
    total, of_kind = Tally(), {kind: Tally() for kind in Kind}
    for kinds, text in told:
        demands = demands_in(text, _SENT_AT)
        found = frozenset().union(*(one.kinds for one in demands))
        _count(total, bool(found), bool(kinds))
        for kind, tally in of_kind.items():
            _count(tally, kind in found, kind in kinds)
        if bool(found) != bool(kinds):
            tell("wrong" if found else "missed", text)
        elif found != kinds:
            tell("kinds", f"{text}\t{sorted(found)}\t{sorted(kinds)}")
    return {
        "sentences": len(told),
        "demands": total.figures(LEAST_CLAUSE_F1),
        "F1 of each kind": {kind.value: tally.f1 for kind, tally in of_kind.items()},
    }


def _count(tally: Tally, found: bool, true: bool) -> None:
    tally.right += found and true
    tally.found += found
    tally.true += true


def repeated(seed: int, count: int, tell: Tell) -> dict[str, Any]:
    """Return how right instructions that several messages say are found."""
    made = messages(seed, count)
    begun = time.perf_counter()
    asked = [
        Sent(str(one.number), one.group, one.sent_at, one.text)
        for one in made
        if is_demand(one.text)
    ]
    found = repeated_in(asked, WITHIN)
    seconds = time.perf_counter() - begun
    true: dict[int, list[int]] = defaultdict(list)
    for one in made:
        if one.instruction > 0:
            true[one.instruction].append(one.number)
    clusters = [[int(message.key) for message in one.messages] for one in found]
    right = _agreeing(made, clusters)
    tally = Tally(right, pairs_within(clusters), pairs_within(list(true.values())))
    _tell_misses(made, clusters, {int(one.key) for one in asked}, true, tell)
    return {
        "messages": len(made),
        "pairs": tally.figures(LEAST_REPEATED_F1),
        "instructions": len(true),
        "messages a second": at_least(round(len(made) / seconds), LEAST_RATE),
    }


def _agreeing(made: Any, clusters: list[list[int]]) -> int:
    agreeing = 0
    for numbers in clusters:
        counts: dict[int, int] = defaultdict(int)
        for number in numbers:
            counts[made[number].instruction] += 1
        agreeing += sum(n * (n - 1) // 2 for which, n in counts.items() if which > 0)
    return agreeing


def _tell_misses(
    made: Any, clusters: list[list[int]], asked: set[int], true: dict[int, list[int]], tell: Tell
) -> None:
    home = {number: at for at, numbers in enumerate(clusters) for number in numbers}
    for numbers in clusters:
        which = {made[number].instruction: made[number].text for number in numbers}
        if len(which) > 1:
            tell("joined", " | ".join(list(which.values())[:3]))
    for numbers in true.values():
        if lost := [number for number in numbers if number not in asked]:
            tell("no demand", made[lost[0]].text)
        homes = {home.get(number, -number - 1): made[number].text for number in numbers}
        if len(homes) > 1:
            tell("parted", " | ".join(list(homes.values())[:3]))
