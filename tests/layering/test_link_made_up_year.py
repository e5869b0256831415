"""A small made-up year in wording that the engine was never worked on with."""

import pytest

from meetings.layering import link
from tests.benchmarks.meetings_generator import generate
from tests.benchmarks.meetings_phrasings import HELD_OUT
from tests.benchmarks.meetings_scoring import figures


@pytest.fixture(scope="module")
def found() -> dict[str, object]:
    world = generate(11, 2_500, HELD_OUT)
    return figures(world, link(world.meetings, world.units))


def test_edges_are_right_and_few_are_missed(found: dict[str, float]) -> None:
    assert found["edge precision"] >= 0.95
    assert found["edge recall"] >= 0.92


def test_standing_emergency_and_statutory_meetings_get_no_edges(
    found: dict[str, dict[str, float]],
) -> None:
    false = found["false edges"]

    assert max(false[name] for name in ("weekly", "quarterly", "emergency", "statutory")) <= 0.02


def test_few_candidates_are_scored(found: dict[str, float]) -> None:
    assert found["scored a meeting"] <= 10


def test_two_processes_find_what_one_finds() -> None:
    world = generate(12, 5_500, HELD_OUT)

    assert link(world.meetings, world.units, processes=2) == link(world.meetings, world.units)
