"""A rectification closes by the figure that fell, by nothing that is written or uploaded."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from burden.audit.models import Entry
from burden.findings import services
from burden.findings.errors import (
    DeadlinePast,
    MustFall,
    NoFigure,
    NoRecords,
    NotAtThisStage,
    NothingConfirmed,
    TooEarly,
)
from burden.findings.models import Finding, Measurement, Rectification
from burden.findings.services import Task
from burden.ledger import services as ledger
from burden.ledger.models import Component
from burden.ledger.services import Booking
from burden.matters.models import Item
from burden.organisations.models import Role, User
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_item, make_person
from tests.factories.hearing import confirm
from tests.findings.conftest import World, suspect

# Six months before it lie between 10 December 2024 and 10 June 2025.
SET = date(2025, 6, 10)
TASK = Task(
    owner="县政府办公室",
    measure="同类事项不再转发。",
    deadline=date(2025, 8, 31),
    figure="share",
    target=0.25,
)
State = Rectification.State


def issue(world: World, day: date, *, is_copied: bool) -> Item:
    """A paper of the county, held against it or not."""
    item = make_item(world.county, day=day)
    if is_copied:
        suspect(item, None)
    return item


@pytest.fixture
def confirmed(world: World) -> Finding:
    """The county issued four papers before, three of them copied; one is confirmed."""
    for day, is_copied in ((date(2025, 5, 7), True), (date(2025, 5, 8), False)):
        issue(world, day, is_copied=is_copied)
    item = issue(world, date(2025, 4, 9), is_copied=True)
    Item.objects.filter(pk=world.item.pk).update(occurred_on=date(2025, 3, 3))
    finding = Finding.objects.get(item=item)
    confirm(finding, by=world.inspector)
    return Finding.objects.get(pk=finding.pk)


@pytest.fixture
def editor(world: World) -> User:
    return make_person(Role.UNIT_EDITOR, world.county)


def begin(world: World, confirmed: Finding, **other: object) -> Rectification:
    task = Task(**{**TASK.__dict__, **other})
    return services.set_rectification(
        findings=[confirmed], by=world.inspector, task=task, today=SET
    )


def reported(world: World, confirmed: Finding, editor: User) -> Rectification:
    found = begin(world, confirmed)
    services.report_done(rectification=found, by=editor, text="已清理。")
    return found


def after(world: World, *copied: bool) -> None:
    """Papers issued in July, one a day."""
    for n, is_copied in enumerate(copied):
        issue(world, date(2025, 7, 1 + n), is_copied=is_copied)


def state(found: Rectification) -> str:
    found.refresh_from_db()
    return found.state


def test_value_at_the_start_is_measured_over_the_six_months_before(
    world: World, confirmed: Finding
) -> None:
    found = begin(world, confirmed)

    assert found.start_value == pytest.approx(3 / 4)
    measured = Measurement.objects.get()
    assert (measured.first, measured.end, measured.records) == (date(2024, 12, 10), SET, 4)


def test_burden_of_long_ago_is_measured_by_the_six_months_that_end_with_it(
    world: World, confirmed: Finding
) -> None:
    task = Task(**{**TASK.__dict__, "deadline": date(2026, 8, 31)})

    found = services.set_rectification(
        findings=[confirmed], by=world.inspector, task=task, today=date(2026, 3, 1)
    )

    start = found.measurements.get()
    assert (start.first, start.end) == (date(2024, 10, 10), date(2025, 4, 10))
    assert (start.records, start.value) == (2, 1)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"target": 0.75}, MustFall),
        ({"target": 0.9}, MustFall),
        ({"deadline": SET}, DeadlinePast),
        ({"figure": "photos"}, NoFigure),
    ],
)
def test_target_lies_below_what_was_measured_and_the_deadline_ahead(
    world: World, confirmed: Finding, told: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        begin(world, confirmed, **told)

    assert not Rectification.objects.exists()


def test_only_confirmed_findings_of_one_unit_and_kind_go_together(
    world: World, confirmed: Finding
) -> None:
    with pytest.raises(NothingConfirmed):
        services.set_rectification(
            findings=[confirmed, world.finding], by=world.inspector, task=TASK, today=SET
        )


def test_figure_that_fell_closes_it(world: World, confirmed: Finding, editor: User) -> None:
    found = reported(world, confirmed, editor)
    after(world, True, False, False, False)

    measured = services.check(rectification=found, by=world.inspector, today=date(2025, 8, 1))

    assert measured.value == pytest.approx(0.25)
    assert state(found) == State.CLOSED
    assert Entry.objects.filter(action="rectification.closed").count() == 1


def test_k22_report_without_a_fall_is_a_rectification_on_paper(
    world: World, confirmed: Finding, editor: User
) -> None:
    found = reported(world, confirmed, editor)
    after(world, True, True, False)

    services.check(rectification=found, by=world.inspector, today=date(2025, 8, 1))

    assert state(found) == State.ON_PAPER
    assert found.closed_on is None


def test_one_on_paper_closes_once_the_figure_has_fallen(
    world: World, confirmed: Finding, editor: User
) -> None:
    found = reported(world, confirmed, editor)
    after(world, True, True, False)
    services.check(rectification=found, by=world.inspector, today=date(2025, 8, 1))
    for day in range(1, 8):
        issue(world, date(2025, 8, day), is_copied=False)

    services.check(rectification=found, by=world.inspector, today=date(2025, 9, 1))

    assert state(found) == State.CLOSED


def test_nothing_closes_that_was_not_reported_or_is_too_young_or_without_records(
    world: World, confirmed: Finding, editor: User
) -> None:
    found = begin(world, confirmed)
    with pytest.raises(NotAtThisStage):
        services.check(rectification=found, by=world.inspector, today=date(2025, 8, 1))
    services.report_done(rectification=found, by=editor, text="已清理。")
    with pytest.raises(TooEarly):
        services.check(rectification=found, by=world.inspector, today=SET + timedelta(days=27))
    with pytest.raises(NoRecords):
        services.check(rectification=found, by=world.inspector, today=date(2025, 8, 1))

    assert state(found) == State.REPORTED


def test_dismissed_findings_count_in_no_figure(
    world: World, confirmed: Finding, editor: User
) -> None:
    found = reported(world, confirmed, editor)
    after(world, True, True)
    for finding in Finding.objects.filter(item__occurred_on__gte=date(2025, 7, 1)):
        services.decide(finding=finding, verdict="dismissed", reason="misread", by=world.inspector)

    services.check(rectification=found, by=world.inspector, today=date(2025, 8, 1))

    assert state(found) == State.CLOSED


def test_hours_are_those_of_the_ledger(world: World, confirmed: Finding, editor: User) -> None:
    ledger.book(
        item=confirmed.item,
        originator=world.county,
        day=date(2025, 4, 9),
        rows=[Booking(Component.COPIED, world.other.pk, Decimal(12), Decimal(12), True)],
        parameter_set=thresholds.in_force().set,
    )

    found = begin(world, confirmed, figure="hours", target=1.0)

    assert found.start_value == pytest.approx(12 / (182 / (365.25 / 12)), rel=1e-6)


def closed(world: World, confirmed: Finding, editor: User) -> Rectification:
    found = reported(world, confirmed, editor)
    after(world, False, False, False, False)
    services.check(rectification=found, by=world.inspector, today=date(2025, 8, 1))
    return found


def test_k07_figure_that_rises_again_within_six_months_is_an_alarm(
    world: World, confirmed: Finding, editor: User
) -> None:
    found = closed(world, confirmed, editor)
    assert services.watch_all(date(2025, 9, 20)) == 0
    for day in (3, 4):
        issue(world, date(2025, 9, day), is_copied=True)

    assert services.watch_all(date(2025, 9, 20)) == 1

    assert state(found) == State.REBOUNDED
    entry = Entry.objects.get(action="rectification.rebounded")
    assert entry.actor_id == ""
    assert services.watch_all(date(2025, 9, 21)) == 0


def test_watch_ends_after_six_months(world: World, confirmed: Finding, editor: User) -> None:
    found = closed(world, confirmed, editor)

    services.watch_all(date(2026, 1, 31))
    assert state(found) == State.CLOSED
    services.watch_all(date(2026, 2, 1))
    assert state(found) == State.KEPT

    issue(world, date(2026, 3, 1), is_copied=True)
    services.watch_all(date(2026, 4, 1))
    assert state(found) == State.KEPT


def test_inspectors_set_and_measure_and_units_report(
    world: World, confirmed: Finding, editor: User
) -> None:
    with pytest.raises(PermissionDenied):
        services.set_rectification(findings=[confirmed], by=world.leader, task=TASK, today=SET)
    found = begin(world, confirmed)
    with pytest.raises(PermissionDenied):
        services.report_done(rectification=found, by=world.inspector, text="已办")
    with pytest.raises(PermissionDenied):
        services.check(rectification=found, by=editor)
    with pytest.raises(PermissionDenied):
        services.check(rectification=found, by=world.stranger)
