"""Moves that make load look smaller must not make it smaller."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from burden.ledger import hours as arithmetic
from burden.ledger import selectors, services
from burden.ledger.hours import Parts
from burden.ledger.models import Component
from burden.ledger.selectors import Slice
from burden.ledger.services import Booking
from burden.matters.models import Source
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.scores import services as scores
from burden.scores.selectors import score_of
from burden.thresholds import selectors as thresholds
from tests.factories.administration import DAY, make_item, make_unit

pytestmark = pytest.mark.django_db
MONTH = Period.month_of(DAY)


@pytest.fixture
def county() -> Unit:
    return make_unit(staff=20)


@pytest.fixture
def township(county: Unit) -> Unit:
    return make_unit(level=Level.TOWNSHIP, parent=county, staff=10)


def hold(
    host: Unit, taken: Mapping[Unit, Parts], *, title: str = "", is_white: bool = False
) -> None:
    item = make_item(host, source=Source.MEETING, title=title)
    services.book(
        item=item,
        originator=host,
        day=DAY,
        rows=[
            Booking(
                component,
                unit.pk,
                hours,
                arithmetic.avoidable_of(component, hours),
                is_measured=True,
                is_white=is_white,
            )
            for unit, parts in taken.items()
            for component, hours in parts.items()
        ],
        parameter_set=thresholds.in_force().set,
    )


def meeting(people: int, length: float, *, irrelevant: float = 0) -> Parts:
    return arithmetic.meeting_parts(
        arithmetic.attended_hours(people=people, length=length), irrelevant=people * irrelevant
    )


def outcome(unit: Unit) -> tuple[Decimal, float | None]:
    scores.refresh(MONTH.first)
    found = score_of(unit, MONTH.first)
    assert found is not None
    return found.hours, found.score


def test_a_meeting_split_in_two_costs_the_same(county: Unit) -> None:
    split_in_two, held_whole = make_unit(staff=20), make_unit(staff=20)

    for _half in range(2):
        hold(county, {split_in_two: meeting(23, 1)})
    hold(county, {held_whole: meeting(23, 2)})

    assert outcome(split_in_two) == outcome(held_whole)
    assert outcome(held_whole)[0] == 46


def test_merged_meetings_cost_what_the_union_sits_through(county: Unit) -> None:
    apart, together = make_unit(staff=20), make_unit(staff=20)

    for people in (3, 3, 4):
        hold(county, {apart: meeting(people, 0.5)})
    hold(county, {together: meeting(10, 1.5, irrelevant=1.0)})

    assert outcome(apart)[0] == 5
    assert outcome(together)[0] == 15
    parts = selectors.by_component(Slice(together.path, MONTH).received)
    assert parts[Component.NESTED].hours == 10


def test_another_name_for_a_meeting_changes_nothing(county: Unit) -> None:
    called, renamed = make_unit(staff=20), make_unit(staff=20)

    hold(county, {called: meeting(8, 2)}, title="全县森林防火工作会议")
    hold(county, {renamed: meeting(8, 2)}, title="全县森林防火工作调度座谈")

    assert outcome(called) == outcome(renamed)


def test_a_white_head_costs_the_same_and_shows_as_white(county: Unit) -> None:
    red, white = make_unit(staff=20), make_unit(staff=20)
    paper = arithmetic.paper_parts(
        arithmetic.paper_hours(characters=3700, readers=2, speed=15_000, handling=0.25),
        contained=0.5,
    )

    hold(county, {red: paper})
    hold(county, {white: paper}, is_white=True)

    assert outcome(red) == outcome(white)
    assert selectors.totals(Slice(red.path, MONTH).received).white == 0
    assert selectors.totals(Slice(white.path, MONTH).received).white == sum(paper.values())


def test_load_pushed_down_a_level_shows_as_generated_above(county: Unit, township: Unit) -> None:
    hold(county, {township: meeting(6, 2)})

    part = Slice(county.path, MONTH)

    assert county.pk not in selectors.received_by_unit(part)
    assert selectors.generated_by_unit(part)[county.pk].hours == 12
    assert selectors.flow_matrix(part).received[-1].hours == 12


def test_more_meetings_never_lower_the_score(county: Unit) -> None:
    hold(county, {county: meeting(5, 1)})
    before = outcome(county)

    hold(county, {county: meeting(1, 0.5)})

    assert outcome(county) > before
