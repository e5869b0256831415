"""A dismissed finding comes back when it has outgrown what was dismissed."""

from decimal import Decimal

import pytest

from burden.audit.models import Entry
from burden.findings import services
from burden.findings.models import Finding
from burden.jobs.models import Job
from burden.jobs.running import run_due
from tests.factories.administration import make_item, make_unit
from tests.factories.hearing import hear
from tests.findings.conftest import KIND, World, suspect


def weigh(world: World, hours: float) -> None:
    services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(hours))
    run_due("tests")


def dismiss(world: World) -> None:
    services.decide(
        finding=Finding.objects.get(pk=world.finding.pk),
        verdict="dismissed",
        reason="emergency",
        by=world.inspector,
    )


def state(world: World) -> str:
    return Finding.objects.get(pk=world.finding.pk).state


@pytest.mark.parametrize(("hours", "now"), [(14.9, "dismissed"), (15, "open"), (3, "dismissed")])
def test_half_as_much_again_brings_it_back(world: World, hours: float, now: str) -> None:
    weigh(world, 10)
    dismiss(world)

    weigh(world, hours)

    assert state(world) == now


def test_coming_back_is_logged_and_books_again(world: World) -> None:
    weigh(world, 10)
    dismiss(world)
    Job.objects.all().delete()

    weigh(world, 20)

    entry = Entry.objects.get(action="finding.came_back")
    assert entry.actor_id == ""
    assert Job.objects.filter(kind="paper.book").exists()


def test_first_hours_after_a_decision_are_what_was_decided(world: World) -> None:
    dismiss(world)

    weigh(world, 8)
    assert state(world) == "dismissed"
    weigh(world, 12)

    assert state(world) == "open"


def test_first_hours_that_make_it_high_bring_it_back(world: World) -> None:
    dismiss(world)

    weigh(world, 80)

    assert state(world) == "open"


def test_a_layer_more_brings_it_back(world: World) -> None:
    dismiss(world)
    town = make_unit("青河镇", parent=world.county)

    below = make_item(town, parent=world.item, title="青河镇森林防火工作方案")
    suspect(below, world.item)
    run_due("tests")

    assert state(world) == "open"


def test_a_layer_more_far_below_brings_it_back(world: World) -> None:
    town = make_unit("青河镇", parent=world.county)
    below = make_item(town, parent=world.item, title="青河镇森林防火工作方案")
    suspect(below, world.item)
    dismiss(world)

    village = make_unit("张家村", parent=town)
    suspect(make_item(village, parent=below, title="张家村森林防火工作方案"), below)
    run_due("tests")

    assert state(world) == "open"


def test_another_of_the_same_layer_does_not(world: World) -> None:
    town = make_unit("青河镇", parent=world.county)
    suspect(make_item(town, parent=world.item), world.item)
    dismiss(world)

    suspect(make_item(make_unit("白石镇", parent=world.county), parent=world.item), world.item)
    run_due("tests")

    assert state(world) == "dismissed"


def test_what_comes_back_is_told_to_the_unit_again(world: World) -> None:
    weigh(world, 10)
    hear(world.finding, world.inspector)
    dismiss(world)

    weigh(world, 30)

    assert Finding.objects.get().notice is None


def test_notice_falls_when_the_suspicion_outgrows_it(world: World) -> None:
    weigh(world, 10)
    hear(world.finding, world.inspector)

    weigh(world, 16)

    finding = Finding.objects.get()
    assert (finding.state, finding.notice) == ("open", None)
    assert finding.notices.count() == 1


def test_notice_stands_when_hours_are_booked_after_it(world: World) -> None:
    hear(world.finding, world.inspector)

    weigh(world, 100)

    assert Finding.objects.get().notice is not None
