"""Linking meetings one by one as they arrive finds what linking the whole list finds."""

import random
from collections.abc import Sequence
from itertools import permutations

import pytest

from burden.jobs import services as jobs
from meetings import layering
from meetings.models import Link, Meeting
from tests.benchmarks.meetings.made import World
from tests.benchmarks.meetings.stored import Stored
from tests.benchmarks.meetings.working import WORKING
from tests.benchmarks.meetings.world import generate
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def _arrive(world: World, meetings: Sequence[layering.Meeting]) -> dict[int, str]:
    """Take the records in one after the other, each linked before the next one comes."""
    stored = Stored(world)
    names: dict[int, str] = {}
    for one in meetings:
        meeting = stored.add([one])[one.id]
        names[meeting.pk] = one.id
        jobs.enqueue("meeting.meet", str(meeting.uuid))
        work()
    return names


@pytest.mark.slow
@pytest.mark.parametrize("seed", [4, 14])
def test_meetings_in_any_order_get_the_links_of_the_whole_list(seed: int) -> None:
    world = generate(seed, 60, WORKING, days=60)
    found = layering.link(world.meetings, world.units)
    meetings = list(world.meetings)
    random.Random(seed).shuffle(meetings)

    names = _arrive(world, meetings)

    stored = {
        names[link.lower_id]: (names[link.upper_id], link.spared, round(link.novelty, 4))
        for link in Link.objects.all()
    }
    assert len(found.edges) > 10
    assert stored == {
        edge.lower: (edge.upper, edge.spared, round(edge.novelty, 4)) for edge in found.edges
    }
    groups = Meeting.objects.exclude(merged_into=None).values_list("pk", "merged_into_id")
    assert {frozenset(map(names.__getitem__, pair)) for pair in groups} <= {
        frozenset(pair) for group in found.same for pair in permutations(group, 2)
    }
