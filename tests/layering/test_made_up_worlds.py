"""The worlds that the linking of meetings is judged on hold what they promise."""

from collections import Counter
from dataclasses import fields

import pytest

from tests.benchmarks.meetings.held_out import HELD_OUT
from tests.benchmarks.meetings.made import (
    NO_EDGE,
    NO_FINDING,
    NOT_ACCOMPANYING,
    NOT_NESTED,
    Event,
    World,
)
from tests.benchmarks.meetings.phrasing import Phrasing
from tests.benchmarks.meetings.tree import NARROW, WIDE, Shape
from tests.benchmarks.meetings.working import WORKING
from tests.benchmarks.meetings.world import generate

FEWEST_OF_A_CLASS = 5
MADE = (
    *("root", "explicit", "parallel", "short", "vague", "joint", "standing", "genuine"),
    *("merged", "merged with units", "nested", "accompanying", "called by a deputy"),
)
CLASSES = {*MADE, *NO_EDGE, *NO_FINDING, *NOT_NESTED, *NOT_ACCOMPANYING}
TRAITS = {"misread", "date only", "no agenda", "said otherwise"}


@pytest.fixture(scope="module", params=(WORKING, HELD_OUT), ids=lambda words: words.name)
def world(request: pytest.FixtureRequest) -> World:
    return generate(7, 6_000, request.param)


def _of(world: World, made_as: str) -> list[Event]:
    return [event for event in world.held if event.made_as == made_as]


def test_every_class_is_there_several_times(world: World) -> None:
    counts = Counter(event.judged_as for event in world.held)
    counts |= Counter(event.made_as for event in world.held)

    assert {name for name in CLASSES if counts[name] < FEWEST_OF_A_CLASS} == set()


def test_every_trait_of_bad_records_is_there(world: World) -> None:
    counts = Counter(trait for event in world.held for trait in event.traits)

    assert {name for name in TRAITS if counts[name] < FEWEST_OF_A_CLASS} == set()


@pytest.mark.parametrize(("shape", "units"), [(NARROW, 1_073), (WIDE, 3_212)])
def test_trees_have_the_agreed_sizes(shape: Shape, units: int) -> None:
    assert len(generate(1, 1, WORKING, shape=shape).units) == units


def test_right_upper_meetings_are_earlier_and_of_a_superior_place_or_ones_own(
    world: World,
) -> None:
    for event in world.held:
        for parent in event.parents:
            assert parent.start < event.start
            assert parent.unit.level <= event.unit.level
            assert parent.unit is not event.unit


def test_meetings_held_at_once_after_the_upper_one_are_there(world: World) -> None:
    relayed = [
        event
        for event in world.held
        if event.parents and (event.start - event.parents[0].start).total_seconds() < 6 * 3600
    ]

    assert len(relayed) >= FEWEST_OF_A_CLASS


def test_no_unit_sits_twice_in_one_role(world: World) -> None:
    for record in world.meetings:
        seats = [(seat.unit, seat.role) for seat in record.attendees]
        assert len(seats) == len(set(seats))


def test_joint_meetings_have_a_record_of_each_host(world: World) -> None:
    for event in _of(world, "joint"):
        assert {event.unit.id, event.hosts[0].id} <= {record.unit for record in event.records}


def test_branch_venues_and_others_who_were_there_report_the_same_meeting(world: World) -> None:
    several = [event for event in world.held if event.reporters]

    assert {event.video for event in several} == {True, False}
    assert all(len(event.records) == len(event.reporters) + 1 for event in several)


def test_some_upper_meetings_are_in_no_file(world: World) -> None:
    known = world.by_record()
    missing = {parent for event in world.held for parent in event.parents if parent.dropped}

    assert missing
    assert all(record.id not in known for parent in missing for record in parent.records)


def test_a_township_merges_three_upper_meetings(world: World) -> None:
    assert {len(event.parents) for event in _of(world, "merged")} == {3}


def test_standing_meetings_are_charged_for_one_of_several_items(world: World) -> None:
    for event in _of(world, "standing"):
        assert event.charged is not None
        assert len(event.items) >= 3
        assert event.novelty == (len(event.items) - 1) / len(event.items)


def test_own_measures_make_most_of_a_genuine_meeting(world: World) -> None:
    assert all(event.novelty >= 0.6 for event in _of(world, "genuine") if event.novelty is not None)
    assert any(event.novelty for event in _of(world, "genuine"))


def test_idle_hours_are_those_of_units_that_no_item_names(world: World) -> None:
    for event in _of(world, "accompanying"):
        named = {unit for item in event.items for unit in item.units}
        people = {seat.unit: seat.people for seat in event.seats[1:]}
        assert event.accompanying == {
            unit: people[unit] * event.minutes / 60 for unit in people if unit not in named
        }


def test_only_tied_matters_with_units_cost_nested_hours(world: World) -> None:
    tied = {event.made_as for event in world.held if event.nested_hours is not None}

    assert tied == {"nested", "merged with units"}
    assert all((event.nested_hours or 0) > 0 for event in _of(world, "nested"))


def test_a_seed_always_makes_the_same_world() -> None:
    assert generate(3, 400, WORKING).meetings == generate(3, 400, WORKING).meetings
    assert generate(3, 400, WORKING).meetings != generate(4, 400, WORKING).meetings


@pytest.mark.parametrize("words", [WORKING, HELD_OUT], ids=lambda words: words.name)
def test_a_set_has_many_topics_and_many_wordings_of_each_style(words: Phrasing) -> None:
    styles = {
        **{one.name: getattr(words.titles, one.name) for one in fields(words.titles)},
        **{one.name: getattr(words.items, one.name) for one in fields(words.items)},
        "statutory": words.statutory,
    }
    # How a report of the same meeting, or a relay, is headed leaves little room.
    fewer = {"relayed", "venue", "reported"}

    assert len({topic.name for topic in words.topics}) >= 20
    assert {name for name, some in styles.items() if len(set(some)) < 10} <= fewer


def test_the_sets_were_worded_apart() -> None:
    """Only the bare title of the other meeting, which a report repeats, is in both."""
    one, other = (
        {text for part in (words.titles, words.items) for text in _texts(part)}
        for words in (WORKING, HELD_OUT)
    )

    assert one & other == {"{p}"}
    assert {topic.name for topic in WORKING.topics}.isdisjoint(t.name for t in HELD_OUT.topics)


def _texts(part: object) -> set[str]:
    return {text for texts in vars(part).values() for text in texts}
