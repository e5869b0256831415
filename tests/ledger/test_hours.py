"""Hours of one item: quantity times time, split without losing a millionth."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from burden.ledger.hours import (
    attended_hours,
    drafting_hours,
    exact,
    meeting_parts,
    paper_hours,
    paper_parts,
    split,
)
from burden.ledger.models import Component

HOURS = st.decimals("0", "100000", places=6)
SHARES = st.floats(-0.5, 1.5) | st.decimals("0", "1", places=9)


def test_paper_hours_are_reading_of_each_reader_and_one_handling() -> None:
    hours = paper_hours(characters=4000, readers=3, speed=15000, handling=0.25)

    assert hours == Decimal("1.05")


def test_drafting_hours_are_characters_by_speed() -> None:
    assert drafting_hours(characters=3000, speed=1000) == 3


def test_attended_hours_count_travel_and_preparation_of_each() -> None:
    hours = attended_hours(people=4, length=1.5, travel=1, preparation=0.5)

    assert hours == 12


def test_exact_takes_a_float_as_it_is_written() -> None:
    assert exact(0.92) == Decimal("0.92")


def test_paper_parts_put_the_contained_share_into_copied() -> None:
    parts = paper_parts(Decimal(4), contained=0.92)

    assert parts == {Component.COPIED: Decimal("3.68"), Component.DOCUMENT: Decimal("0.32")}


def test_paper_parts_leave_out_an_empty_component() -> None:
    assert paper_parts(4, contained=0) == {Component.DOCUMENT: 4}


def test_meeting_parts_take_accompanying_hours_before_the_layered_share() -> None:
    parts = meeting_parts(10, accompanying=4, contained=0.9)

    assert parts == {
        Component.ACCOMPANY: 4,
        Component.LAYERED: Decimal("5.4"),
        Component.MEETING: Decimal("0.6"),
    }


def test_meeting_parts_take_nested_hours_before_the_layered_share() -> None:
    parts = meeting_parts(15, irrelevant=10, contained=0.5)

    assert parts == {
        Component.NESTED: 10,
        Component.LAYERED: Decimal("2.5"),
        Component.MEETING: Decimal("2.5"),
    }


@given(whole=HOURS, share=SHARES)
def test_split_adds_up_to_the_whole(whole: Decimal, share: Decimal | float) -> None:
    part, rest = split(whole, share)

    assert part + rest == whole
    assert 0 <= part <= whole


@given(whole=HOURS, accompanying=HOURS, irrelevant=HOURS, contained=SHARES)
def test_meeting_parts_add_up_to_the_hours(
    whole: Decimal, accompanying: Decimal, irrelevant: Decimal, contained: Decimal | float
) -> None:
    parts = meeting_parts(
        whole, accompanying=accompanying, irrelevant=irrelevant, contained=contained
    )

    assert sum(parts.values()) == whole
    assert all(hours > 0 for hours in parts.values())
