"""What holds for every list of meetings, whatever is in it."""

from __future__ import annotations

import random

import pytest

from meetings.layering import Links, link
from meetings.layering.hierarchy import Hierarchy
from tests.benchmarks.meetings.made import World
from tests.benchmarks.meetings.working import WORKING
from tests.benchmarks.meetings.world import generate


@pytest.fixture(scope="module")
def world() -> World:
    return generate(41, 1_500, WORKING)


@pytest.fixture(scope="module")
def links(world: World) -> Links:
    return link(world.meetings, world.units)


def test_edges_go_down_and_forward_so_that_no_circle_can_arise(world: World, links: Links) -> None:
    hierarchy = Hierarchy(world.units)
    by_id = {one.id: one for one in world.meetings}

    assert links.edges
    for edge in links.edges:
        upper, lower = by_id[edge.upper], by_id[edge.lower]
        assert upper.start.date() <= lower.start.date()
        high = hierarchy.position(upper.unit).unit.level
        assert high <= hierarchy.position(lower.unit).unit.level


def test_no_meeting_has_two_parents(links: Links) -> None:
    lowers = [edge.lower for edge in links.edges]

    assert len(lowers) == len(set(lowers))


def test_weights_of_the_signals_add_up_to_the_weight_of_every_edge(links: Links) -> None:
    for edge in links.edges:
        assert sum(one.weight for one in edge.evidence) == pytest.approx(edge.weight, abs=1e-6)
        assert edge.runner_up not in {edge.upper, edge.lower}


def test_order_of_the_list_changes_nothing(world: World, links: Links) -> None:
    shuffled = list(world.meetings)
    random.Random(3).shuffle(shuffled)

    assert link(shuffled, world.units) == links
