"""Made-up years of meetings whose chains are known, by seed."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from dataclasses import replace

from meetings.layering import Meeting
from tests.benchmarks.meetings import alike, campaigns, records, standing, tied
from tests.benchmarks.meetings.made import World
from tests.benchmarks.meetings.phrasing import Phrasing
from tests.benchmarks.meetings.stage import Stage
from tests.benchmarks.meetings.tree import NARROW, Shape, Tree

# The share of the records that each makes; one may make a single meeting or a whole campaign.
_MAKERS: dict[Callable[[Stage], None], float] = {
    campaigns.campaign: 36,
    campaigns.joint: 1.5,
    campaigns.replaced_chain: 2,
    standing.weekly: 7,
    standing.standing_with_item: 5,
    standing.quarterly: 4,
    standing.emergency: 4,
    standing.statutory: 4,
    standing.training_after_root: 8,
    alike.ordinary: 3,
    alike.root_after_root: 5,
    alike.genuine: 4,
    alike.held_again: 6,
    alike.merged: 6,
    tied.nested: 3,
    tied.accompanying: 2,
    tied.one_matter: 1.5,
    tied.item_for_everyone: 1.5,
    tied.routine_with_units: 1.5,
    tied.all_hands: 1.5,
    tied.called_by_deputy: 1.5,
    tied.called_by_principal: 3,
}


def generate(
    seed: int, size: int, phrasing: Phrasing, *, shape: Shape = NARROW, days: int = 365
) -> World:
    """Return at least `size` records of meetings held within about `days` days."""
    dice = random.Random(f"{seed} {phrasing.name}")
    stage = Stage(dice, Tree(dice, shape), phrasing, days)
    # Whose share is least filled is next, so that one large campaign crowds nobody out.
    queue = [(0.0, at, maker) for at, maker in enumerate(_MAKERS)]
    written, count = 0, 0
    while count < size:
        filled, at, maker = heapq.heappop(queue)
        maker(stage)
        new = stage.events[written:]
        for event in new:
            records.write(stage, event)
        made = sum(len(event.records) for event in new if not event.dropped)
        heapq.heappush(queue, (filled + made / _MAKERS[maker], at, maker))
        written, count = len(stage.events), count + made
    return World(tuple(stage.tree.units), _in_order(stage), tuple(stage.events))


def _in_order(stage: Stage) -> tuple[Meeting, ...]:
    """Number the records of held events as they come in, which tells nothing; sort by time."""
    held = [event for event in stage.events if not event.dropped]
    numbers = list(range(sum(len(event.records) for event in held)))
    stage.dice.shuffle(numbers)
    left = iter(numbers)
    for event in held:
        event.records = [replace(record, id=f"m{next(left)}") for record in event.records]
    found = [record for event in held for record in event.records]
    return tuple(sorted(found, key=lambda record: (record.start, record.id)))
