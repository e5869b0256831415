"""A small made-up year in the wording that the engine is worked on with."""

import pytest

from meetings.layering import Links, link
from tests.benchmarks.meetings import edges
from tests.benchmarks.meetings.made import World
from tests.benchmarks.meetings.working import WORKING
from tests.benchmarks.meetings.world import generate

STANDING = ("weekly", "quarterly", "emergency")


@pytest.fixture(scope="module")
def world() -> World:
    return generate(11, 2_500, WORKING)


@pytest.fixture(scope="module")
def links(world: World) -> Links:
    return link(world.meetings, world.units)


@pytest.fixture(scope="module")
def found(world: World, links: Links) -> edges.Found:
    return edges.Found.read(links, world.by_record())


def test_edges_are_right_and_few_are_missed(world: World, found: edges.Found) -> None:
    total = edges.judged(world, found, []).total

    assert (total.precision or 0) >= 0.95
    assert (total.recall or 0) >= 0.92


def test_standing_and_emergency_meetings_get_no_edges(world: World, found: edges.Found) -> None:
    shares = edges.false_shares(world, found, [])

    assert {name: shares.value(name) for name in STANDING if (shares.value(name) or 0) > 0.02} == {}


def test_few_candidates_are_scored(world: World, links: Links) -> None:
    assert links.scored / len(world.meetings) <= 10


def test_two_processes_find_what_one_finds() -> None:
    world = generate(12, 5_500, WORKING)

    assert link(world.meetings, world.units, processes=2) == link(world.meetings, world.units)
