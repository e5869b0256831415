"""The whole effect of other values, from all who know a part of it."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from burden.thresholds import registry, selectors
from burden.thresholds.checks import problems_of
from burden.thresholds.errors import NothingChanged, ValuesRefused
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import elsewhere
from burden.thresholds.whatif.pace import Pace
from burden.thresholds.whatif.terms import Asked, Compared, Effect, Moved


def effect_of(values: Mapping[str, float], pace: Pace | None = None) -> Effect:
    """What would change if these values were in force; keys left out keep theirs.

    Reads only, in a transaction that the database itself keeps from writing. Without a `pace`
    somebody waits for it.

    Raises:
        ValuesRefused, NothingChanged: there is nothing to be looked at.
    """
    begun = time.perf_counter()
    before = selectors.in_force()
    whole = dict(before) | {key: float(value) for key, value in values.items()}
    if problems := problems_of(whole):
        raise ValuesRefused(problems)
    if whole == dict(before):
        raise NothingChanged
    after = Parameters(ParameterSet(values=whole))
    with reading_only():
        told = _told(before, after, pace or Pace())
    return Effect(**told, seconds=time.perf_counter() - begun)


@contextmanager
def reading_only() -> Iterator[None]:
    """A transaction in which the database refuses every write."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
            # All papers and meetings are summed at once: what does not fit is sorted on disk.
            cursor.execute("SET LOCAL work_mem = '128MB'")
        yield


def _told(before: Parameters, after: Parameters, pace: Pace) -> dict[str, Any]:
    changes = selectors.changes(before.set, after.set)
    changed = {one.definition.key for one in changes}
    findings, scores = registry.findings(), registry.scores()
    known = {*findings.keys, *scores.keys}
    asked = Asked(before, after, scores.month(), pace=pace)
    avoidable: dict[str, Any] = {}
    compared: list[Compared] = []
    moved: list[Moved] = []
    unseen: set[str] = set()
    for source in registry.sources():
        known |= set(source.keys)
        if changed.isdisjoint(source.keys):
            continue
        mine = [findings.compare(said) for said in source.suspected(asked)]
        hours = source.reassigned(mine, asked)
        compared += mine
        moved += hours.moved
        avoidable |= hours.avoidable
        # Another source may tell its own part of a value: of the whole nothing is known then.
        unseen |= set(hours.unseen)
    known -= unseen
    month, levels = scores.moves(moved, before, after)
    sums: Counter[str] = Counter()
    for one in moved:
        sums.update(one.by_component)
    return {
        "changes": changes,
        "unseen": [
            one
            for one in changes
            if one.definition.key not in known and not elsewhere.is_elsewhere(one.definition.key)
        ],
        "kinds": findings.weigh(compared, avoidable, before, after),
        "moved": dict(sums),
        "levels": levels,
        "month": month,
    }
